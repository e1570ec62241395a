import { keepTwo, NOBODY, rankPeople, type UnitProgramme } from "./unit-programme.ts";

/** For every visit of the unit in hand, the best scaled points of any schedule of the unit that contains it, at the same prices. The
 *  programme must be filled from the end; here it is filled from the beginning too.
 *  @param through one entry for each visit of the problem; the unit's are written */
export function fillThroughPoints(programme: UnitProgramme, through: Float64Array): void {
  const { unit, width, toFree, problem } = programme;
  const { weeks, blockWeeks } = problem.frame;
  toFree.fill(-Infinity);
  programme.toHandOver.fill(-Infinity);
  programme.toHandOverOther.fill(-Infinity);
  programme.lastPerson.fill(NOBODY);
  toFree[0] = 0;
  for (let week = 0; week < weeks; week++) {
    const block = Math.floor(week / blockWeeks);
    const entersBlock = (week + 1) % blockWeeks === 0 || week + 1 === weeks;
    for (let slot = unit.slotAtWeek[week]!; slot < unit.slotAtWeek[week + 1]!; slot++) {
      rankPeople(programme, slot);
      passSlot(programme, slot);
      throughSlot(programme, slot, through);
    }
    if (unit.mustStart[week]) continue;
    for (let covered = 0; covered <= unit.mostWeeks[block]!; covered++) {
      const next = (week + 1) * width + (entersBlock ? 0 : covered);
      toFree[next] = Math.max(toFree[next]!, toFree[week * width + covered]!);
    }
  }
}

/** Leads the best points before the slot in hand to the states after it. */
function passSlot(programme: UnitProgramme, slot: number): void {
  const { unit, width, toFree, toHandOver, toHandOverOther, lastPerson, bestPoints, bestPeople, problem } = programme;
  const { slots } = problem.visits;
  const start = slots.start[slot]!;
  const after = slots.after[slot]!;
  const block = Math.floor(start / problem.frame.blockWeeks);
  const most = unit.mostWeeks[block]!;
  const base = block * unit.coverageWidth;
  for (let covered = 0; covered <= most; covered++) {
    const sum = Math.min(most, covered + slots.weeksInFirstBlock[slot]!);
    const gain = unit.coverage[base + sum]! - unit.coverage[base + covered]! + slots.laterPoints[slot]!;
    const state = start * width + covered;
    const ended = after * width + (slots.coveredAfter[slot]! < 0 ? sum : slots.coveredAfter[slot]!);
    const handing = (after - 1) * width + (slots.coveredAtLast[slot]! < 0 ? sum : slots.coveredAtLast[slot]!);
    for (let place = 0; place < 3; place++) {
      const person = bestPeople[place]!;
      const points = pointsBefore(programme, slot, state, person) + gain + bestPoints[place]!;
      if (points === -Infinity) continue;
      if (slots.mayEnd[slot]) toFree[ended] = Math.max(toFree[ended]!, points);
      if (slots.mayHandOver[slot]) keepTwo(toHandOver, toHandOverOther, lastPerson, handing, points, person);
    }
  }
}

/** The best points with which a person can start the slot at a state: from a free week, or taking over from somebody else. */
// oxlint-disable-next-line max-params -- called in the innermost loop, which must make no objects
function pointsBefore(programme: UnitProgramme, slot: number, state: number, person: number): number {
  const { unit, toFree, toHandOver, toHandOverOther, lastPerson, problem } = programme;
  if (!problem.visits.slots.mayTakeOver[slot]) return toFree[state]!;
  const taken = lastPerson[state] === person ? toHandOverOther[state]! : toHandOver[state]!;
  return Math.max(toFree[state]!, unit.handOverPoints + taken);
}

function throughSlot(programme: UnitProgramme, slot: number, through: Float64Array): void {
  const { unit, width, bestPeople, fromFree, fromHandOver, fromHandOverOther, nextPerson, problem } = programme;
  const { slots, groups, person } = problem.visits;
  const start = slots.start[slot]!;
  const after = slots.after[slot]!;
  const block = Math.floor(start / problem.frame.blockWeeks);
  const most = unit.mostWeeks[block]!;
  const base = block * unit.coverageWidth;
  const firstGroup = slots.firstGroup[slot]!;
  const afterGroup = slots.firstGroup[slot + 1]!;
  const isTeam = afterGroup - firstGroup > 1;
  const firstVisit = groups.firstVisit[firstGroup]!;
  const afterVisit = groups.firstVisit[afterGroup]!;
  through.fill(-Infinity, firstVisit, afterVisit);
  for (let covered = 0; covered <= most; covered++) {
    const sum = Math.min(most, covered + slots.weeksInFirstBlock[slot]!);
    const gain = unit.coverage[base + sum]! - unit.coverage[base + covered]! + slots.laterPoints[slot]!;
    const state = start * width + covered;
    const handing = (after - 1) * width + (slots.coveredAtLast[slot]! < 0 ? sum : slots.coveredAtLast[slot]!);
    const end = slots.mayEnd[slot]
      ? fromFree[after * width + (slots.coveredAfter[slot]! < 0 ? sum : slots.coveredAfter[slot]!)]!
      : -Infinity;
    for (let visit = firstVisit; visit < afterVisit; visit++) {
      const who = isTeam ? bestPeople[0]! : person[visit]!;
      let onwards = end;
      if (slots.mayHandOver[slot]) {
        const pass = nextPerson[handing] === who ? fromHandOverOther[handing]! : fromHandOver[handing]!;
        onwards = Math.max(end, unit.handOverPoints + pass);
      }
      through[visit] = Math.max(through[visit]!, pointsBefore(programme, slot, state, who) + gain + onwards);
    }
  }
  addOwnPoints(programme, slot, through);
}

/** Adds each visit's own points; in a team, the best of the other posts' too. */
function addOwnPoints({ problem, reduced, bestPoints }: UnitProgramme, slot: number, through: Float64Array): void {
  const { slots, groups } = problem.visits;
  const firstGroup = slots.firstGroup[slot]!;
  const afterGroup = slots.firstGroup[slot + 1]!;
  for (let group = firstGroup; group < afterGroup; group++) {
    const [first, after] = [groups.firstVisit[group]!, groups.firstVisit[group + 1]!];
    let best = -Infinity;
    for (let visit = first; visit < after; visit++) best = Math.max(best, reduced[visit]!);
    const others = afterGroup - firstGroup > 1 ? bestPoints[0]! - best : 0;
    for (let visit = first; visit < after; visit++) through[visit]! += others + reduced[visit]!;
  }
}
