import type { Breach } from "./breach.ts";
import { budget } from "./constraints/budget.ts";
import type { PlanChange } from "./gains.ts";
import { placeOf } from "./lookup.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { HARD_RULES } from "./rules.ts";
import { blockOf, costOf } from "./visit.ts";

// Whether a change keeps these shows at the visits near it. Taking a locked visit out is for the caller to avoid or to tell.
const RULES_NEARBY = HARD_RULES.filter(({ name }) => name !== "locked" && name !== "budget");

/** Which hard rules a change to one plan breaks. */
export type BreachFinder = {
  /** Those that were not broken in the same way before: what was broken and still is does not count against the change. */
  newBreaches: (change: PlanChange) => Breach[];
  /** Whether there are none, found sooner. */
  keepsRules: (change: PlanChange) => boolean;
};

/** Finds what changes to one plan break, looking only at the visits near each change. */
export function breachFinder(input: PlanInput, visits: readonly Visit[]): BreachFinder {
  const near = neighboursIn(input, visits);
  const shortage = shortagesIn(input, visits);
  const newBreaches = (change: PlanChange) => {
    const before = near(change);
    const nearby = added(
      () => RULES_NEARBY.flatMap((rule) => rule.check(input, before)),
      RULES_NEARBY.flatMap((rule) => rule.check(input, changed(before, change))),
    );
    if (shortage(change) === "none") return nearby;
    return [...nearby, ...added(() => budget.check(input, visits), budget.check(input, changed(visits, change)))];
  };
  // Most changes fail for want of money, which is known at once.
  const keepsRules = (change: PlanChange) => shortage(change) !== "more" && newBreaches(change).length === 0;
  return { newBreaches, keepsRules };
}

function changed(visits: readonly Visit[], { add, remove }: PlanChange): Visit[] {
  return [...visits.filter((visit) => !remove.includes(visit)), ...add];
}

function added(before: () => Breach[], after: Breach[]): Breach[] {
  if (after.length === 0) return [];
  const known = new Set(before().map((breach) => JSON.stringify(breach)));
  return after.filter((breach) => !known.has(JSON.stringify(breach)));
}

/** The visits of a plan that can meet a changed visit in a rule other than the budget: by person, facility (and with it post), team or
 *  arrival. In the plan's order. */
function neighboursIn(input: PlanInput, visits: readonly Visit[]): (change: PlanChange) => Visit[] {
  const keysOf = (visit: Visit) => {
    const { facility, country } = placeOf(input, visit.post);
    const teams = input.teams.filter(({ posts }) => posts.includes(visit.post));
    return [
      `person ${visit.person}`,
      `facility ${facility.id}`,
      `arrival ${visit.start} ${country.id}`,
      ...teams.map(({ id }) => `team ${id}`),
    ];
  };
  const places = visits.flatMap((visit, index) => keysOf(visit).map((key) => ({ key, index })));
  const indexesAt = Map.groupBy(places, ({ key }) => key);
  return ({ add, remove }) => {
    const keys = new Set([...add, ...remove].flatMap(keysOf));
    const indexes = new Set([...keys].flatMap((key) => (indexesAt.get(key) ?? []).map(({ index }) => index)));
    return [...indexes].toSorted((a, b) => a - b).flatMap((index) => visits[index] ?? []);
  };
}

/** Says, without adding the whole plan up again, whether a change leaves a budget overspent: more than before, or no more. */
function shortagesIn(input: PlanInput, visits: readonly Visit[]): (change: PlanChange) => "none" | "no-more" | "more" {
  const left = input.budgetByBlock.slice();
  let leftInAll = input.budget;
  for (const visit of visits) {
    const block = blockOf(input, visit.start);
    left[block] = (left[block] ?? 0) - costOf(input, visit);
    leftInAll -= costOf(input, visit);
  }
  return ({ add, remove }) => {
    let costInAll = 0;
    const costs = new Map<number, number>();
    const count = (visit: Visit, sign: 1 | -1) => {
      const [block, cost] = [blockOf(input, visit.start), sign * costOf(input, visit)];
      costInAll += cost;
      costs.set(block, (costs.get(block) ?? 0) + cost);
    };
    for (const visit of add) count(visit, 1);
    for (const visit of remove) count(visit, -1);
    const budgets = [
      { cost: costInAll, left: leftInAll },
      ...[...costs].map(([block, cost]) => ({ cost, left: left[block] ?? 0 })),
    ];
    const overspent = budgets.filter((one) => one.cost > one.left);
    if (overspent.length === 0) return "none";
    return overspent.some(({ cost }) => cost > 0) ? "more" : "no-more";
  };
}
