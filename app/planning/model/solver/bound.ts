import { readBestSchedule } from "./best-schedule.ts";
import type { Couplings } from "./couplings.ts";
import { eachUse } from "./row-uses.ts";
import { emptyTables, fillTables, reducedPoints, type PriceTables } from "./lagrangian.ts";
import { SCALE, type Problem } from "./problem.ts";
import { fillThroughPoints } from "./through-points.ts";
import { fillFromEnd, programmeOf, type UnitProgramme } from "./unit-programme.ts";

/** Everything an evaluation of the bound writes into, made once. */
export type Bounding = {
  problem: Problem;
  couplings: Couplings;
  tables: PriceTables;
  reduced: Float64Array;
  /** Room for reduced points of which some are struck out. */
  masked: Float64Array;
  programme: UnitProgramme;
  prices: Float64Array;
};

/** Everything that one evaluation of the bound needs again and again, laid out once for a problem and its couplings. */
export function boundingOf(problem: Problem, couplings: Couplings): Bounding {
  const reduced = new Float64Array(problem.visits.count);
  return {
    problem,
    couplings,
    tables: emptyTables(problem),
    reduced,
    masked: new Float64Array(problem.visits.count),
    programme: programmeOf(problem, reduced),
    prices: new Float64Array(couplings.count),
  };
}

/** A bound on the value of any plan, scaled, and the visits that reach it when every unit chooses for itself at the prices. */
export type PricedChoice = { bound: number; chosen: number[] };

/** The bound at whole scaled prices: every unit's best schedule at the prices, plus what the rows' limits are worth at them.
 *  @returns bound -Infinity when the locked visits of a unit cannot stand together
 *  @source docs/model.md#bound */
export function boundAt(bounding: Bounding, prices: Float64Array): PricedChoice {
  const { problem, couplings, programme, reduced } = bounding;
  bounding.prices.set(prices);
  setPrices(bounding);
  const chosen: number[] = [];
  let bound = limitsWorth(problem, couplings, prices);
  for (const unit of problem.units) {
    const best = fillFromEnd(programme, unit, reduced);
    if (best === -Infinity) return { bound: -Infinity, chosen: [] };
    bound += best;
    readBestSchedule(programme, chosen);
  }
  return { bound, chosen };
}

function setPrices({ problem, couplings, prices, tables, reduced }: Bounding): void {
  fillTables({ problem, couplings, prices, tables });
  reducedPoints({ problem, couplings, prices, tables, reduced });
}

/** What the limits of all rows are worth at the prices, scaled and rounded up. */
export function limitsWorth(problem: Problem, couplings: Couplings, prices: Float64Array): number {
  const { budgetRow, floorRow, pairRow, limit, ceiling, moneyUnit } = couplings;
  const { input } = problem.frame;
  let worth = problem.changes.constant * SCALE;
  for (let row = 0; row < budgetRow; row++) worth += prices[row]! * limit[row]!;
  worth += Math.ceil((prices[budgetRow]! * input.budget) / moneyUnit);
  for (let block = 0; block < problem.frame.blocks; block++) {
    worth += Math.ceil((prices[couplings.blockBudgetRow + block]! * (input.budgetByBlock[block] ?? 0)) / moneyUnit);
  }
  for (let row = floorRow; row < pairRow; row++) worth -= prices[row]! * limit[row]!;
  for (let row = pairRow; row < couplings.count; row++) worth += ceiling[row]! - prices[row]!;
  return worth;
}

/** How the bound moves with each price: what is left of each row's limit by a choice of visits (below 0 where it takes too much). */
export function leftByChoice(bounding: Bounding, chosen: readonly number[], left: Float64Array): void {
  const { couplings } = bounding;
  left.set(couplings.limit);
  for (let row = couplings.floorRow; row < couplings.count; row++) left[row] = -left[row]!;
  for (const visit of chosen) eachUse(bounding, visit, (row, amount) => (left[row]! -= amount));
}

/** For every possible visit, a proven bound on the value of any plan that contains it, scaled. */
export function throughBounds(bounding: Bounding, prices: Float64Array, through: Float64Array): number {
  const { problem, couplings, programme, reduced } = bounding;
  bounding.prices.set(prices);
  setPrices(bounding);
  const bestOfUnit = new Float64Array(problem.units.length);
  let bound = limitsWorth(problem, couplings, prices);
  problem.units.forEach((unit, index) => {
    bestOfUnit[index] = fillFromEnd(programme, unit, reduced);
    bound += bestOfUnit[index];
    fillThroughPoints(programme, through);
  });
  const { unitOfPost, visits } = problem;
  for (let visit = 0; visit < visits.count; visit++)
    through[visit]! += bound - bestOfUnit[unitOfPost[visits.post[visit]!]!]!;
  return bound;
}
