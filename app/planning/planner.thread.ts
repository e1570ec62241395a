import loadHighs from "highs";
import { parentPort, workerData } from "node:worker_threads";
import type { Plan } from "./model/plan.ts";
import type { PlanInput } from "./model/plan-input.ts";
import type { Progress } from "./model/solver/search.ts";
import { solvePlan } from "./model/solver/solve-plan.ts";

/** What the thread is given. The flag is shared: not 0 means stop. */
export type ThreadData = {
  input: PlanInput;
  seconds: number;
  seed: number;
  certificate: boolean;
  stopFlag: Int32Array;
};
export type ThreadMessage = { progress: Progress } | { plan: Plan };

const MS_PER_SECOND = 1000;
/** Progress is told at most so often, unless the phase changes. */
const SECONDS_BETWEEN_REPORTS = 0.1;

// oxlint-disable-next-line no-unsafe-type-assertion -- plan-in-thread.ts starts this thread, with ThreadData
const { input, seconds, seed, certificate, stopFlag } = workerData as ThreadData;
let told: Progress | null = null;

const plan = await solvePlan(input, {
  seconds,
  seed,
  certificate,
  highs: await loadHighs(),
  clock: () => performance.now() / MS_PER_SECOND,
  shouldStop: () => Atomics.load(stopFlag, 0) !== 0,
  onProgress: (progress) => {
    if (told?.phase === progress.phase && progress.seconds - told.seconds < SECONDS_BETWEEN_REPORTS) return;
    told = progress;
    tell({ progress });
  },
});
tell({ plan });

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
