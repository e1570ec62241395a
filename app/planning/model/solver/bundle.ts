import { dotDifference, meanSlope, weighCuts, type Cut } from "./cut-weights.ts";

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

const MOST_CUTS = 25;
/** Share of the promised improvement that makes the new point the centre. */
const DESCENT_SHARE = 0.1;

export type BundleResult = { point: Float64Array; value: number; evaluations: number };

/** Prices at which the bound is low, by a proximal bundle: each evaluation adds a cut, the next point minimises the model of the cuts
 *  near the best point so far.
 *  @returns the lowest bound seen and its prices; the bound holds wherever the search ends
 *  @source docs/model.md#prices */
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
    weighCuts({ cuts, centre, ceiling: task.ceiling, pull }, trial);
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

function moveCentre(cuts: Cut[], centre: Float64Array, to: Float64Array): void {
  for (const cut of cuts) cut.atCentre += dotDifference(cut.slope, to, centre);
  centre.set(to);
}

/** Drops the cuts that weigh nothing, oldest first, and where all weigh, the one that weighs least after folding the weighted mean in. */
function makeRoom(cuts: Cut[]): Cut[] {
  if (cuts.length < MOST_CUTS) return cuts;
  const idle = cuts.findIndex((cut) => cut.weight < 1e-9);
  if (idle >= 0) return cuts.filter((_, at) => at !== idle);
  const mean: Cut = {
    slope: meanSlope(cuts),
    atCentre: cuts.reduce((sum, cut) => sum + cut.weight * cut.atCentre, 0),
    weight: 1,
  };
  const byWeight = cuts.toSorted((a, b) => b.weight - a.weight);
  return [mean, ...byWeight.slice(0, MOST_CUTS - 10)];
}
