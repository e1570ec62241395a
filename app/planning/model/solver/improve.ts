import { combine } from "./combine.ts";
import { chooseNeighbourhood, unitLosses } from "./neighbourhood.ts";
import { SCALE } from "./problem.ts";
import { isOver, type Search } from "./search.ts";

/** Schedules in the first model of all units; good enough when within this share of its bound. */
const FIRST_SCHEDULES_OF_UNIT = 15;
const MOST_FIRST_SCHEDULES = 2000;
const ENOUGH_FIRST = 0.001;
/** Schedules in a model that is to prove the best plan. */
const MOST_SCHEDULES_TO_PROVE = 6000;

const UNITS_AT_ONCE = 25;
const SCHEDULES_AT_ONCE = 1000;
const NODES_AT_ONCE = 50;

/** Chooses among schedules that lose little; then, where there are few enough, among all that a better plan could use, which proves the
 *  best plan; then again and again among the schedules of some units. */
export function improve(search: Search, rounds: number): void {
  const free = [...search.bounding.problem.units.keys()];
  const most = Math.min(MOST_FIRST_SCHEDULES, FIRST_SCHEDULES_OF_UNIT * free.length);
  if (!isOver(search)) combine(search, { free, loss: gapLeft(search), most, nodes: 200, enough: ENOUGH_FIRST, phase: "combining" });
  for (let round = 0; round < rounds && !isOver(search); round++) {
    if (round % 20 === 0 && tryToProve(search)) return;
    combineSome(search);
  }
}

/** @returns whether the best plan is proven, or the model was solved for nothing */
function tryToProve(search: Search): boolean {
  const free = [...search.bounding.problem.units.keys()];
  for (;;) {
    const before = search.best.points;
    const gap = gapLeft(search);
    const combined = combine(search, { free, loss: gap, most: MOST_SCHEDULES_TO_PROVE, nodes: 20_000, enough: 0, phase: "proving", onlyWhole: true });
    if (!combined) return false;
    // A plan better than the best loses at most the gap in all, so at no unit more: it was among the choices.
    if (combined.isSolved) search.bound = search.best.points;
    if (isOver(search) || search.best.points === before) return true;
  }
}

function combineSome(search: Search): void {
  const losses = unitLosses(search);
  const free = chooseNeighbourhood(search, losses, UNITS_AT_ONCE);
  const loss = free.reduce((sum, unit) => sum + losses.loss[unit]!, 0);
  combine(search, { free, loss: Math.max(SCALE, loss), most: SCHEDULES_AT_ONCE, nodes: NODES_AT_ONCE, enough: 0.0001, phase: "improving" });
}

/** Scaled points between the bound at the prices and the best plan. */
function gapLeft({ priced, best }: Search): number {
  return Math.max(0, priced.bound - best.points * SCALE);
}
