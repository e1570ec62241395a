import type { LockedBreach } from "../breach.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule, RowEntry } from "../rule.ts";
import { isLocked, visitKey } from "../visit.ts";

/** Every locked visit is in the plan, with just its person, post, start and weeks.
 *  @source docs/model.md#hard-rules */
export const locked: HardRule = { name: "locked", hardness: "hard", heldBy: { by: "rows", rows }, check };

function rows(input: PlanInput, visit: Visit): RowEntry[] {
  if (!isLocked(input, visit)) return [];
  return [{ row: visitKey(visit), coefficient: 1, sense: "exactly", limit: 1 }];
}

function check(input: PlanInput, visits: readonly Visit[]): LockedBreach[] {
  if (input.locked.length === 0) return [];
  const inPlan = new Set(visits.map(visitKey));
  return input.locked
    .filter((visit) => !inPlan.has(visitKey(visit)))
    .map((visit) => ({ rule: "locked", code: "locked-missing", details: { visit } }));
}
