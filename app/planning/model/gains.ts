import { pointsOfChanges } from "./constraints/changes.ts";
import { floorShortfalls } from "./constraints/floors.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { SOFT_RULES } from "./rules.ts";

/** Visits to add to a plan and visits to take out of it. */
export type PlanChange = { add: readonly Visit[]; remove: readonly Visit[] };

// What these give at a post depends on the visits to that post alone.
const RULES_WITHIN_POSTS = SOFT_RULES.filter(({ name }) => name !== "floors" && name !== "changes");

/** Says of any change to one plan how much value it gains or, below 0, loses: exactly what `valueOfPlan` would, but looking only at the
 *  posts and floors concerned, so that tens of thousands of changes can be tried while somebody waits. */
export function gainsFrom(input: PlanInput, visits: readonly Visit[]): (change: PlanChange) => number {
  const gainAtPost = postGains(input, visits);
  const gainAtFloors = floorGains(input, visits);
  return (change) => {
    let gain = gainAtFloors(change);
    const posts = new Set([...change.add, ...change.remove].map(({ post }) => post));
    for (const post of posts) {
      const isHere = (visit: Visit) => visit.post === post;
      gain += gainAtPost(post, { add: change.add.filter(isHere), remove: change.remove.filter(isHere) });
    }
    return gain;
  };
}

function postGains(input: PlanInput, visits: readonly Visit[]): (post: string, change: PlanChange) => number {
  const visitsAt = Map.groupBy(visits, ({ post }) => post);
  const earlierAt = Map.groupBy(input.previous?.visits ?? [], ({ post }) => post);
  const pointsAt = (post: string, here: Visit[]) => {
    const own = RULES_WITHIN_POSTS.reduce((sum, rule) => sum + rule.points(input, here), 0);
    const earlier = earlierAt.get(post);
    return earlier && input.previous ? own + pointsOfChanges({ ...input.previous, visits: earlier }, here) : own;
  };
  const before = remembered((post: string) => pointsAt(post, visitsAt.get(post) ?? []));
  const gainOf = (post: string, { add, remove }: PlanChange) => {
    const kept = (visitsAt.get(post) ?? []).filter((visit) => !remove.includes(visit));
    return pointsAt(post, [...kept, ...add]) - before(post);
  };
  // The same visit is taken out, or put in, in many changes that differ elsewhere.
  const gainWithout = remembered((visit: Visit) => gainOf(visit.post, { add: [], remove: [visit] }));
  const gainWith = remembered((visit: Visit) => gainOf(visit.post, { add: [visit], remove: [] }));
  return (post, change) => {
    const [added, removed] = [change.add[0], change.remove[0]];
    if (change.add.length + change.remove.length > 1) return gainOf(post, change);
    if (added) return gainWith(added);
    return removed ? gainWithout(removed) : 0;
  };
}

function floorGains(input: PlanInput, visits: readonly Visit[]): (change: PlanChange) => number {
  const shortfalls = floorShortfalls(input, visits);
  const places = shortfalls.flatMap(({ floor }, index) => floor.posts.map((post) => ({ post, index })));
  const floorsAt = Map.groupBy(places, ({ post }) => post);
  return ({ add, remove }) => {
    const moreWeeks = new Map<number, number>();
    const count = (visit: Visit, sign: 1 | -1) => {
      for (const { index } of floorsAt.get(visit.post) ?? [])
        moreWeeks.set(index, (moreWeeks.get(index) ?? 0) + sign * visit.weeks);
    };
    for (const visit of add) count(visit, 1);
    for (const visit of remove) count(visit, -1);
    let fewerMissing = 0;
    for (const [index, weeks] of moreWeeks) {
      const { floor, served, missing } = shortfalls[index] ?? { floor: { weeks: 0 }, served: 0, missing: 0 };
      fewerMissing += missing - Math.max(0, floor.weeks - served - weeks);
    }
    return fewerMissing * input.value.floor;
  };
}

function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
