import type { Search } from "./search.ts";

/** How much each phase does, counted in steps. */
export type Effort = { evaluations: number; pricedPlans: number; attempts: number; schedules: number };

/** Rough seconds of one evaluation of the bound, for each slot and each priced row, on an ordinary machine. */
const SECONDS_PER_SLOT = 1e-6;
const SECONDS_PER_ROW = 5e-6;
const MOST_EVALUATIONS = 250;
const LEAST_EVALUATIONS = 20;
/** Shares of the time that evaluations and attempts may take by this reckoning. */
const SHARE_FOR_PRICES = 0.35;
const SHARE_FOR_ATTEMPTS = 0.2;
const MOST_PRICED_PLANS = 12;
const MOST_ATTEMPTS = 1000;
const ATTEMPTS_OF_UNIT = 10;
/** So many schedules in a model cost HiGHS about a second. */
const SCHEDULES_PER_SECOND = 150;

/** Shares out the work from the size of the problem and the seconds asked for, never from the clock: so the same input, seed and seconds
 *  give the same plan, on any machine quick enough. */
export function effortFor({ bounding, options }: Search): Effort {
  const { slots, count } = bounding.problem.visits;
  const units = bounding.problem.units.length;
  const evaluation = slots.count * SECONDS_PER_SLOT + bounding.couplings.count * SECONDS_PER_ROW + 1e-4;
  const seconds = Math.max(1, options.seconds);
  // A priced plan looks at every visit once more, greedily; an attempt at those of some ten units.
  const pricedPlan = evaluation + count * 2e-6;
  const attempt = Math.max(1e-3, (pricedPlan * 10) / units);
  return {
    evaluations: within(LEAST_EVALUATIONS, (SHARE_FOR_PRICES * seconds) / evaluation, MOST_EVALUATIONS),
    pricedPlans: within(2, (0.05 * seconds) / pricedPlan, MOST_PRICED_PLANS),
    attempts: within(10, (SHARE_FOR_ATTEMPTS * seconds) / attempt, Math.min(MOST_ATTEMPTS, ATTEMPTS_OF_UNIT * units)),
    schedules: Math.ceil(seconds * SCHEDULES_PER_SECOND),
  };
}

function within(least: number, wished: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, wished)));
}
