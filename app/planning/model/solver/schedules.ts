import { SCALE, type Problem } from "./problem.ts";
import { fillFromEnd, type UnitProgramme } from "./unit-programme.ts";

/** One way for a unit to spend the programme: its visits, the points of all that belongs to the unit alone, and the scaled reduced points
 *  at the prices it was listed with. */
export type Schedule = { unit: number; visits: number[]; points: number; reduced: number };

type Listing = {
  programme: UnitProgramme;
  unitIndex: number;
  /** Scaled reduced points below which a schedule is of no use. */
  least: number;
  most: number;
  found: Schedule[];
  path: number[];
};

export type ListTask = {
  programme: UnitProgramme;
  unit: number;
  /** Scaled reduced points of each visit of the problem. */
  reduced: Float64Array;
  /** How many scaled points below the unit's best a schedule may be. */
  loss: number;
  most: number;
};

/** The schedules of a unit within a loss: what any plan better than the bound less the loss must choose from. A person never stands twice in
 *  one schedule against rest.
 *  @returns null when there are more than `most` */
export function listSchedules(task: ListTask): { schedules: Schedule[]; best: number } | null {
  const best = fillFromEnd(task.programme, task.programme.problem.units[task.unit]!, task.reduced);
  const schedules = schedulesAbove(task, best - task.loss);
  return schedules && { schedules, best };
}

/** As listSchedules, but where there are more than `most`, the loss is halved until there are not; ties of the very best may be cut. */
export function listBestSchedules(task: ListTask): { schedules: Schedule[]; best: number } {
  const best = fillFromEnd(task.programme, task.programme.problem.units[task.unit]!, task.reduced);
  for (let loss = task.loss; loss > 0; loss = Math.floor(loss / 2)) {
    const schedules = schedulesAbove(task, best - loss);
    if (schedules) return { schedules, best };
  }
  return { schedules: [], best };
}

function schedulesAbove({ programme, unit, most }: ListTask, least: number): Schedule[] | null {
  const listing: Listing = { programme, unitIndex: unit, least, most, found: [], path: [] };
  return listFromFree(listing, { week: 0, covered: 0, reduced: 0, points: 0 }) ? listing.found : null;
}

/** A state on the way through a programme, with what was gained so far: scaled reduced points, and plain points. */
type Place = { week: number; covered: number; reduced: number; points: number };

function listFromFree(listing: Listing, place: Place): boolean {
  const { programme, least } = listing;
  const { unit, problem } = programme;
  const { weeks, blockWeeks } = problem.frame;
  let { week, covered } = place;
  for (;;) {
    if (place.reduced + programme.fromFree[week * programme.width + covered]! < least) return true;
    if (week >= weeks) return keep(listing, place);
    if (!listSlots(listing, { ...place, week, covered }, false)) return false;
    if (unit.mustStart[week]) return true;
    week += 1;
    if (week % blockWeeks === 0 || week === weeks) covered = 0;
  }
}

function keep({ programme, found, path, most, unitIndex }: Listing, { points, reduced }: Place): boolean {
  if (found.length >= most) return false;
  const { visits, changes } = programme.problem;
  const again = changes.pairs.filter(({ person, post }) =>
    path.some((visit) => visits.person[visit] === person && visits.post[visit] === post),
  );
  found.push({
    unit: unitIndex,
    visits: [...path],
    points: again.reduce((sum, { bonus }) => sum + bonus, points),
    reduced,
  });
  return true;
}

function listSlots(listing: Listing, place: Place, isHandOver: boolean): boolean {
  const { problem, unit } = listing.programme;
  for (let slot = unit.slotAtWeek[place.week]!; slot < unit.slotAtWeek[place.week + 1]!; slot++) {
    if (isHandOver && !problem.visits.slots.mayTakeOver[slot]) continue;
    if (!listSlot(listing, place, slot)) return false;
  }
  return true;
}

function listSlot(listing: Listing, place: Place, slot: number): boolean {
  const { programme, least, path } = listing;
  const { problem, unit } = programme;
  const { slots } = problem.visits;
  const after = slots.after[slot]!;
  const block = Math.floor(place.week / problem.frame.blockWeeks);
  const sum = Math.min(unit.mostWeeks[block]!, place.covered + slots.weeksInFirstBlock[slot]!);
  const base = block * unit.coverageWidth;
  const gain = unit.coverage[base + sum]! - unit.coverage[base + place.covered]! + slots.laterPoints[slot]!;
  const coveredAfter = slots.coveredAfter[slot]! < 0 ? sum : slots.coveredAfter[slot]!;
  const coveredAtLast = slots.coveredAtLast[slot]! < 0 ? sum : slots.coveredAtLast[slot]!;
  const end = slots.mayEnd[slot] ? programme.fromFree[after * programme.width + coveredAfter]! : -Infinity;
  const handing = (after - 1) * programme.width + coveredAtLast;
  const pass = slots.mayHandOver[slot] ? unit.handOverPoints + programme.fromHandOver[handing]! : -Infinity;
  const needed = least - place.reduced - gain - Math.max(end, pass);
  if (programme.bestOfSlot[slot]! < needed) return true;
  return eachChoice(listing, { slot, needed }, (reduced, points) => {
    const soFar = { reduced: place.reduced + gain + reduced, points: place.points + gain / SCALE + points };
    const length = path.length;
    if (soFar.reduced + end >= least && !listFromFree(listing, { ...soFar, week: after, covered: coveredAfter }))
      return false;
    if (soFar.reduced + pass >= least) {
      const handing = {
        reduced: soFar.reduced + unit.handOverPoints,
        points: soFar.points + unit.handOverPoints / SCALE,
      };
      if (!listSlots(listing, { ...handing, week: after - 1, covered: coveredAtLast }, true)) return false;
    }
    path.length = length;
    return true;
  });
}

/** Calls `go` for each way to fill a slot that reaches the needed reduced points: one visit, or one at each post of a team. */
function eachChoice(
  listing: Listing,
  at: { slot: number; needed: number },
  go: (reduced: number, points: number) => boolean,
): boolean {
  const { programme, path } = listing;
  const { problem, reduced } = programme;
  const { slots, groups, points } = problem.visits;
  const afterGroup = slots.firstGroup[at.slot + 1]!;
  const bestAfter = bestOfLaterGroups(programme, at.slot);
  const fill = (group: number, sum: number, sumPoints: number): boolean => {
    if (group === afterGroup) return go(sum, sumPoints);
    const place = group - slots.firstGroup[at.slot]!;
    for (let visit = groups.firstVisit[group]!; visit < groups.firstVisit[group + 1]!; visit++) {
      if (sum + reduced[visit]! + bestAfter[place]! < at.needed || !canFollow(problem, path, visit)) continue;
      path.push(visit);
      const goesOn = fill(group + 1, sum + reduced[visit]!, sumPoints + points[visit]!);
      path.pop();
      if (!goesOn) return false;
    }
    return true;
  };
  return fill(slots.firstGroup[at.slot]!, 0, 0);
}

/** For each post of a slot's team, the best reduced points of the posts after it. */
function bestOfLaterGroups({ problem, reduced }: UnitProgramme, slot: number): number[] {
  const { slots, groups } = problem.visits;
  const best = [0];
  for (let group = slots.firstGroup[slot + 1]! - 1; group > slots.firstGroup[slot]!; group--) {
    let most = -Infinity;
    for (let visit = groups.firstVisit[group]!; visit < groups.firstVisit[group + 1]!; visit++)
      most = Math.max(most, reduced[visit]!);
    best.unshift(best[0]! + most);
  }
  return best;
}

function canFollow({ visits, frame }: Problem, path: number[], visit: number): boolean {
  const person = visits.person[visit]!;
  const { restWeeks } = frame.people[person]!;
  const start = visits.start[visit]!;
  return path.every((other) => {
    if (visits.person[other] !== person) return true;
    const otherStart = visits.start[other]!;
    return (
      start >= otherStart + visits.weeks[other]! + restWeeks || otherStart >= start + visits.weeks[visit]! + restWeeks
    );
  });
}
