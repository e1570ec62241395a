import { MIN_WEEKS_TO_HAND_OVER } from "../constraints/hand-over.ts";
import type { Frame } from "./frame.ts";
import type { VisitList } from "./possible-visits.ts";
import type { Groups, Slots, Unit, Visits } from "./problem.ts";
import { slotOrder } from "./arrange-visits.ts";

type Listed = { frame: Frame; units: Unit[]; unitOfPost: Int32Array; list: VisitList };

/** Lays visits out in slot order and says where each slot, group and week begins. Points, cost and locked are left at 0.
 *  @returns the table, and the units with their slots */
export function layOutVisits(listed: Listed): { visits: Visits; units: Unit[] } {
  const { frame, list } = listed;
  const order = slotOrder(listed);
  const take = (field: Int32Array) => Int32Array.from(order, (index) => field[index]!);
  const sorted = {
    count: order.length,
    person: take(list.person),
    post: take(list.post),
    start: take(list.start),
    weeks: take(list.weeks),
  };
  const { group, groups } = groupsOf(sorted);
  const slots = slotsOf(listed, sorted, groups);
  const visits = {
    ...sorted,
    points: new Float64Array(order.length),
    cost: new Float64Array(order.length),
    locked: new Uint8Array(order.length),
    group,
    groups,
    slots,
  };
  return { visits, units: withSlots(frame, listed.units, slots) };
}

function groupsOf(sorted: VisitList): { group: Int32Array; groups: Groups } {
  const { count, post, start, weeks } = sorted;
  const group = new Int32Array(count);
  const firstVisit: number[] = [];
  for (let at = 0; at < count; at++) {
    const same = at > 0 && post[at] === post[at - 1] && start[at] === start[at - 1] && weeks[at] === weeks[at - 1];
    if (!same) firstVisit.push(at);
    group[at] = firstVisit.length - 1;
  }
  const groupCount = firstVisit.length;
  firstVisit.push(count);
  return {
    group,
    groups: { count: groupCount, slot: new Int32Array(groupCount), firstVisit: Int32Array.from(firstVisit) },
  };
}

function slotsOf(listed: Listed, sorted: VisitList, groups: Groups): Slots {
  const { units, unitOfPost, frame } = listed;
  const firstGroup: number[] = [];
  for (let at = 0; at < groups.count;) {
    const unit = unitOfPost[sorted.post[groups.firstVisit[at]!]!]!;
    const size = units[unit]!.posts.length;
    groups.slot.fill(firstGroup.length, at, at + size);
    firstGroup.push(at);
    at += size;
  }
  const slots = emptySlots(firstGroup.length);
  firstGroup.push(groups.count);
  slots.firstGroup.set(firstGroup);
  for (let slot = 0; slot < slots.count; slot++) {
    const first = groups.firstVisit[slots.firstGroup[slot]!]!;
    slots.unit[slot] = unitOfPost[sorted.post[first]!]!;
    slots.start[slot] = sorted.start[first]!;
    slots.weeks[slot] = sorted.weeks[first]!;
    const unit = units[slots.unit[slot]!]!;
    sayWhatMayFollow({ frame, unit, slots, slot });
    spreadOverBlocks({ frame, unit, slots, slot });
  }
  return slots;
}

function emptySlots(count: number): Slots {
  const whole = () => new Int32Array(count);
  return {
    count,
    unit: whole(),
    start: whole(),
    weeks: whole(),
    firstGroup: new Int32Array(count + 1),
    after: whole(),
    mayEnd: new Uint8Array(count),
    mayHandOver: new Uint8Array(count),
    mayTakeOver: new Uint8Array(count),
    weeksInFirstBlock: whole(),
    laterPoints: new Float64Array(count),
    coveredAfter: whole(),
    coveredAtLast: whole(),
  };
}

function sayWhatMayFollow(at: { frame: Frame; unit: Unit; slots: Slots; slot: number }): void {
  const { frame, unit, slots, slot } = at;
  const start = slots.start[slot]!;
  const end = start + slots.weeks[slot]!;
  const after = Math.min(frame.weeks, end);
  slots.after[slot] = after;
  slots.mayEnd[slot] = start === after - 1 || unit.mustStart[after - 1] === 0 ? 1 : 0;
  slots.mayTakeOver[slot] = unit.handOver && slots.weeks[slot]! >= MIN_WEEKS_TO_HAND_OVER ? 1 : 0;
  slots.mayHandOver[slot] = slots.mayTakeOver[slot] === 1 && end <= frame.weeks ? 1 : 0;
}

/** What a slot covers in the block in which it starts, and in the blocks after it. */
function spreadOverBlocks(at: { frame: Frame; unit: Unit; slots: Slots; slot: number }): void {
  const { unit, slots, slot } = at;
  const { blockWeeks, weeks: programmeWeeks } = at.frame;
  const start = slots.start[slot]!;
  const after = slots.after[slot]!;
  const firstBlock = Math.floor(start / blockWeeks);
  const firstBlockEnd = Math.min((firstBlock + 1) * blockWeeks, programmeWeeks);
  slots.weeksInFirstBlock[slot] = Math.min(after, firstBlockEnd) - start;
  let points = 0;
  for (let week = firstBlockEnd; week < after; week += blockWeeks) {
    const block = Math.floor(week / blockWeeks);
    points += unit.coverage[block * unit.coverageWidth + capped(unit, block, Math.min(blockWeeks, after - week))]!;
  }
  slots.laterPoints[slot] = points;
  const lastBlock = Math.floor((after - 1) / blockWeeks);
  const inLastBlock = capped(unit, lastBlock, after - lastBlock * blockWeeks);
  slots.coveredAtLast[slot] = lastBlock === firstBlock ? -1 : inLastBlock;
  const endsItsBlock = after === programmeWeeks || after % blockWeeks === 0;
  if (endsItsBlock) slots.coveredAfter[slot] = 0;
  else slots.coveredAfter[slot] = lastBlock === firstBlock ? -1 : inLastBlock;
}

function capped(unit: Unit, block: number, weeks: number): number {
  return Math.min(weeks, unit.mostWeeks[block]!);
}

function withSlots(frame: Frame, units: Unit[], slots: Slots): Unit[] {
  let slot = 0;
  return units.map((unit, index) => {
    const slotAtWeek = new Int32Array(frame.weeks + 1);
    for (let week = 0; week <= frame.weeks; week++) {
      while (slot < slots.count && slots.unit[slot] === index && slots.start[slot]! < week) slot++;
      slotAtWeek[week] = slot;
    }
    return { ...unit, slotAtWeek };
  });
}
