import { pointsOfChanges } from "./constraints/changes.ts";
import { floorShortfalls } from "./constraints/floors.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { SOFT_RULES } from "./rules.ts";

/** Visits to add to a plan and visits to take out of it. */
export type PlanChange = { add: readonly Visit[]; remove: readonly Visit[] };

// Of these only the visits at the posts concerned can change.
const RULES_WITHIN_POSTS = SOFT_RULES.filter(({ name }) => name !== "floors" && name !== "changes");

/** Says of any change to one plan how much value it gains or, below 0, loses: exactly what `valueOfPlan` would, but looking only at the
 *  posts concerned, so that thousands of changes can be tried while somebody waits. */
export function gainsFrom(input: PlanInput, visits: readonly Visit[]): (change: PlanChange) => number {
  const visitsAt = Map.groupBy(visits, ({ post }) => post);
  const earlierAt = Map.groupBy(input.previous?.visits ?? [], ({ post }) => post);
  const gainAtFloors = floorGains(input, visits);
  return (change) => {
    const posts = [...new Set([...change.add, ...change.remove].map(({ post }) => post))];
    const before = posts.flatMap((post) => visitsAt.get(post) ?? []);
    const after = [...before.filter((visit) => !change.remove.includes(visit)), ...change.add];
    let gain = gainAtFloors(change);
    for (const rule of RULES_WITHIN_POSTS) gain += rule.points(input, after) - rule.points(input, before);
    if (!input.previous) return gain;
    const earlier = { ...input.previous, visits: posts.flatMap((post) => earlierAt.get(post) ?? []) };
    return gain + pointsOfChanges(earlier, after) - pointsOfChanges(earlier, before);
  };
}

function floorGains(input: PlanInput, visits: readonly Visit[]): (change: PlanChange) => number {
  const floors = floorShortfalls(input, visits).map(({ floor, served, missing }) => ({
    posts: new Set(floor.posts),
    weeks: floor.weeks,
    served,
    missing,
  }));
  return ({ add, remove }) => {
    let fewerMissing = 0;
    for (const floor of floors) {
      const served = floor.served + weeksAt(floor.posts, add) - weeksAt(floor.posts, remove);
      fewerMissing += floor.missing - Math.max(0, floor.weeks - served);
    }
    return fewerMissing * input.value.floor;
  };
}

function weeksAt(posts: ReadonlySet<string>, visits: readonly Visit[]): number {
  return visits.reduce((sum, visit) => sum + (posts.has(visit.post) ? visit.weeks : 0), 0);
}
