import { parentPort, workerData } from "node:worker_threads";
import loadHighs from "highs";
import { solvePlan } from "./model/solver/solve-plan.ts";
import type { PlanInput } from "./model/plan-input.ts";
import type { FromPlanner, PlannerTask } from "./plan-in-thread.ts";

// The planner computes without a pause, so it can hear nothing: the wish to stop is a number in shared memory that it looks at.
const { input, limits, stop } = workerData as { input: PlanInput; limits: PlannerTask; stop: Int32Array };

const plan = await solvePlan(input, {
  ...limits,
  highs: await loadHighs(),
  clock: () => performance.now() / 1000,
  shouldStop: () => Atomics.load(stop, 0) !== 0,
  onProgress: (progress) => tell({ kind: "progress", progress }),
});
tell({ kind: "plan", plan });

function tell(message: FromPlanner): void {
  parentPort?.postMessage(message);
}
