import { placeOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { SoftRule } from "../rule.ts";

/** What learners gain: weight × learners (at most maxLearners) × the points of the visit's length, a longer visit counting as the
 *  last length in the list.
 *  @source docs/model.md#value */
export const transfer: SoftRule = { name: "transfer", hardness: "soft", heldBy: { by: "visit-points" }, points };

function points(input: PlanInput, visits: readonly Visit[]): number {
  return visits.reduce((sum, visit) => sum + pointsOf(input, visit), 0);
}

function pointsOf(input: PlanInput, visit: Visit): number {
  const { post } = placeOf(input, visit.post);
  const { transfer: pointsByWeeks, maxLearners } = input.value;
  const perLearner = pointsByWeeks[Math.min(visit.weeks, pointsByWeeks.length - 1)] ?? 0;
  return post.weight * Math.min(post.learners, maxLearners) * perLearner;
}
