import { SCALE, type Problem, type Unit } from "./problem.ts";
import { keepTwo, NOBODY, rankPeople, stepsOf, type UnitProgramme } from "./unit-programme.ts";

type Filled = { problem: Problem; programme: UnitProgramme; unit: Unit; reduced: Float64Array };

/** For every visit of a unit, the best scaled points of any schedule of the unit that contains it, at the same prices. The programme must
 *  be filled from the end; here it is filled from the beginning too.
 *  @param through one entry for each visit of the problem; the unit's are written */
export function fillThroughPoints(filled: Filled, through: Float64Array): void {
  const { problem, programme, unit, reduced } = filled;
  const { weeks, blockWeeks } = problem.frame;
  const { width, toFree } = programme;
  toFree.fill(-Infinity);
  programme.toHandOver.fill(-Infinity);
  programme.toHandOverOther.fill(-Infinity);
  programme.lastPerson.fill(NOBODY);
  toFree[0] = 0;
  for (let week = 0; week < weeks; week++) {
    const block = Math.floor(week / blockWeeks);
    const entersBlock = (week + 1) % blockWeeks === 0 || week + 1 === weeks;
    for (let slot = unit.slotAtWeek[week]!; slot < unit.slotAtWeek[week + 1]!; slot++) {
      rankPeople({ problem, slot, reduced, best: programme.best });
      passSlot(filled, slot);
      throughSlot(filled, slot, through);
    }
    if (unit.mustStart[week]) continue;
    for (let covered = 0; covered <= unit.mostWeeks[block]!; covered++) {
      const next = (week + 1) * width + (entersBlock ? 0 : covered);
      toFree[next] = Math.max(toFree[next]!, toFree[week * width + covered]!);
    }
  }
}

/** Leads the best points before a slot to the states after it. */
function passSlot({ problem, programme, unit }: Filled, slot: number): void {
  const { slots } = problem.visits;
  const { width, toFree, toHandOver, toHandOverOther, lastPerson, best } = programme;
  const { start, last, after, mayEnd, mayHandOver, mayTakeOver } = stepsOf(problem, unit, slot);
  const block = Math.floor(start / problem.frame.blockWeeks);
  const most = unit.mostWeeks[block]!;
  const base = block * unit.coverageWidth;
  const handOver = unit.handOverPoints * SCALE;
  for (let covered = 0; covered <= most; covered++) {
    const sum = Math.min(most, covered + slots.weeksInFirstBlock[slot]!);
    const gain = (unit.coverage[base + sum]! - unit.coverage[base + covered]!) * SCALE + slots.laterPoints[slot]!;
    const state = start * width + covered;
    const ended = after * width + (slots.coveredAfter[slot]! < 0 ? sum : slots.coveredAfter[slot]!);
    const handing = last * width + (slots.coveredAtLast[slot]! < 0 ? sum : slots.coveredAtLast[slot]!);
    for (let place = 0; place < 3; place++) {
      const person = best.person[place]!;
      const taken = lastPerson[state] === person ? toHandOverOther[state]! : toHandOver[state]!;
      const before = Math.max(toFree[state]!, mayTakeOver ? handOver + taken : -Infinity);
      const points = before + gain + best.points[place]!;
      if (points === -Infinity) continue;
      if (mayEnd) toFree[ended] = Math.max(toFree[ended]!, points);
      if (mayHandOver) keepTwo(toHandOver, toHandOverOther, lastPerson, handing, points, person);
    }
  }
}

function throughSlot({ problem, programme, unit, reduced }: Filled, slot: number, through: Float64Array): void {
  const { slots, groups, person } = problem.visits;
  const { width, toFree, toHandOver, toHandOverOther, lastPerson, best } = programme;
  const { fromFree, fromHandOver, fromHandOverOther, nextPerson } = programme;
  const { start, last, after, mayEnd, mayHandOver, mayTakeOver } = stepsOf(problem, unit, slot);
  const block = Math.floor(start / problem.frame.blockWeeks);
  const most = unit.mostWeeks[block]!;
  const base = block * unit.coverageWidth;
  const handOver = unit.handOverPoints * SCALE;
  const firstGroup = slots.firstGroup[slot]!;
  const afterGroup = slots.firstGroup[slot + 1]!;
  const isTeam = afterGroup - firstGroup > 1;
  const firstVisit = groups.firstVisit[firstGroup]!;
  const afterVisit = groups.firstVisit[afterGroup]!;
  through.fill(-Infinity, firstVisit, afterVisit);
  for (let covered = 0; covered <= most; covered++) {
    const sum = Math.min(most, covered + slots.weeksInFirstBlock[slot]!);
    const gain = (unit.coverage[base + sum]! - unit.coverage[base + covered]!) * SCALE + slots.laterPoints[slot]!;
    const state = start * width + covered;
    const handing = last * width + (slots.coveredAtLast[slot]! < 0 ? sum : slots.coveredAtLast[slot]!);
    const end = mayEnd ? fromFree[after * width + (slots.coveredAfter[slot]! < 0 ? sum : slots.coveredAfter[slot]!)]! : -Infinity;
    for (let visit = firstVisit; visit < afterVisit; visit++) {
      const who = isTeam ? best.person[0]! : person[visit]!;
      const taken = lastPerson[state] === who ? toHandOverOther[state]! : toHandOver[state]!;
      const before = Math.max(toFree[state]!, mayTakeOver ? handOver + taken : -Infinity);
      const pass = mayHandOver ? handOver + (nextPerson[handing] === who ? fromHandOverOther[handing]! : fromHandOver[handing]!) : -Infinity;
      const points = before + gain + Math.max(end, pass);
      if (points > through[visit]!) through[visit] = points;
    }
  }
  addOwnPoints({ problem, slot, reduced, best: best.points[0]!, through });
}

/** In a team, a visit stands beside the best of the other posts. */
function addOwnPoints(at: { problem: Problem; slot: number; reduced: Float64Array; best: number; through: Float64Array }): void {
  const { slots, groups } = at.problem.visits;
  const firstGroup = slots.firstGroup[at.slot]!;
  const afterGroup = slots.firstGroup[at.slot + 1]!;
  for (let group = firstGroup; group < afterGroup; group++) {
    let bestHere = -Infinity;
    for (let visit = groups.firstVisit[group]!; visit < groups.firstVisit[group + 1]!; visit++) bestHere = Math.max(bestHere, at.reduced[visit]!);
    const others = afterGroup - firstGroup > 1 ? at.best - bestHere : 0;
    for (let visit = groups.firstVisit[group]!; visit < groups.firstVisit[group + 1]!; visit++) at.through[visit]! += others + at.reduced[visit]!;
  }
}
