import { checkVisits } from "./model/check-plan.ts";
import type { Breach } from "./model/breach.ts";
import type { PlanInput, Visit } from "./model/plan-input.ts";
import { valueOfPlan } from "./model/plan-value.ts";
import type { VisitEntry } from "./planning-data.ts";
import { toVisit } from "./plan-input-from-programme.ts";

/** What a set of visits is worth, and which hard rules it breaks. */
export type Evaluation = { value: number; breaches: Breach[]; status: "optimal" | "feasible" };

/** Judges the visits of a plan by the problem it solves.
 *  @param bound of that problem: a value that reaches it, with no rule broken, is proven to be the best */
export function evaluatePlan(input: PlanInput, visits: readonly VisitEntry[], bound: number): Evaluation {
  const planned = visits.map((visit) => toVisit(visit, input.startsOn));
  const { value } = valueOfPlan(input, planned);
  const breaches = checkVisits(input, planned);
  return { value, breaches, status: breaches.length === 0 && value >= Math.floor(bound) ? "optimal" : "feasible" };
}

/** Hard rules that a plan's visits break by the data as they are now, each visit seen afresh: what was pinned before has no privilege.
 *  Visits of people and posts that are no longer in the data are told too. */
export function breachesNow(now: PlanInput, visits: readonly VisitEntry[]): Breach[] {
  const planned: Visit[] = visits.map((visit) => toVisit(visit, now.startsOn));
  return checkVisits({ ...now, locked: [], previous: null }, planned);
}
