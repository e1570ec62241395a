import { SCALE, type Problem, type Unit } from "./problem.ts";
import { bestVisitOfGroup, stepsOf, type UnitProgramme } from "./unit-programme.ts";

type Filled = { problem: Problem; programme: UnitProgramme; unit: Unit; reduced: Float64Array };

/** Reads the unit's best schedule out of a programme filled from the end; visits are added to `chosen`. Every number is exact, so the
 *  step taken is the one whose points add up; of several, waiting comes first, then the shorter visit, then the person by id. */
export function readBestSchedule(filled: Filled, chosen: number[]): void {
  const { problem, programme, unit } = filled;
  const { weeks, blockWeeks } = problem.frame;
  const { width, fromFree } = programme;
  let week = 0;
  let covered = 0;
  while (week < weeks) {
    const goal = fromFree[week * width + covered]!;
    if (goal === -Infinity) throw new Error("The schedule of a unit that has none was asked for");
    const entersBlock = (week + 1) % blockWeeks === 0 || week + 1 === weeks;
    const next = (week + 1) * width + (entersBlock ? 0 : covered);
    if (!unit.mustStart[week] && fromFree[next] === goal) {
      week += 1;
      covered = entersBlock ? 0 : covered;
      continue;
    }
    ({ week, covered } = readVisits(filled, chosen, { week, covered, goal }));
  }
}

/** Follows a chain of visits that hand over to each other until the unit is free again. */
function readVisits(filled: Filled, chosen: number[], from: { week: number; covered: number; goal: number }) {
  const { width, fromHandOver, fromHandOverOther, nextPerson } = filled.programme;
  let { week, covered, goal } = from;
  let before = NO_ONE_BEFORE;
  for (;;) {
    const step = findStep(filled, { week, covered, goal, before });
    chosen.push(...step.visits);
    if (!step.handsOver) return { week: step.week, covered: step.covered };
    ({ week, covered, person: before } = step);
    const state = week * width + covered;
    goal = nextPerson[state] === before ? fromHandOverOther[state]! : fromHandOver[state]!;
  }
}

const NO_ONE_BEFORE = -100;

type Step = { visits: number[]; handsOver: boolean; week: number; covered: number; person: number };

function findStep(filled: Filled, from: { week: number; covered: number; goal: number; before: number }): Step {
  const { problem, unit } = filled;
  for (let slot = unit.slotAtWeek[from.week]!; slot < unit.slotAtWeek[from.week + 1]!; slot++) {
    const { mayTakeOver } = stepsOf(problem, unit, slot);
    if (from.before !== NO_ONE_BEFORE && !mayTakeOver) continue;
    const step = stepBySlot(filled, from, slot);
    if (step) return step;
  }
  throw new Error("A programme does not add up");
}

function stepBySlot(filled: Filled, from: { covered: number; goal: number; before: number }, slot: number): Step | null {
  const { problem, programme, unit, reduced } = filled;
  const { slots, groups, person } = problem.visits;
  const { width, fromFree, fromHandOver, fromHandOverOther, nextPerson } = programme;
  const { start, last, after, mayEnd, mayHandOver } = stepsOf(problem, unit, slot);
  const block = Math.floor(start / problem.frame.blockWeeks);
  const sum = Math.min(unit.mostWeeks[block]!, from.covered + slots.weeksInFirstBlock[slot]!);
  const base = block * unit.coverageWidth;
  const gain = (unit.coverage[base + sum]! - unit.coverage[base + from.covered]!) * SCALE + slots.laterPoints[slot]!;
  const coveredAfter = slots.coveredAfter[slot]! < 0 ? sum : slots.coveredAfter[slot]!;
  const coveredAtLast = slots.coveredAtLast[slot]! < 0 ? sum : slots.coveredAtLast[slot]!;
  const end = mayEnd ? fromFree[after * width + coveredAfter]! : -Infinity;
  const state = last * width + coveredAtLast;
  const handOver = unit.handOverPoints * SCALE;
  for (const { visits, who, points } of choicesOf(problem, slot, reduced)) {
    if (who === from.before) continue;
    const needed = from.goal - gain - points;
    if (end === needed) return { visits, handsOver: false, week: after, covered: coveredAfter, person: who };
    if (!mayHandOver) continue;
    const pass = nextPerson[state] === who ? fromHandOverOther[state]! : fromHandOver[state]!;
    if (handOver + pass === needed) return { visits, handsOver: true, week: last, covered: coveredAtLast, person: who };
  }
  return null;

  function* choicesOf(of: Problem, at: number, points: Float64Array) {
    const firstGroup = slots.firstGroup[at]!;
    const size = slots.firstGroup[at + 1]! - firstGroup;
    if (size > 1) {
      const visits = Array.from({ length: size }, (_, place) => bestVisitOfGroup(groups.firstVisit, firstGroup + place, points));
      // A team's people are not told apart: two names that differ serve for whoever stands before and after.
      const who = from.before === TEAM ? OTHER_TEAM : TEAM;
      yield { visits, who, points: visits.reduce((total, visit) => total + points[visit]!, 0) };
      return;
    }
    for (let visit = groups.firstVisit[firstGroup]!; visit < groups.firstVisit[firstGroup + 1]!; visit++) {
      yield { visits: [visit], who: of.visits.person[visit]!, points: points[visit]! };
    }
  }
}

const TEAM = -50;
const OTHER_TEAM = -51;
