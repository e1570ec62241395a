import type { Visit } from "../plan-input.ts";
import type { Problem, Visits } from "./problem.ts";

/** The index of a visit in the problem's arrays, found by their order: tables by text for millions of visits would cost more than they
 *  save.
 *  @returns -1 for a visit that no plan can have */
export function findVisit(problem: Problem, visit: Visit): number {
  const { frame, visits, units, unitOfPost } = problem;
  const [person, post] = [frame.personIndex.get(visit.person), frame.postIndex.get(visit.post)];
  if (person === undefined || post === undefined || visit.start < 0 || visit.start >= frame.weeks) return -1;
  const { posts, slotAtWeek } = units[unitOfPost[post]!]!;
  for (let slot = slotAtWeek[visit.start]!; slot < slotAtWeek[visit.start + 1]!; slot++) {
    if (visits.slots.weeks[slot] === visit.weeks)
      return findPerson(visits, visits.slots.firstGroup[slot]! + posts.indexOf(post), person);
  }
  return -1;
}

/** Within a group people stand in their order, and behind them those of locked visits. */
function findPerson(visits: Visits, group: number, person: number): number {
  let [from, to] = [visits.groups.firstVisit[group]!, visits.groups.firstVisit[group + 1]!];
  while (to > from && visits.locked[to - 1]) if (visits.person[--to] === person) return to;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (visits.person[middle]! < person) from = middle + 1;
    else to = middle;
  }
  return visits.person[from] === person && visits.group[from] === group ? from : -1;
}
