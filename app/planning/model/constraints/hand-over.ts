import type { PlanInput, Post, Visit } from "../plan-input.ts";
import { lookupOf } from "../lookup.ts";
import type { SoftRule } from "../rule.ts";
import { groupVisits, lastWeekOf } from "../visit.ts";

/** The shortest visit that can take over or hand over.
 *  @source docs/model.md#hard-rules, "seat" */
export const MIN_WEEKS_TO_HAND_OVER = 2;

/** What hand-over weeks are worth: weight × handOver for each week in which one visitor of a post ends and another starts.
 *  @source docs/model.md#value */
export const handOver: SoftRule = { name: "handOver", hardness: "soft", heldBy: { by: "post-programme" }, points };

export type HandOverWeek = { post: Post; week: number; from: Visit; to: Visit };

function points(input: PlanInput, visits: readonly Visit[]): number {
  return handOverWeeks(input, visits).reduce((sum, { post }) => sum + post.weight * input.value.handOver, 0);
}

/** The weeks in which one visitor hands over to another, by post and week. A plan that breaks the seat rule counts such a week once. */
export function handOverWeeks(input: PlanInput, visits: readonly Visit[]): HandOverWeek[] {
  const { posts } = lookupOf(input);
  const found: HandOverWeek[] = [];
  for (const [postId, here] of groupVisits(visits.filter(canHandOver), (visit) => visit.post)) {
    const post = posts.get(postId);
    if (!post?.handOver) continue;
    const endingIn = Map.groupBy(here, lastWeekOf);
    for (const [week, starting] of Map.groupBy(here, (visit) => visit.start)) {
      const pair = differentPeople(endingIn.get(week) ?? [], starting);
      if (pair) found.push({ post, week, ...pair });
    }
  }
  return found;
}

function canHandOver(visit: Visit): boolean {
  return visit.weeks >= MIN_WEEKS_TO_HAND_OVER;
}

function differentPeople(ending: Visit[], starting: Visit[]): { from: Visit; to: Visit } | null {
  for (const from of ending) {
    const to = starting.find((visit) => visit.person !== from.person);
    if (to) return { from, to };
  }
  return null;
}
