import { partiesOf } from "./lookup.ts";
import type { PlanInput, Visit } from "./plan-input.ts";

/** A year of the planning problem, in weeks.
 *  @source docs/model.md#hard-rules, "visits per year" */
export const WEEKS_PER_YEAR = 52;

/** The last week of a visit. */
export function lastWeekOf(visit: Visit): number {
  return visit.start + visit.weeks - 1;
}

/** The year, counted from 0, in which a week lies: year k is weeks 52k to 52k + 51. */
export function yearOf(week: number): number {
  return Math.floor(week / WEEKS_PER_YEAR);
}

/** The block, counted from 0, in which a week lies. */
export function blockOf(input: PlanInput, week: number): number {
  return Math.floor(week / input.blockWeeks);
}

/** How many blocks the programme has; the last may be shorter than the others. */
export function blockCount(input: Pick<PlanInput, "weeks" | "blockWeeks">): number {
  return Math.ceil(input.weeks / input.blockWeeks);
}

/** Travel, stipend for each week and licence of one visit, in minor units of money.
 *  @source docs/model.md#hard-rules, "budget" */
export function costOf(input: PlanInput, visit: Visit): number {
  const { person, post } = partiesOf(input, visit);
  const stipend = input.stipendPerWeek[post.specialty] ?? 0;
  const licence = input.licence[post.specialty] ?? 0;
  return person.travel + stipend * visit.weeks + licence;
}

/** The order in which plans list visits: start, post, person, and length for the sake of plans that break rules. Ids compare by code unit. */
export function byStartPostPerson(a: Visit, b: Visit): number {
  return a.start - b.start || compareIds(a.post, b.post) || compareIds(a.person, b.person) || a.weeks - b.weeks;
}

/** Ids in the order of their code units, the same in every language of the interface. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A text that two visits share only when they are the same visit. */
export function visitKey(visit: Visit): string {
  return JSON.stringify([visit.person, visit.post, visit.start, visit.weeks]);
}

// Asked for each set of visits that is tried, while the locked visits of an input never change.
const lockedKeys = new WeakMap<PlanInput, ReadonlySet<string>>();

/** Whether a visit is one of the locked ones. */
export function isLocked(input: PlanInput, visit: Visit): boolean {
  if (input.locked.length === 0) return false;
  const keys = lockedKeys.get(input) ?? new Set(input.locked.map(visitKey));
  lockedKeys.set(input, keys);
  return keys.has(visitKey(visit));
}

/** Visits gathered by some text of theirs, each group in the order of byStartPostPerson. */
export function groupVisits(visits: readonly Visit[], keyOf: (visit: Visit) => string): Map<string, Visit[]> {
  const groups = Map.groupBy(visits, keyOf);
  for (const group of groups.values()) group.sort(byStartPostPerson);
  return groups;
}
