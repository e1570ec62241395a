import type { PlanInput, Visit } from "../plan-input.ts";
import type { SoftRule } from "../rule.ts";
import { visitKey } from "../visit.ts";

/** What is lost where an earlier plan is not kept: for each earlier visit that is not in the plan − moved if the same person still goes
 *  to the same post, else − dropped.
 *  @source docs/model.md#value */
export const changes: SoftRule = { name: "changes", hardness: "soft", heldBy: { by: "visit-points" }, points };

export type Change = { earlier: Visit; change: "moved" | "dropped" };

type PreviousPlan = NonNullable<PlanInput["previous"]>;

function points(input: PlanInput, visits: readonly Visit[]): number {
  return input.previous ? pointsOfChanges(input.previous, visits) : 0;
}

/** What an earlier plan, or a part of one, loses in a new plan. */
export function pointsOfChanges(previous: PreviousPlan, visits: readonly Visit[]): number {
  const { moved, dropped } = previous;
  return changesFrom(previous, visits).reduce((sum, { change }) => sum - (change === "moved" ? moved : dropped), 0);
}

/** The visits of an earlier plan that a new one does not have, in the earlier plan's order. */
export function changesFrom(previous: PreviousPlan, visits: readonly Visit[]): Change[] {
  const kept = new Set(visits.map(visitKey));
  const pairs = new Set(visits.map(pairKey));
  return previous.visits
    .filter((earlier) => !kept.has(visitKey(earlier)))
    .map((earlier) => ({ earlier, change: pairs.has(pairKey(earlier)) ? "moved" : "dropped" }));
}

function pairKey({ person, post }: Visit): string {
  return JSON.stringify([person, post]);
}
