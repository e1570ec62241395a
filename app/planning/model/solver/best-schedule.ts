import { bestVisitOfGroup, type UnitProgramme } from "./unit-programme.ts";

/** Where the reading of a schedule stands: a free week, or (before is somebody) a hand-over week in which that person ends. */
type Place = { week: number; covered: number; before: number };

const FREE = -100;
/** A team's people are not told apart: these two names serve for whoever stands before and after. */
const TEAM = -50;
const OTHER_TEAM = -51;

/** Reads the best schedule of the unit in hand out of a programme filled from the end; visits are added to `chosen`. Every number is exact,
 *  so the step taken is one whose points add up; of several, waiting comes first, then the shorter visit, then the person by id. */
export function readBestSchedule(programme: UnitProgramme, chosen: number[]): void {
  const { unit, width, fromFree, problem } = programme;
  const { weeks, blockWeeks } = problem.frame;
  const place: Place = { week: 0, covered: 0, before: FREE };
  while (place.week < weeks) {
    const goal = goalAt(programme, place);
    const entersBlock = (place.week + 1) % blockWeeks === 0 || place.week + 1 === weeks;
    const next = (place.week + 1) * width + (entersBlock ? 0 : place.covered);
    if (place.before === FREE && !unit.mustStart[place.week] && fromFree[next] === goal) {
      place.week += 1;
      if (entersBlock) place.covered = 0;
    } else takeStep(programme, { place, goal, chosen });
  }
}

function goalAt(
  { width, fromFree, fromHandOver, fromHandOverOther, nextPerson }: UnitProgramme,
  { week, covered, before }: Place,
): number {
  const state = week * width + covered;
  if (before === FREE) return fromFree[state]!;
  return nextPerson[state] === before ? fromHandOverOther[state]! : fromHandOver[state]!;
}

type Reading = { place: Place; goal: number; chosen: number[] };

/** Finds the slot by which the best goes on from a place, adds its visits and moves the place on.
 *  @throws when no slot's points add up: a fault of the programme */
function takeStep(programme: UnitProgramme, reading: Reading): void {
  const { unit, problem } = programme;
  const { slots, groups, person } = problem.visits;
  const { week, before } = reading.place;
  for (let slot = unit.slotAtWeek[week]!; slot < unit.slotAtWeek[week + 1]!; slot++) {
    if (before !== FREE && slots.mayTakeOver[slot] === 0) continue;
    const firstGroup = slots.firstGroup[slot]!;
    const afterGroup = slots.firstGroup[slot + 1]!;
    if (afterGroup - firstGroup > 1) {
      if (tryTeam(programme, reading, slot)) return;
      continue;
    }
    for (let visit = groups.firstVisit[firstGroup]!; visit < groups.firstVisit[afterGroup]!; visit++) {
      if (person[visit] === before) continue;
      if (!goesOn(programme, reading, { slot, person: person[visit]!, points: programme.reduced[visit]! })) continue;
      reading.chosen.push(visit);
      return;
    }
  }
  throw new Error("The points of a programme do not add up");
}

function tryTeam(programme: UnitProgramme, reading: Reading, slot: number): boolean {
  const { reduced, problem } = programme;
  const { slots, groups } = problem.visits;
  const visits: number[] = [];
  for (let group = slots.firstGroup[slot]!; group < slots.firstGroup[slot + 1]!; group++)
    visits.push(bestVisitOfGroup(groups.firstVisit, group, reduced));
  const points = visits.reduce((sum, visit) => sum + reduced[visit]!, 0);
  const person = reading.place.before === TEAM ? OTHER_TEAM : TEAM;
  if (!goesOn(programme, reading, { slot, person, points })) return false;
  reading.chosen.push(...visits);
  return true;
}

/** Whether a slot filled so leads to the goal; if so the place moves on. */
function goesOn(
  programme: UnitProgramme,
  { place, goal }: Reading,
  step: { slot: number; person: number; points: number },
): boolean {
  const { unit, width, fromFree, fromHandOver, fromHandOverOther, nextPerson, problem } = programme;
  const { slots } = problem.visits;
  const { slot, person } = step;
  const after = slots.after[slot]!;
  const block = Math.floor(place.week / problem.frame.blockWeeks);
  const sum = Math.min(unit.mostWeeks[block]!, place.covered + slots.weeksInFirstBlock[slot]!);
  const base = block * unit.coverageWidth;
  const gain = unit.coverage[base + sum]! - unit.coverage[base + place.covered]! + slots.laterPoints[slot]!;
  const needed = goal - gain - step.points;
  const coveredAfter = slots.coveredAfter[slot]! < 0 ? sum : slots.coveredAfter[slot]!;
  if (slots.mayEnd[slot] === 1 && fromFree[after * width + coveredAfter] === needed) {
    Object.assign(place, { week: after, covered: coveredAfter, before: FREE });
    return true;
  }
  if (slots.mayHandOver[slot] === 0) return false;
  const coveredAtLast = slots.coveredAtLast[slot]! < 0 ? sum : slots.coveredAtLast[slot]!;
  const state = (after - 1) * width + coveredAtLast;
  const pass = nextPerson[state] === person ? fromHandOverOther[state]! : fromHandOver[state]!;
  if (unit.handOverPoints + pass !== needed) return false;
  Object.assign(place, { week: after - 1, covered: coveredAtLast, before: person });
  return true;
}
