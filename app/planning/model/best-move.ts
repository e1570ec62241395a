import type { Breach } from "./breach.ts";
import { gainsFrom, type PlanChange } from "./gains.ts";
import { newBreaches } from "./new-breaches.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { blockOf, byStartPostPerson, costOf, visitKey } from "./visit.ts";

/** The best single step by which a plan could have one of some visits. Costs are in minor units. */
export type Move =
  | { kind: "insertion"; visit: Visit; gain: number; cost: number }
  | { kind: "replacement"; visit: Visit; instead: Visit; gain: number; cost: number }
  | { kind: "blocked"; visit: Visit; breaches: Breach[] };

/** Of visits that cannot simply be added, how many of the most valuable are tried in place of another. */
const MOST_REPLACEMENTS = 40;

type Search = {
  input: PlanInput;
  visits: readonly Visit[];
  gain: (change: PlanChange) => number;
  moneyIsShortFor: (visit: Visit) => boolean;
  /** The visits that may give way. */
  free: Visit[];
};
type Insertion = Extract<Move, { kind: "insertion" }>;
type Replacement = Extract<Move, { kind: "replacement" }>;

/** How a plan would best have one of the candidates: by adding it, or by putting it in the place of one visit that is not locked.
 *  Gains are exact. Ties go to the visit that comes first in the order of plans.
 *  @returns null when there is no candidate; "blocked" when no single step keeps the hard rules, with what the most valuable breaks */
export function bestMove(input: PlanInput, visits: readonly Visit[], candidates: readonly Visit[]): Move | null {
  const agreed = new Set(input.locked.map(visitKey));
  const search: Search = {
    input,
    visits,
    gain: gainsFrom(input, visits),
    moneyIsShortFor: shortageOf(input, visits),
    free: visits.filter((visit) => !agreed.has(visitKey(visit))),
  };
  const insertions = candidates
    .map((visit): Insertion => ({
      kind: "insertion",
      visit,
      gain: search.gain({ add: [visit], remove: [] }),
      cost: costOf(input, visit),
    }))
    .toSorted((a, b) => b.gain - a.gain || byStartPostPerson(a.visit, b.visit));
  const [mostValuable] = insertions;
  if (!mostValuable) return null;
  const insertion = insertions.find(
    ({ visit }) => !search.moneyIsShortFor(visit) && breachesOf(search, visit).length === 0,
  );
  const replacement = bestReplacement(search, insertions.slice(0, MOST_REPLACEMENTS));
  if (insertion && (!replacement || insertion.gain >= replacement.gain)) return insertion;
  return (
    replacement ?? { kind: "blocked", visit: mostValuable.visit, breaches: breachesOf(search, mostValuable.visit) }
  );
}

function breachesOf({ input, visits }: Search, visit: Visit): Breach[] {
  return newBreaches(input, visits, { add: [visit], remove: [] });
}

function bestReplacement(search: Search, insertions: Insertion[]): Replacement | null {
  const { input, visits } = search;
  let best: Replacement | null = null;
  for (const { visit } of insertions) {
    for (const swap of swapsFor(search, visit)) {
      if (best && swap.gain <= best.gain) break;
      if (newBreaches(input, visits, { add: [visit], remove: [swap.instead] }).length > 0) continue;
      best = swap;
      break;
    }
  }
  return best;
}

/** The visit in place of each one that could make room for it, the most valuable swap first. */
function swapsFor({ input, gain, free, ...search }: Search, visit: Visit): Replacement[] {
  const breaches = breachesOf({ input, gain, free, ...search }, visit);
  return free
    .filter((instead) => breaches.every((breach) => couldMend(input, breach, instead)))
    .map((instead): Replacement => {
      const cost = costOf(input, visit) - costOf(input, instead);
      return { kind: "replacement", visit, instead, gain: gain({ add: [visit], remove: [instead] }), cost };
    })
    .toSorted((a, b) => b.gain - a.gain || byStartPostPerson(a.instead, b.instead));
}

/** Whether leaving a visit out could mend a breach; where money is short it must free enough of it. */
function couldMend(input: PlanInput, breach: Breach, instead: Visit): boolean {
  if (breach.rule !== "budget") return true;
  if (breach.code === "block-budget-exceeded" && blockOf(input, instead.start) !== breach.details.block) return false;
  return costOf(input, instead) >= breach.details.cost - breach.details.budget;
}

/** Says whether a plan has too little money left for a visit, so that a thousand visits need not each be added to find out. */
function shortageOf(input: PlanInput, visits: readonly Visit[]): (visit: Visit) => boolean {
  const left = new Map(input.budgetByBlock.entries());
  let leftInAll = input.budget;
  for (const visit of visits) {
    const [block, cost] = [blockOf(input, visit.start), costOf(input, visit)];
    left.set(block, (left.get(block) ?? 0) - cost);
    leftInAll -= cost;
  }
  return (visit) => costOf(input, visit) > Math.min(leftInAll, left.get(blockOf(input, visit.start)) ?? 0);
}
