import type { Breach } from "./breach.ts";
import { gainsFrom, type PlanChange } from "./gains.ts";
import { type BreachFinder, breachFinder } from "./new-breaches.ts";
import { placeOf } from "./lookup.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { blockOf, byStartPostPerson, costOf, isLocked } from "./visit.ts";

/** The best single step by which a plan could have one of some visits. Costs are in minor units. */
export type Move =
  | { kind: "insertion"; visit: Visit; gain: number; cost: number }
  | { kind: "replacement"; visit: Visit; instead: Visit; gain: number; cost: number }
  | { kind: "blocked"; visit: Visit; breaches: Breach[] };

/** Of visits that cannot simply be added, how many of the most valuable are tried in place of another. */
const MOST_REPLACEMENTS = 40;

type Search = BreachFinder & {
  input: PlanInput;
  gain: (change: PlanChange) => number;
  /** The visits that may give way. */
  free: Visit[];
};
type Insertion = Extract<Move, { kind: "insertion" }>;
type Replacement = Extract<Move, { kind: "replacement" }>;

/** How a plan would best have one of the candidates: by adding it, or by putting it in the place of one visit that is not locked.
 *  Gains are exact. Ties go to the visit that comes first in the order of plans.
 *  @returns null when there is no candidate; "blocked" when no single step keeps the hard rules, with what the most valuable breaks */
export function bestMove(input: PlanInput, visits: readonly Visit[], candidates: readonly Visit[]): Move | null {
  const search: Search = {
    input,
    gain: gainsFrom(input, visits),
    ...breachFinder(input, visits),
    free: visits.filter((visit) => !isLocked(input, visit)),
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
  const insertion = insertions.find(({ visit }) => search.keepsRules({ add: [visit], remove: [] }));
  const replacement = bestReplacement(search, insertions.slice(0, MOST_REPLACEMENTS));
  if (insertion && (!replacement || insertion.gain >= replacement.gain)) return insertion;
  return (
    replacement ?? { kind: "blocked", visit: mostValuable.visit, breaches: breachesOf(search, mostValuable.visit) }
  );
}

function breachesOf({ newBreaches }: Search, visit: Visit): Breach[] {
  return newBreaches({ add: [visit], remove: [] });
}

function bestReplacement(search: Search, insertions: Insertion[]): Replacement | null {
  let best: Replacement | null = null;
  for (const { visit } of insertions) {
    for (const swap of swapsFor(search, visit)) {
      if (best && swap.gain <= best.gain) break;
      if (!search.keepsRules({ add: [visit], remove: [swap.instead] })) continue;
      best = swap;
      break;
    }
  }
  return best;
}

/** The visit in place of each one that could make room for it, the most valuable swap first. */
function swapsFor(search: Search, visit: Visit): Replacement[] {
  const { input, gain, free } = search;
  const breaches = breachesOf(search, visit);
  return free
    .filter((instead) => breaches.every((breach) => couldMend(input, breach, instead)))
    .map((instead): Replacement => {
      const cost = costOf(input, visit) - costOf(input, instead);
      return { kind: "replacement", visit, instead, gain: gain({ add: [visit], remove: [instead] }), cost };
    })
    .toSorted((a, b) => b.gain - a.gain || byStartPostPerson(a.instead, b.instead));
}

/** Whether leaving a visit out could mend a breach at all: most visits have nothing to do with it, and are not worth trying. */
function couldMend(input: PlanInput, breach: Breach, instead: Visit): boolean {
  switch (breach.rule) {
    case "rest":
    case "visits-per-year":
      return instead.person === breach.details.person;
    case "seat":
      return instead.post === breach.details.post;
    case "housing":
      return placeOf(input, instead.post).facility.id === breach.details.facility;
    case "arrivals":
      return instead.start === breach.details.week;
    case "budget":
      if (breach.code === "block-budget-exceeded" && blockOf(input, instead.start) !== breach.details.block)
        return false;
      return costOf(input, instead) >= breach.details.cost - breach.details.budget;
    case "team":
      return [...breach.details.present, ...breach.details.absent].includes(instead.post);
    case "locked":
    case "possible-visit":
      return false;
  }
}
