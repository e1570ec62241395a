/** A cut: the function is at least `atCentre + slope · (point − centre)`. */
export type Cut = { slope: Float64Array; atCentre: number; weight: number };

/** The largest of the cuts, pulled towards the centre, inside the limits of the point. */
export type Pulled = { cuts: Cut[]; centre: Float64Array; ceiling: Float64Array; pull: number };

const ROUNDS = 12;
/** Weights are good enough when no cut promises to be this share of the step's gain better than the mean of the cuts. */
const GOOD_ENOUGH = 0.02;

/** Chooses the weights of the cuts, and the point that belongs to them: where their weighted mean, pulled towards the centre, is lowest.
 *  This is the dual of finding the lowest point of the pulled largest cut: a concave function of weights that add up to 1. Places of the
 *  point that the step would take past their limits are held there and the rest is a quadratic, solved by moving weight between pairs of
 *  cuts; a search on the way there keeps the function rising although other places come to be held. */
export function weighCuts(pulled: Pulled, point: Float64Array): void {
  const { cuts, centre } = pulled;
  const total = cuts.reduce((sum, cut) => sum + cut.weight, 0);
  for (const cut of cuts) cut.weight = total > 0 ? cut.weight / total : 1 / cuts.length;
  let mean = meanSlope(cuts);
  stepFrom(pulled, mean, point);
  for (let round = 0; round < ROUNDS; round++) {
    const gains = cuts.map((cut) => cut.atCentre + dotDifference(cut.slope, point, centre));
    const average = cuts.reduce((sum, cut, at) => sum + cut.weight * gains[at]!, 0);
    const highest = Math.max(...gains);
    const centreValue = Math.max(...cuts.map((cut) => cut.atCentre));
    if (highest - average <= GOOD_ENOUGH * Math.max(0, centreValue - highest)) return;
    const before = cuts.map((cut) => cut.weight);
    shiftWeights(pulled, point);
    const target = meanSlope(cuts);
    const share = shareOfWay(pulled, {
      from: mean,
      to: target,
      rise: cuts.reduce((sum, cut, at) => sum + (cut.weight - before[at]!) * cut.atCentre, 0),
    });
    if (share < 1) {
      cuts.forEach((cut, at) => (cut.weight = before[at]! + share * (cut.weight - before[at]!)));
      for (let at = 0; at < target.length; at++) target[at] = mean[at]! + share * (target[at]! - mean[at]!);
    }
    mean = target;
    stepFrom(pulled, mean, point);
    if (share === 0) return;
  }
}

/** How far towards the new weights the dual function rises: all the way, or to where its slope along the way turns. */
function shareOfWay(pulled: Pulled, way: { from: Float64Array; to: Float64Array; rise: number }): number {
  const { from, to, rise } = way;
  const slopeAt = (share: number): number => {
    let sum = rise;
    for (let at = 0; at < from.length; at++) {
      const mean = from[at]! + share * (to[at]! - from[at]!);
      sum += (to[at]! - from[at]!) * (placeOf(pulled, at, mean) - pulled.centre[at]!);
    }
    return sum;
  };
  if (slopeAt(1) >= 0) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (slopeAt(middle) >= 0) low = middle;
    else high = middle;
  }
  return low;
}

function placeOf({ centre, ceiling, pull }: Pulled, at: number, mean: number): number {
  return Math.min(ceiling[at]!, Math.max(0, centre[at]! - mean / pull));
}

function stepFrom(pulled: Pulled, mean: Float64Array, point: Float64Array): void {
  for (let at = 0; at < mean.length; at++) point[at] = placeOf(pulled, at, mean[at]!);
}

/** The mean of the slopes of the cuts. */
export function meanSlope(cuts: Cut[]): Float64Array {
  const mean = new Float64Array(cuts[0]!.slope.length);
  for (const { slope, weight } of cuts) {
    if (weight === 0) continue;
    for (let at = 0; at < mean.length; at++) mean[at]! += weight * slope[at]!;
  }
  return mean;
}

/** slope · (point − centre), without a vector in between. */
export function dotDifference(slope: Float64Array, point: Float64Array, centre: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < slope.length; at++) sum += slope[at]! * (point[at]! - centre[at]!);
  return sum;
}

/** Moves weight from the cut that gains least to the one that gains most until they gain alike, the held places staying where they are. */
function shiftWeights({ cuts, centre, ceiling, pull }: Pulled, point: Float64Array): void {
  const count = cuts.length;
  const isHeld = Uint8Array.from(point, (price, at) => (price <= 0 || price >= ceiling[at]! ? 1 : 0));
  const products = slopeProducts(cuts, isHeld);
  const gain = cuts.map((cut, i) => {
    let sum = cut.atCentre;
    for (let at = 0; at < isHeld.length; at++) if (isHeld[at]) sum += cut.slope[at]! * (point[at]! - centre[at]!);
    for (let k = 0; k < count; k++) sum -= (products[i * count + k]! * cuts[k]!.weight) / pull;
    return sum;
  });
  for (let step = 0; step < 100 * count; step++) {
    let to = 0;
    let from = -1;
    for (let i = 1; i < count; i++) if (gain[i]! > gain[to]!) to = i;
    for (let i = 0; i < count; i++) if (cuts[i]!.weight > 0 && (from < 0 || gain[i]! < gain[from]!)) from = i;
    const better = gain[to]! - gain[from]!;
    if (better < 1e-9 * (1 + Math.abs(gain[to]!))) return;
    const bend =
      (products[to * count + to]! + products[from * count + from]! - 2 * products[to * count + from]!) / pull;
    const shift = Math.min(cuts[from]!.weight, bend > 0 ? better / bend : Infinity);
    cuts[to]!.weight += shift;
    cuts[from]!.weight -= shift;
    for (let i = 0; i < count; i++)
      gain[i]! -= (shift * (products[i * count + to]! - products[i * count + from]!)) / pull;
  }
}

/** The products of all slopes with each other over the places that are not held, gathered first: most places are. */
function slopeProducts(cuts: Cut[], isHeld: Uint8Array): Float64Array {
  const free = Int32Array.from(isHeld.keys().filter((at) => isHeld[at] === 0));
  const slopes = cuts.map(({ slope }) => Float64Array.from(free, (at) => slope[at]!));
  const count = cuts.length;
  const products = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let k = i; k < count; k++) {
      const [a, b] = [slopes[i]!, slopes[k]!];
      let sum = 0;
      for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
      products[i * count + k] = sum;
      products[k * count + i] = sum;
    }
  }
  return products;
}
