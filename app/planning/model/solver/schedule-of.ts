import { SCALE, type Problem } from "./problem.ts";
import type { Schedule } from "./schedules.ts";

/** The schedule that some visits make of a unit, with the points of all that belongs to the unit alone: the visits' own, coverage,
 *  hand-over weeks, and the bonus of earlier pairs. */
export function scheduleOf(
  problem: Problem,
  unitIndex: number,
  unitVisits: readonly number[],
): Omit<Schedule, "reduced"> {
  const { visits } = problem;
  const ordered = unitVisits.toSorted((a, b) => visits.start[a]! - visits.start[b]! || a - b);
  const own = ordered.reduce((sum, visit) => sum + visits.points[visit]!, 0);
  return { unit: unitIndex, visits: ordered, points: own + sharedPoints(problem, unitIndex, ordered) };
}

/** Points of a unit's visits together: coverage, hand-over weeks, and bonuses of earlier pairs. */
function sharedPoints(problem: Problem, unitIndex: number, ordered: readonly number[]): number {
  const unit = problem.units[unitIndex]!;
  const { visits, frame, changes } = problem;
  // A team's posts are covered alike, so its first post stands for all; the unit's tables add the posts up.
  const atFirstPost = ordered.filter((visit) => visits.post[visit] === unit.posts[0]);
  const covered = new Int32Array(frame.blocks);
  let points = 0;
  let lastWeek = -1;
  for (const visit of atFirstPost) {
    const start = visits.start[visit]!;
    if (start === lastWeek) points += unit.handOverPoints / SCALE;
    lastWeek = start + visits.weeks[visit]! - 1;
    for (let week = start; week <= Math.min(lastWeek, frame.weeks - 1); week++)
      covered[Math.floor(week / frame.blockWeeks)]!++;
  }
  covered.forEach((weeks, block) => {
    points += unit.coverage[block * unit.coverageWidth + Math.min(weeks, unit.mostWeeks[block]!)]! / SCALE;
  });
  for (const { person, post, bonus } of changes.pairs) {
    if (ordered.some((visit) => visits.person[visit] === person && visits.post[visit] === post)) points += bonus;
  }
  return points;
}
