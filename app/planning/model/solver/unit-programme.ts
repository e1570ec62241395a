import { SCALE, type Problem, type Unit } from "./problem.ts";

/** The exact dynamic programme of one unit, for reduced points of its visits.
 *
 *  Two kinds of states: a week from which the unit is free with k weeks covered so far in the week's block; and a hand-over week, in
 *  which somebody ends and another must start, with k weeks covered including the one who ends. For a hand-over only the best start and
 *  the best start by another person matter, and for both it is enough to look at the three best people of each slot: at most one of them
 *  is the one who may not follow. A team's people are not told apart here, which can only raise the bound.
 *  @source docs/model.md#bound */
export type UnitProgramme = {
  /** Most covered weeks in any state, plus one: state (t, k) is at t * width + k. */
  width: number;
  /** Best scaled points from a free state to the end. */
  fromFree: Float64Array;
  /** Best scaled points from a hand-over state to the end, who starts there, and the best by another person. */
  fromHandOver: Float64Array;
  nextPerson: Int32Array;
  fromHandOverOther: Float64Array;
  /** Best scaled points from the beginning to each state, who ends in the hand-over week, and the best by another person. */
  toFree: Float64Array;
  toHandOver: Float64Array;
  lastPerson: Int32Array;
  toHandOverOther: Float64Array;
  best: BestOfSlot;
};

/** The three best people of a slot by reduced points. */
export type BestOfSlot = { points: Float64Array; person: Int32Array };

export const NOBODY = -1;

export function emptyProgramme({ frame, units }: Problem): UnitProgramme {
  const width = units.reduce((most, unit) => Math.max(most, unit.coverageWidth), 1);
  const states = (frame.weeks + 1) * width;
  const values = () => new Float64Array(states);
  const people = () => new Int32Array(states);
  return {
    width,
    fromFree: values(),
    fromHandOver: values(),
    nextPerson: people(),
    fromHandOverOther: values(),
    toFree: values(),
    toHandOver: values(),
    lastPerson: people(),
    toHandOverOther: values(),
    best: { points: new Float64Array(3), person: new Int32Array(3) },
  };
}

/** Fills the points from each state to the end.
 *  @returns the unit's best, scaled; -Infinity when its locked visits cannot stand */
export function fillFromEnd(at: { problem: Problem; programme: UnitProgramme; unit: Unit; reduced: Float64Array }): number {
  const { problem, programme, unit, reduced } = at;
  const { weeks, blockWeeks } = problem.frame;
  const { width, fromFree } = programme;
  programme.fromHandOver.fill(-Infinity);
  programme.fromHandOverOther.fill(-Infinity);
  programme.nextPerson.fill(NOBODY);
  fromFree.fill(0, weeks * width, (weeks + 1) * width);
  for (let week = weeks - 1; week >= 0; week--) {
    const block = Math.floor(week / blockWeeks);
    const entersBlock = (week + 1) % blockWeeks === 0 || week + 1 === weeks;
    const most = unit.mostWeeks[block]!;
    for (let covered = 0; covered <= most; covered++) {
      const wait = fromFree[(week + 1) * width + (entersBlock ? 0 : covered)]!;
      fromFree[week * width + covered] = unit.mustStart[week] ? -Infinity : wait;
    }
    for (let slot = unit.slotAtWeek[week]!; slot < unit.slotAtWeek[week + 1]!; slot++) {
      rankPeople({ problem, slot, reduced, best: programme.best });
      startSlot({ problem, programme, unit, slot });
    }
  }
  return fromFree[0]!;
}

/** The three best people of a slot. For a team, the best of each post together, as if three such groups existed. */
export function rankPeople(at: { problem: Problem; slot: number; reduced: Float64Array; best: BestOfSlot }): void {
  const { problem, slot, reduced, best } = at;
  const { slots, groups, person } = problem.visits;
  const firstGroup = slots.firstGroup[slot]!;
  const afterGroup = slots.firstGroup[slot + 1]!;
  const { points, person: people } = best;
  if (afterGroup - firstGroup > 1) return rankTeam({ problem, slot, reduced, best });
  points.fill(-Infinity);
  people.fill(NOBODY);
  for (let visit = groups.firstVisit[firstGroup]!; visit < groups.firstVisit[afterGroup]!; visit++) {
    const gain = reduced[visit]!;
    if (gain <= points[2]!) continue;
    let place = 2;
    while (place > 0 && gain > points[place - 1]!) {
      points[place] = points[place - 1]!;
      people[place] = people[place - 1]!;
      place--;
    }
    points[place] = gain;
    people[place] = person[visit]!;
  }
}

function rankTeam(at: { problem: Problem; slot: number; reduced: Float64Array; best: BestOfSlot }): void {
  const { slots, groups } = at.problem.visits;
  let sum = 0;
  for (let group = slots.firstGroup[at.slot]!; group < slots.firstGroup[at.slot + 1]!; group++) {
    sum += at.reduced[bestVisitOfGroup(groups.firstVisit, group, at.reduced)]!;
  }
  at.best.points.fill(sum);
  for (let place = 0; place < 3; place++) at.best.person[place] = NOBODY - 1 - place;
}

export function bestVisitOfGroup(firstVisit: Int32Array, group: number, reduced: Float64Array): number {
  let best = firstVisit[group]!;
  for (let visit = best + 1; visit < firstVisit[group + 1]!; visit++) if (reduced[visit]! > reduced[best]!) best = visit;
  return best;
}

/** Where a slot leads: the states after it and in its last week, by the weeks covered before it. */
export type SlotSteps = { start: number; last: number; after: number; mayEnd: boolean; mayHandOver: boolean; mayTakeOver: boolean };

export function stepsOf({ frame, visits }: Problem, unit: Unit, slot: number): SlotSteps {
  const start = visits.slots.start[slot]!;
  const weeks = visits.slots.weeks[slot]!;
  const after = Math.min(frame.weeks, start + weeks);
  const last = after - 1;
  const mayTakeOver = unit.handOver && weeks >= 2;
  return {
    start,
    last,
    after,
    // Where a locked visit begins in the last week, the slot must hand over to it.
    mayEnd: start === last || unit.mustStart[last] === 0,
    mayHandOver: mayTakeOver && start + weeks <= frame.weeks,
    mayTakeOver,
  };
}

function startSlot(at: { problem: Problem; programme: UnitProgramme; unit: Unit; slot: number }): void {
  const { problem, programme, unit, slot } = at;
  const { slots } = problem.visits;
  const { width, fromFree, fromHandOver, fromHandOverOther, nextPerson, best } = programme;
  const { start, last, after, mayEnd, mayHandOver, mayTakeOver } = stepsOf(problem, unit, slot);
  const block = Math.floor(start / problem.frame.blockWeeks);
  const most = unit.mostWeeks[block]!;
  const coverageBase = block * unit.coverageWidth;
  const add = slots.weeksInFirstBlock[slot]!;
  const coveredAfter = slots.coveredAfter[slot]!;
  const coveredAtLast = slots.coveredAtLast[slot]!;
  const laterPoints = slots.laterPoints[slot]!;
  const handOverPoints = unit.handOverPoints * SCALE;
  const [first, second, third] = [best.points[0]!, best.points[1]!, best.points[2]!];
  const [firstPerson, secondPerson, thirdPerson] = [best.person[0]!, best.person[1]!, best.person[2]!];
  for (let covered = 0; covered <= most; covered++) {
    const sum = Math.min(most, covered + add);
    const gain = (unit.coverage[coverageBase + sum]! - unit.coverage[coverageBase + covered]!) * SCALE + laterPoints;
    const end = mayEnd ? fromFree[after * width + (coveredAfter < 0 ? sum : coveredAfter)]! : -Infinity;
    let pass = -Infinity;
    let passOther = -Infinity;
    let passTo = NOBODY;
    if (mayHandOver) {
      const state = last * width + (coveredAtLast < 0 ? sum : coveredAtLast);
      pass = handOverPoints + fromHandOver[state]!;
      passOther = handOverPoints + fromHandOverOther[state]!;
      passTo = nextPerson[state]!;
    }
    const a = gain + first + Math.max(end, passTo === firstPerson ? passOther : pass);
    const b = gain + second + Math.max(end, passTo === secondPerson ? passOther : pass);
    const state = start * width + covered;
    fromFree[state] = Math.max(fromFree[state]!, a, b);
    if (!mayTakeOver) continue;
    const c = gain + third + Math.max(end, passTo === thirdPerson ? passOther : pass);
    keepTwo(fromHandOver, fromHandOverOther, nextPerson, state, a, firstPerson);
    keepTwo(fromHandOver, fromHandOverOther, nextPerson, state, b, secondPerson);
    keepTwo(fromHandOver, fromHandOverOther, nextPerson, state, c, thirdPerson);
  }
}

/** Keeps the best at a state, and the best by another person. Many arguments because the innermost loop must make no objects. */
export function keepTwo(
  best: Float64Array,
  other: Float64Array,
  who: Int32Array,
  state: number,
  points: number,
  person: number,
): void {
  if (points > best[state]!) {
    if (person !== who[state]) other[state] = best[state]!;
    best[state] = points;
    who[state] = person;
  } else if (person !== who[state] && points > other[state]!) other[state] = points;
}
