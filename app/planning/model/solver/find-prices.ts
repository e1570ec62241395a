import { boundAt, leftByChoice } from "./bound.ts";
import { minimizeByBundle } from "./bundle.ts";
import { SCALE } from "./problem.ts";
import { isOver, lowerBound, report, secondsPassed, type Search } from "./search.ts";

/** Finds prices at which the bound is low: first one price for all money, then all prices by the bundle method. The bound of the search
 *  falls with every better point.
 *  @param evaluations the most times to ask for the bound, beyond the search for one price of money */
export function findPrices(search: Search, evaluations: number): void {
  const { bounding } = search;
  const { couplings } = bounding;
  const prices = new Float64Array(couplings.count);
  const evaluate = (point: Float64Array, slope: Float64Array): number => {
    for (let row = 0; row < point.length; row++) {
      prices[row] = Math.round(point[row]! * SCALE);
      point[row] = prices[row]! / SCALE;
    }
    const { bound, chosen } = boundAt(bounding, prices);
    leftByChoice(bounding, chosen, slope);
    if (bound < search.priced.bound) search.priced = { bound, prices: prices.slice() };
    lowerBound(search, bound / SCALE);
    return bound / SCALE;
  };
  const ceiling = couplings.ceiling.map((most) => most / SCALE);
  const start = priceOfMoney(search, evaluate);
  minimizeByBundle({
    evaluate,
    start,
    ceiling,
    evaluations,
    enough: Math.max(0.25, search.bound * 1e-6),
    onStep: () => {
      report(search, "pricing");
      return !isOver(search) && secondsPassed(search) < LATEST_SHARE * search.options.seconds;
    },
  });
}

const MONEY_STEPS = 24;
/** Where the machine is slower than reckoned, the rest of the time is left for plans. */
const LATEST_SHARE = 0.6;

/** The best single price of money: doubled until money is left over, then halved in. */
function priceOfMoney(search: Search, evaluate: (point: Float64Array, slope: Float64Array) => number): Float64Array {
  const { couplings } = search.bounding;
  const slope = new Float64Array(couplings.count);
  let best = { value: Infinity, price: 0 };
  const isTooLow = (price: number): boolean => {
    const point = new Float64Array(couplings.count);
    point[couplings.budgetRow] = price;
    const value = evaluate(point, slope);
    if (value < best.value) best = { value, price };
    return slope[couplings.budgetRow]! < 0;
  };
  let low = 0;
  let high = 1000;
  if (isTooLow(0)) {
    for (let step = 0; step < MONEY_STEPS && isTooLow(high); step++) [low, high] = [high, high * 2];
    for (let step = 0; step < MONEY_STEPS && high - low > high / 200 && !isOver(search); step++) {
      const middle = (low + high) / 2;
      if (isTooLow(middle)) low = middle;
      else high = middle;
    }
  }
  const point = new Float64Array(couplings.count);
  point[couplings.budgetRow] = best.price;
  return point;
}
