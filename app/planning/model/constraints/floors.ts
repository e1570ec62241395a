import type { Floor, PlanInput, Visit } from "../plan-input.ts";
import type { RowEntry, SoftRule } from "../rule.ts";

/** What is lost where a district or profession gets fewer weeks than its floor: − floor points for each missing week.
 *  @source docs/model.md#value */
export const floors: SoftRule = { name: "floors", hardness: "soft", heldBy: { by: "rows", rows }, points };

export type FloorShortfall = { floor: Floor; served: number; missing: number };

function rows(input: PlanInput, visit: Visit): RowEntry[] {
  return input.floors.flatMap((floor, index) => {
    if (!floor.posts.includes(visit.post)) return [];
    return [{ row: `${index}`, coefficient: visit.weeks, sense: "at-least-elastic" as const, limit: floor.weeks }];
  });
}

function points(input: PlanInput, visits: readonly Visit[]): number {
  const missing = floorShortfalls(input, visits).reduce((sum, shortfall) => sum + shortfall.missing, 0);
  // Not simply −missing × floor, which is −0 where nothing is missing.
  return 0 - missing * input.value.floor;
}

/** Weeks served and missing at each floor, in the input's order; two visitors in a hand-over week count two. */
export function floorShortfalls(input: PlanInput, visits: readonly Visit[]): FloorShortfall[] {
  const servedAt = new Map<string, number>();
  for (const visit of visits) servedAt.set(visit.post, (servedAt.get(visit.post) ?? 0) + visit.weeks);
  return input.floors.map((floor) => {
    const served = floor.posts.reduce((sum, post) => sum + (servedAt.get(post) ?? 0), 0);
    return { floor, served, missing: Math.max(0, floor.weeks - served) };
  });
}
