import type { SeatBreach } from "../breach.ts";
import { lookupOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule } from "../rule.ts";
import { groupVisits, lastWeekOf } from "../visit.ts";
import { MIN_WEEKS_TO_HAND_OVER } from "./hand-over.ts";

/** At most one visitor at a post per week, except that where hand-over is agreed two different people may share a week in which
 *  one ends and the other starts, both staying at least 2 weeks. Three can never share one: of three, two would start or end together.
 *  @source docs/model.md#hard-rules */
export const seat: HardRule = { name: "seat", hardness: "hard", heldBy: { by: "post-programme" }, check };

function check(input: PlanInput, visits: readonly Visit[]): SeatBreach[] {
  const { posts } = lookupOf(input);
  const breaches: SeatBreach[] = [];
  for (const [post, here] of groupVisits(visits, (visit) => visit.post)) {
    const agreed = posts.get(post)?.handOver ?? false;
    let present: Visit[] = [];
    for (const later of here) {
      present = present.filter((earlier) => lastWeekOf(earlier) >= later.start);
      const breach = firstBreach({ post, agreed, present, later });
      if (breach) breaches.push(breach);
      present.push(later);
    }
  }
  return breaches;
}

function firstBreach(at: { post: string; agreed: boolean; present: Visit[]; later: Visit }): SeatBreach | null {
  for (const earlier of at.present) {
    const code = whyNotTogether(at.agreed, earlier, at.later);
    if (!code) continue;
    const lastShared = Math.min(lastWeekOf(earlier), lastWeekOf(at.later));
    const details = {
      post: at.post,
      earlier,
      later: at.later,
      weeks: [at.later.start, lastShared] as [number, number],
    };
    return { rule: "seat", code, details };
  }
  return null;
}

/** Why two visits that share at least the first week of the later one may not; null when they hand over. */
function whyNotTogether(agreed: boolean, earlier: Visit, later: Visit): SeatBreach["code"] | null {
  const meetInOneWeek = lastWeekOf(earlier) === later.start && earlier.start < later.start;
  if (!meetInOneWeek) return "two-at-once";
  if (!agreed) return "hand-over-not-agreed";
  if (Math.min(earlier.weeks, later.weeks) < MIN_WEEKS_TO_HAND_OVER) return "hand-over-too-short";
  return earlier.person === later.person ? "hand-over-to-self" : null;
}
