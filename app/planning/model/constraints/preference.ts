import { partiesOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { SoftRule } from "../rule.ts";

/** Points for each visit to a facility that the person prefers.
 *  @source docs/model.md#value */
export const preference: SoftRule = { name: "preference", hardness: "soft", heldBy: { by: "visit-points" }, points };

function points(input: PlanInput, visits: readonly Visit[]): number {
  const preferred = visits.filter((visit) => {
    const { person, facility } = partiesOf(input, visit);
    return person.prefers.includes(facility.id);
  });
  return preferred.length * input.value.preference;
}
