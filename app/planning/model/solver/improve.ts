import { combineAll, combineBest } from "./combine.ts";
import { chooseNeighbourhood, unitLosses } from "./neighbourhood.ts";
import { SCALE } from "./problem.ts";
import { rebuild } from "./rebuild.ts";
import { isOver, type Search } from "./search.ts";

/** Units chosen anew in one model at most, and schedules for each in the first one; the models grow from there. */
const MOST_UNITS = 120;
const FIRST_SCHEDULES_OF_UNIT = 15;
const MOST_SCHEDULES = 12_000;
/** A choice this near the bound of its model is good enough while plans are still to be improved. */
const ENOUGH = 0.0005;
const NODES = 100;
const NODES_TO_PROVE = 20_000;

/** Works on the best plan until it is proven or the work is done: where all schedules that a better plan could use are few enough, they are
 *  put in one model, whose best choice is the best plan; otherwise those that lose least are, and more in each round.
 *  @param settled visits that stay whatever happens
 *  @param work schedules in all models together, and attempts at rebuilding before each */
export function improve(
  search: Search,
  settled: readonly number[],
  work: { schedules: number; attempts: number },
): void {
  const units = search.bounding.problem.units.length;
  let left = work.schedules;
  let most = FIRST_SCHEDULES_OF_UNIT * Math.min(units, MOST_UNITS);
  while (left > 0 && !isOver(search)) {
    // Before the first model has brought the plan near the best, a proof would be a needlessly large one.
    const mostToProve = left === work.schedules ? most : Math.min(left, MOST_SCHEDULES);
    if (proveBest(search, mostToProve) || isOver(search)) return;
    rebuild(search, settled, work.attempts);
    combineBest(search, {
      free: freeUnits(search),
      loss: gapLeft(search),
      most: Math.min(most, left),
      nodes: NODES,
      enough: ENOUGH,
      phase: "combining",
    });
    left -= most;
    most = Math.min(MOST_SCHEDULES, most * 2);
  }
}

/** Puts all schedules that a better plan could use in one model. Such a plan loses at most the gap in all, so at no unit more.
 *  @returns whether the best plan is proven */
function proveBest(search: Search, most: number): boolean {
  const free = [...search.bounding.problem.units.keys()];
  if (!combineAll(search, { free, loss: gapLeft(search), most, nodes: NODES_TO_PROVE, enough: 0, phase: "proving" }))
    return false;
  search.bound = search.best.points;
  return true;
}

function freeUnits(search: Search): number[] {
  const { problem } = search.bounding;
  if (problem.units.length <= MOST_UNITS) return [...problem.units.keys()];
  return chooseNeighbourhood(search, unitLosses(search, search.best.visits), MOST_UNITS);
}

/** Scaled points between the bound at the prices and the best plan. */
function gapLeft({ priced, best }: Search): number {
  return Math.max(0, priced.bound - best.points * SCALE);
}
