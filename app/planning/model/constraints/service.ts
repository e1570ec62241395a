import { partiesOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { SoftRule } from "../rule.ts";

/** What the weeks at work are worth: weight × ⌊service × q × weeks / 2⌋ for each visit, where q rises with the level above what the
 *  post asks and with knowing the country.
 *  @source docs/model.md#value */
export const service: SoftRule = { name: "service", hardness: "soft", heldBy: { by: "visit-points" }, points };

function points(input: PlanInput, visits: readonly Visit[]): number {
  return visits.reduce((sum, visit) => sum + pointsOf(input, visit), 0);
}

function pointsOf(input: PlanInput, visit: Visit): number {
  const { person, post, country } = partiesOf(input, visit);
  // A locked visit may be by someone without the specialty: that counts as level 0.
  const levelAbove = (person.specialties[post.specialty] ?? 0) - post.level;
  const quality = 2 + levelAbove + (person.country === country.id ? 1 : 0);
  return post.weight * Math.floor((input.value.service * quality * visit.weeks) / 2);
}
