import type { Problem, Unit } from "./problem.ts";

/** The exact dynamic programme of one unit, for reduced points of its visits.
 *
 *  Two kinds of states: a week from which the unit is free with k weeks covered so far in the week's block; and a hand-over week, in
 *  which somebody ends and another must start, with k weeks covered including the one who ends. For a hand-over only the best start and
 *  the best start by another person matter, and for both it is enough to look at the three best people of each slot: at most one of them
 *  is the one who may not follow. A team's people are not told apart here, which can only raise the bound.
 *
 *  One is made for a problem and used for its units in turn.
 *  @source docs/model.md#bound */
export type UnitProgramme = {
  problem: Problem;
  /** The unit in hand, and scaled reduced points of each visit of the problem. */
  unit: Unit;
  reduced: Float64Array;
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
  /** The three best people of the slot in hand, and their reduced points. */
  bestPoints: Float64Array;
  bestPeople: Int32Array;
  /** Reduced points of the best person of each slot of the unit in hand. */
  bestOfSlot: Float64Array;
};

export const NOBODY = -1;

/** The dynamic programme of each unit at the given reduced points of its visits.
 *  @source docs/model.md#bound */
export function programmeOf(problem: Problem, reduced: Float64Array): UnitProgramme {
  const width = problem.units.reduce((most, unit) => Math.max(most, unit.coverageWidth), 1);
  const states = (problem.frame.weeks + 1) * width;
  const values = () => new Float64Array(states);
  const people = () => new Int32Array(states);
  return {
    problem,
    unit: problem.units[0]!,
    reduced,
    width,
    fromFree: values(),
    fromHandOver: values(),
    nextPerson: people(),
    fromHandOverOther: values(),
    toFree: values(),
    toHandOver: values(),
    lastPerson: people(),
    toHandOverOther: values(),
    bestPoints: new Float64Array(3),
    bestPeople: new Int32Array(3),
    bestOfSlot: new Float64Array(problem.visits.slots.count),
  };
}

/** Takes a unit in hand and fills the points from each state to the end.
 *  @returns the unit's best, scaled; -Infinity when its locked visits cannot stand */
export function fillFromEnd(programme: UnitProgramme, unit: Unit, reduced: Float64Array): number {
  programme.unit = unit;
  programme.reduced = reduced;
  const { weeks, blockWeeks } = programme.problem.frame;
  const { width, fromFree } = programme;
  if (unit.handOver) {
    programme.fromHandOver.fill(-Infinity);
    programme.fromHandOverOther.fill(-Infinity);
    programme.nextPerson.fill(NOBODY);
  }
  fromFree.fill(0, weeks * width, (weeks + 1) * width);
  for (let week = weeks - 1; week >= 0; week--) {
    const block = Math.floor(week / blockWeeks);
    const entersBlock = (week + 1) % blockWeeks === 0 || week + 1 === weeks;
    const most = unit.mostWeeks[block]!;
    const next = (week + 1) * width;
    for (let covered = 0; covered <= most; covered++) {
      fromFree[week * width + covered] = unit.mustStart[week]
        ? -Infinity
        : fromFree[next + (entersBlock ? 0 : covered)]!;
    }
    for (let slot = unit.slotAtWeek[week]!; slot < unit.slotAtWeek[week + 1]!; slot++) {
      rankPeople(programme, slot);
      programme.bestOfSlot[slot] = programme.bestPoints[0]!;
      if (programme.bestPoints[0] !== -Infinity) startSlot(programme, slot);
    }
  }
  return fromFree[0]!;
}

/** Ranks the three best people of a slot. For a team, the best of each post together, as if three such groups existed. */
export function rankPeople(programme: UnitProgramme, slot: number): void {
  const { bestPoints, bestPeople, reduced } = programme;
  const { slots, groups, person } = programme.problem.visits;
  const firstGroup = slots.firstGroup[slot]!;
  const afterGroup = slots.firstGroup[slot + 1]!;
  if (afterGroup - firstGroup > 1) return rankTeam(programme, slot);
  let [first, second, third] = [-Infinity, -Infinity, -Infinity];
  let [firstPerson, secondPerson, thirdPerson] = [NOBODY, NOBODY, NOBODY];
  for (let visit = groups.firstVisit[firstGroup]!; visit < groups.firstVisit[afterGroup]!; visit++) {
    const gain = reduced[visit]!;
    if (gain <= third) continue;
    third = gain;
    thirdPerson = person[visit]!;
    if (gain > second) {
      third = second;
      thirdPerson = secondPerson;
      second = gain;
      secondPerson = person[visit]!;
    }
    if (gain > first) {
      second = first;
      secondPerson = firstPerson;
      first = gain;
      firstPerson = person[visit]!;
    }
  }
  bestPoints[0] = first;
  bestPoints[1] = second;
  bestPoints[2] = third;
  bestPeople[0] = firstPerson;
  bestPeople[1] = secondPerson;
  bestPeople[2] = thirdPerson;
}

function rankTeam({ problem, reduced, bestPoints, bestPeople }: UnitProgramme, slot: number): void {
  const { slots, groups } = problem.visits;
  let sum = 0;
  for (let group = slots.firstGroup[slot]!; group < slots.firstGroup[slot + 1]!; group++) {
    sum += reduced[bestVisitOfGroup(groups.firstVisit, group, reduced)]!;
  }
  bestPoints.fill(sum);
  for (let place = 0; place < 3; place++) bestPeople[place] = NOBODY - 1 - place;
}

/** The visit of a group with the most reduced points; of equals the first. */
export function bestVisitOfGroup(firstVisit: Int32Array, group: number, reduced: Float64Array): number {
  let best = firstVisit[group]!;
  for (let visit = best + 1; visit < firstVisit[group + 1]!; visit++)
    if (reduced[visit]! > reduced[best]!) best = visit;
  return best;
}

/** Offers the slot in hand to the states in which it may start. */
function startSlot(programme: UnitProgramme, slot: number): void {
  const { unit, width, fromFree, fromHandOver, fromHandOverOther, nextPerson, bestPoints, bestPeople } = programme;
  const { slots } = programme.problem.visits;
  const start = slots.start[slot]!;
  const after = slots.after[slot]!;
  const mayEnd = slots.mayEnd[slot] === 1;
  const mayHandOver = slots.mayHandOver[slot] === 1;
  const mayTakeOver = slots.mayTakeOver[slot] === 1;
  const block = Math.floor(start / programme.problem.frame.blockWeeks);
  const most = unit.mostWeeks[block]!;
  const coverage = block * unit.coverageWidth;
  const add = slots.weeksInFirstBlock[slot]!;
  const coveredAfter = slots.coveredAfter[slot]!;
  const coveredAtLast = slots.coveredAtLast[slot]!;
  const laterPoints = slots.laterPoints[slot]!;
  const [first, second, third] = [bestPoints[0]!, bestPoints[1]!, bestPoints[2]!];
  const [firstPerson, secondPerson, thirdPerson] = [bestPeople[0]!, bestPeople[1]!, bestPeople[2]!];
  for (let covered = 0; covered <= most; covered++) {
    const sum = Math.min(most, covered + add);
    const gain = unit.coverage[coverage + sum]! - unit.coverage[coverage + covered]! + laterPoints;
    const end = mayEnd ? fromFree[after * width + (coveredAfter < 0 ? sum : coveredAfter)]! : -Infinity;
    const state = start * width + covered;
    if (!mayTakeOver) {
      fromFree[state] = Math.max(fromFree[state]!, gain + first + end);
      continue;
    }
    let pass = -Infinity;
    let passOther = -Infinity;
    let passTo = NOBODY;
    if (mayHandOver) {
      const handing = (after - 1) * width + (coveredAtLast < 0 ? sum : coveredAtLast);
      pass = unit.handOverPoints + fromHandOver[handing]!;
      passOther = unit.handOverPoints + fromHandOverOther[handing]!;
      passTo = nextPerson[handing]!;
    }
    const a = gain + first + Math.max(end, passTo === firstPerson ? passOther : pass);
    const b = gain + second + Math.max(end, passTo === secondPerson ? passOther : pass);
    const c = gain + third + Math.max(end, passTo === thirdPerson ? passOther : pass);
    fromFree[state] = Math.max(fromFree[state]!, a, b);
    keepTwo(fromHandOver, fromHandOverOther, nextPerson, state, a, firstPerson);
    keepTwo(fromHandOver, fromHandOverOther, nextPerson, state, b, secondPerson);
    keepTwo(fromHandOver, fromHandOverOther, nextPerson, state, c, thirdPerson);
  }
}

/** Keeps the best at a state, and the best by another person. */
/* oxlint-disable-next-line max-params -- called in the innermost loop, which must make no objects */
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
