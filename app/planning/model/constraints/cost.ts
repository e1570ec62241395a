import type { PlanInput, Visit } from "../plan-input.ts";
import type { SoftRule } from "../rule.ts";
import { costOf } from "../visit.ts";

/** What the money of each visit is worth, lost: − ⌊cost / moneyPerPoint⌋, rounded down visit by visit.
 *  @source docs/model.md#value */
export const cost: SoftRule = { name: "cost", hardness: "soft", heldBy: { by: "visit-points" }, points };

function points(input: PlanInput, visits: readonly Visit[]): number {
  return visits.reduce((sum, visit) => sum - Math.floor(costOf(input, visit) / input.value.moneyPerPoint), 0);
}
