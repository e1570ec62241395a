/** Lowers a convex function of many prices that is known only by its value and a slope at each point asked for: the proximal bundle
 *  method. The function is at least each of its cuts; the next point is the lowest of the largest cut, held near the best point so far.
 *  @source docs/model.md#prices */
export type BundleTask = {
  /** May move the point to the nearest one it can use; gives the value there and fills the slope. */
  evaluate: (point: Float64Array, slope: Float64Array) => number;
  start: Float64Array;
  /** Prices lie between 0 and these. */
  ceiling: Float64Array;
  evaluations: number;
  /** Stops when the promised improvement falls below this. */
  enough: number;
  onStep?: (best: number) => boolean;
};

type Cut = { slope: Float64Array; atCentre: number; weight: number };

const MOST_CUTS = 60;
/** Share of the promised improvement that makes the new point the centre. */
const DESCENT_SHARE = 0.1;

export type BundleResult = { point: Float64Array; value: number; evaluations: number };

export function minimizeByBundle(task: BundleTask): BundleResult {
  const size = task.start.length;
  const centre = Float64Array.from(task.start);
  const slope = new Float64Array(size);
  let value = task.evaluate(centre, slope);
  let cuts: Cut[] = [{ slope: slope.slice(), atCentre: value, weight: 1 }];
  let pull = firstPull(slope, value);
  const trial = new Float64Array(size);
  let nullSteps = 0;
  let evaluations = 1;
  while (evaluations < task.evaluations) {
    weighCuts({ cuts, centre, ceiling: task.ceiling, pull });
    stepFrom({ cuts, centre, ceiling: task.ceiling, pull }, trial);
    const promised = value - modelAt(cuts, centre, trial);
    if (promised < task.enough) break;
    const found = task.evaluate(trial, slope);
    evaluations++;
    const isDescent = found < value - DESCENT_SHARE * promised;
    // How far the slope at the new point is from flat along the step says how long the step should have been.
    const along = dotDifference(slope, trial, centre);
    cuts = makeRoom(cuts);
    cuts.push({ slope: slope.slice(), atCentre: found - along, weight: 0 });
    const curvature = 1 - (value - found) / promised;
    if (isDescent) {
      moveCentre(cuts, centre, trial);
      if (curvature < 0.5) pull = Math.max(pull * Math.max(0.1, 2 * curvature), pull / 10);
      value = found;
      nullSteps = 0;
    } else if (++nullSteps % 4 === 0 || curvature > 5) {
      pull = Math.min(pull * 10, pull * Math.max(1.3, Math.min(4, curvature / 2)));
    }
    if (task.onStep && !task.onStep(value)) break;
  }
  return { point: centre, value, evaluations };
}

/** A first step that promises a tenth of the value. */
function firstPull(slope: Float64Array, value: number): number {
  let square = 0;
  for (const part of slope) square += part * part;
  return Math.max(1e-9, square / Math.max(1, 0.1 * Math.abs(value)));
}

function modelAt(cuts: Cut[], centre: Float64Array, point: Float64Array): number {
  let most = -Infinity;
  for (const cut of cuts) most = Math.max(most, cut.atCentre + dotDifference(cut.slope, point, centre));
  return most;
}

function dotDifference(slope: Float64Array, point: Float64Array, centre: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < slope.length; at++) sum += slope[at]! * (point[at]! - centre[at]!);
  return sum;
}

function moveCentre(cuts: Cut[], centre: Float64Array, to: Float64Array): void {
  for (const cut of cuts) cut.atCentre += dotDifference(cut.slope, to, centre);
  centre.set(to);
}

/** Drops the cuts that weigh nothing, oldest first, and where all weigh, the one that weighs least after folding the weighted mean in. */
function makeRoom(cuts: Cut[]): Cut[] {
  if (cuts.length < MOST_CUTS) return cuts;
  const idle = cuts.findIndex((cut) => cut.weight < 1e-9);
  if (idle >= 0) return cuts.filter((_, at) => at !== idle);
  const mean: Cut = { slope: meanSlope(cuts), atCentre: cuts.reduce((sum, cut) => sum + cut.weight * cut.atCentre, 0), weight: 1 };
  const byWeight = cuts.toSorted((a, b) => b.weight - a.weight);
  return [mean, ...byWeight.slice(0, MOST_CUTS - 10)];
}

function meanSlope(cuts: Cut[]): Float64Array {
  const mean = new Float64Array(cuts[0]!.slope.length);
  for (const { slope, weight } of cuts) {
    if (weight === 0) continue;
    for (let at = 0; at < mean.length; at++) mean[at]! += weight * slope[at]!;
  }
  return mean;
}

type Proximal = { cuts: Cut[]; centre: Float64Array; ceiling: Float64Array; pull: number };

/** The lowest point of the weighted mean of the cuts, pulled towards the centre, inside the limits of the prices. */
function stepFrom({ cuts, centre, ceiling, pull }: Proximal, point: Float64Array): void {
  const mean = meanSlope(cuts);
  for (let at = 0; at < mean.length; at++) {
    point[at] = Math.min(ceiling[at]!, Math.max(0, centre[at]! - mean[at]! / pull));
  }
}

const ROUNDS = 6;

/** Chooses the weights of the cuts: the dual of the pulled problem, a quadratic over weights that add up to 1. Prices that the step would
 *  take past their limits are held there, the rest is solved exactly enough by moving weight between pairs of cuts; then again with the
 *  prices that are held now. */
function weighCuts(proximal: Proximal): void {
  const { cuts, centre } = proximal;
  const point = new Float64Array(centre.length);
  const total = cuts.reduce((sum, cut) => sum + cut.weight, 0);
  for (const cut of cuts) cut.weight = total > 0 ? cut.weight / total : 1 / cuts.length;
  let held = new Uint8Array(0);
  for (let round = 0; round < ROUNDS; round++) {
    stepFrom(proximal, point);
    const nowHeld = heldPrices(proximal, point);
    if (round > 0 && same(held, nowHeld)) return;
    held = nowHeld;
    shiftWeights(proximal, point, held);
  }
}

function heldPrices({ ceiling }: Proximal, point: Float64Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(point, (price, at) => (price <= 0 || price >= ceiling[at]! ? 1 : 0));
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

function shiftWeights({ cuts, centre, pull }: Proximal, point: Float64Array, held: Uint8Array): void {
  const count = cuts.length;
  const products = slopeProducts(cuts, held);
  // The gain of each cut's weight: its value where the held prices are, less the pull on the free ones.
  const fixed = cuts.map((cut) => {
    let sum = cut.atCentre;
    for (let at = 0; at < held.length; at++) if (held[at]) sum += cut.slope[at]! * (point[at]! - centre[at]!);
    return sum;
  });
  const gain = fixed.map((part, i) => {
    let sum = part;
    for (let k = 0; k < count; k++) sum -= (products[i * count + k]! * cuts[k]!.weight) / pull;
    return sum;
  });
  for (let step = 0; step < 60 * count; step++) {
    let to = 0;
    let from = -1;
    for (let i = 1; i < count; i++) if (gain[i]! > gain[to]!) to = i;
    for (let i = 0; i < count; i++) if (cuts[i]!.weight > 0 && (from < 0 || gain[i]! < gain[from]!)) from = i;
    const better = gain[to]! - gain[from]!;
    if (better < 1e-7 * (1 + Math.abs(gain[to]!))) return;
    const bend = (products[to * count + to]! + products[from * count + from]! - 2 * products[to * count + from]!) / pull;
    const shift = Math.min(cuts[from]!.weight, bend > 0 ? better / bend : Infinity);
    cuts[to]!.weight += shift;
    cuts[from]!.weight -= shift;
    for (let i = 0; i < count; i++) gain[i]! -= (shift * (products[i * count + to]! - products[i * count + from]!)) / pull;
  }
}

function slopeProducts(cuts: Cut[], held: Uint8Array): Float64Array {
  const count = cuts.length;
  const products = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let k = i; k < count; k++) {
      const [a, b] = [cuts[i]!.slope, cuts[k]!.slope];
      let sum = 0;
      for (let at = 0; at < held.length; at++) if (!held[at]) sum += a[at]! * b[at]!;
      products[i * count + k] = sum;
      products[k * count + i] = sum;
    }
  }
  return products;
}
