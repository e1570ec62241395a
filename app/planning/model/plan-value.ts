import type { PlanInput, Visit } from "./plan-input.ts";
import type { ValueParts } from "./plan.ts";
import { SOFT_RULES } from "./rules.ts";

export type PlanValue = { value: number; parts: ValueParts };

const NO_POINTS: ValueParts = {
  service: 0,
  transfer: 0,
  coverage: 0,
  handOver: 0,
  preference: 0,
  cost: 0,
  floors: 0,
  changes: 0,
};

/** What a set of visits is worth: exact integer points, and the eight parts that add up to them, whatever the order of the visits.
 *  Visits that break hard rules are valued too; they must name people and posts of the input.
 *  @source docs/model.md#value */
export function valueOfPlan(input: PlanInput, visits: readonly Visit[]): PlanValue {
  const parts = { ...NO_POINTS };
  let value = 0;
  for (const rule of SOFT_RULES) {
    parts[rule.name] = rule.points(input, visits);
    value += parts[rule.name];
  }
  return { value, parts };
}

/** How far a value lies below a bound, as a share of the bound.
 *  A bound of 0 counts as 1, so that an empty programme has a gap at all.
 *  @source docs/model.md#output */
export function gapOf(value: number, bound: number): number {
  if (bound === value) return 0;
  return (bound - value) / (Math.abs(bound) || 1);
}
