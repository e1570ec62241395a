import type { Breach } from "./breach.ts";
import { budget } from "./constraints/budget.ts";
import type { PlanChange } from "./gains.ts";
import { placeOf } from "./lookup.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { HARD_RULES } from "./rules.ts";
import { lastWeekOf } from "./visit.ts";

// Whether a change keeps these shows at the visits near it. Taking a locked visit out is for the caller to avoid or to tell.
const RULES_NEARBY = HARD_RULES.filter(({ name }) => name !== "locked" && name !== "budget");

/** The hard rules that a change to a plan breaks and that were not broken in the same way before; what was broken before and still is
 *  does not count against the change. */
export function newBreaches(input: PlanInput, visits: readonly Visit[], change: PlanChange): Breach[] {
  const changed = [...change.add, ...change.remove];
  const near = visits.filter((visit) => changed.some((other) => areNear(input, visit, other)));
  const changedOf = (list: readonly Visit[]) => [
    ...list.filter((visit) => !change.remove.includes(visit)),
    ...change.add,
  ];
  const nearby = added(
    RULES_NEARBY.flatMap((rule) => rule.check(input, near)),
    RULES_NEARBY.flatMap((rule) => rule.check(input, changedOf(near))),
  );
  return [...nearby, ...added(budget.check(input, visits), budget.check(input, changedOf(visits)))];
}

function added(before: Breach[], after: Breach[]): Breach[] {
  if (after.length === 0) return [];
  const known = new Set(before.map((breach) => JSON.stringify(breach)));
  return after.filter((breach) => !known.has(JSON.stringify(breach)));
}

/** Whether two visits share a team. */
function areTied(input: PlanInput, one: Visit, other: Visit): boolean {
  return input.teams.some(({ posts }) => posts.includes(one.post) && posts.includes(other.post));
}

/** Whether two visits can meet in a rule other than the budget: by person, post, team, arrival or housing. */
function areNear(input: PlanInput, one: Visit, other: Visit): boolean {
  if (one.person === other.person || one.post === other.post || areTied(input, one, other)) return true;
  const [place, otherPlace] = [placeOf(input, one.post), placeOf(input, other.post)];
  if (one.start === other.start && place.country === otherPlace.country) return true;
  return place.facility === otherPlace.facility && one.start <= lastWeekOf(other) && other.start <= lastWeekOf(one);
}
