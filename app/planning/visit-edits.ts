import { postId } from "#app/needs/request.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { checkVisits } from "./model/check-plan.ts";
import type { PlanInput } from "./model/plan-input.ts";
import { toVisit } from "./plan-input-from-programme.ts";
import type { VisitEntry } from "./planning-data.ts";
import { weekOf } from "./whole-weeks.ts";
import { refuseBreaches, type BreachRefusal } from "./refused-plan.ts";

/** Why a visit cannot be put into a draft at all: its value could not be told. Breaking rules is no reason: see evaluatePlan.
 *  @refuses planning/unknown-person, planning/unknown-post, planning/outside-period, planning/visit-there-already */
export function whyNotPlaceable(
  { input, visits }: { input: PlanInput; visits: readonly VisitEntry[] },
  { person, post, start, weeks }: { person: string; post: string; start: number; weeks: number },
): Refusal | null {
  if (!input.people.some(({ id }) => id === person)) return refuse("planning/unknown-person", { person });
  if (!input.posts.some(({ id }) => id === post)) return refuse("planning/unknown-post", { post });
  const inside =
    Number.isInteger(start) && Number.isInteger(weeks) && start >= 0 && weeks >= 1 && start + weeks <= input.weeks;
  if (!inside) return refuse("planning/outside-period", { weeks: input.weeks });
  const same = visits.some((visit) => {
    const there = visit.professional === person && postId(visit.request, visit.seat) === post;
    return there && weekOf(visit.startsOn, input) === start && visit.weeks === weeks;
  });
  return same ? refuse("planning/visit-there-already", { person, post }) : null;
}

/** Why a visit cannot be pinned: the person could never make it, whatever else is in the plan.
 *  @refuses planning/not-possible with the reasons */
export function whyNotPinnable(input: PlanInput, visit: VisitEntry): BreachRefusal | null {
  const planned = toVisit(visit, input.startsOn);
  const breaches = checkVisits({ ...input, locked: [] }, [planned]).filter(({ rule }) => rule === "possible-visit");
  return breaches.length > 0 ? refuseBreaches("planning/not-possible", breaches) : null;
}
