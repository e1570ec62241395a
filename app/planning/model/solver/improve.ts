import { combine } from "./combine.ts";
import { SCALE } from "./problem.ts";
import { isOver, isProven, type Search } from "./search.ts";

/** Schedules in one model of all units: up to so many HiGHS chooses well in seconds. */
const MOST_SCHEDULES = 6000;
/** Share of the gap that a unit may lose in the first rounds: most good plans lose little at each unit. */
const FIRST_SHARES = [0.25, 0.5];

/** Chooses among schedules that lose little, then among all that a better plan could use: if that can be solved, the best plan is proven. */
export function combineAll(search: Search): void {
  const free = [...search.bounding.problem.units.keys()];
  const mostOfUnit = Math.max(20, Math.floor(MOST_SCHEDULES / free.length));
  for (const share of FIRST_SHARES) {
    if (isOver(search)) return;
    const loss = Math.ceil(gapLeft(search) * share);
    combine(search, { free, loss, mostOfUnit, nodes: 200, seconds: Infinity, phase: "combining" });
  }
  for (let round = 0; round < 5 && !isOver(search); round++) {
    const before = search.best.points;
    const { isSolved, isComplete } = combine(search, { free, loss: gapLeft(search), mostOfUnit: MOST_SCHEDULES, nodes: 5000, seconds: Infinity, phase: "proving" });
    if (isSolved && isComplete) search.bound = search.best.points;
    if (search.best.points === before) break;
  }
}

/** Scaled points between the bound at the prices and the best plan. */
function gapLeft({ priced, best }: Search): number {
  return Math.max(0, priced.bound - best.points * SCALE);
}
