import { whyNotPossible } from "../constraints/possible-visit.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import { valueOfPlan } from "../plan-value.ts";
import { HARD_RULES } from "../rules.ts";
import { byStartPostPerson, visitKey } from "../visit.ts";

/** More possible visits than this make trying every set of them too slow for a test. */
export const MOST_VISITS_TO_TRY = 12;

// Rules that adding a visit can only break further, so that a set that breaks one need not be extended.
const RULES_THAT_ONLY_GET_WORSE = HARD_RULES.filter(({ name }) => name !== "team" && name !== "locked");

const RULES_BUT_LOCKED = HARD_RULES.filter(({ name }) => name !== "locked");

/** The best plan of a tiny programme, found by trying every set of visits: what a solver is proven against.
 *  @param mustHave the visits that the plan must have: by default the locked ones; all locked visits may be in it
 *  @returns null when no plan has them
 *  @throws beyond MOST_VISITS_TO_TRY visits */
export function bestPlanByTrying(input: PlanInput, mustHave = input.locked): { value: number; visits: Visit[] } | null {
  const candidates = everyPossibleVisit(input);
  if (candidates.length > MOST_VISITS_TO_TRY) throw new Error(`Too many visits to try every set: ${candidates.length}`);
  let best: { value: number; visits: Visit[] } | null = null;
  for (const visits of setsThatMayHold(input, candidates, [])) {
    if (!mustHave.every((visit) => visits.includes(visit))) continue;
    if (RULES_BUT_LOCKED.some((rule) => rule.check(input, visits).length > 0)) continue;
    const { value } = valueOfPlan(input, visits);
    if (!best || value > best.value) best = { value, visits: visits.toSorted(byStartPostPerson) };
  }
  return best;
}

/** Every possible visit and every locked one, found by asking for each person, post, start and length. */
export function everyPossibleVisit(input: PlanInput): Visit[] {
  const found = new Map(input.locked.map((visit) => [visitKey(visit), visit]));
  for (const { id: person, maxWeeks } of input.people)
    for (const { id: post } of input.posts)
      for (let start = 0; start < input.weeks; start++)
        for (let weeks = 1; weeks <= Math.min(maxWeeks, input.weeks - start); weeks++) {
          const visit = { person, post, start, weeks };
          if (!found.has(visitKey(visit)) && whyNotPossible(input, visit).length === 0)
            found.set(visitKey(visit), visit);
        }
  return [...found.values()];
}

function* setsThatMayHold(input: PlanInput, candidates: Visit[], chosen: Visit[]): Generator<Visit[]> {
  if (RULES_THAT_ONLY_GET_WORSE.some((rule) => rule.check(input, chosen).length > 0)) return;
  const [next, ...others] = candidates;
  if (!next) {
    yield chosen;
    return;
  }
  yield* setsThatMayHold(input, others, [...chosen, next]);
  yield* setsThatMayHold(input, others, chosen);
}
