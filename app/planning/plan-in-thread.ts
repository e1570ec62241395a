import { Worker } from "node:worker_threads";
import type { Plan } from "./model/plan.ts";
import type { PlanInput } from "./model/plan-input.ts";
import type { Progress, SolveOptions } from "./model/solver/search.ts";

/** What the thread is given beside the input. */
export type PlannerTask = Omit<SolveOptions, "highs" | "clock" | "onProgress" | "shouldStop">;

export type FromPlanner = { kind: "progress"; progress: Progress } | { kind: "plan"; plan: Plan };

type Listening = {
  onProgress?: (progress: Progress) => void;
  /** Aborting stops the planner with the best plan so far. */
  signal?: AbortSignal;
};

/** Plans in a thread of its own, which ends afterwards, so that the process stays free and the solver's memory is given back.
 *  @throws what went wrong inside the planner, or that the thread ended without a plan */
export async function planInThread(input: PlanInput, task: PlannerTask & Listening): Promise<Plan> {
  const { onProgress, signal, ...limits } = task;
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const askToStop = (): void => void Atomics.store(stop, 0, 1);
  if (signal?.aborted) askToStop();
  signal?.addEventListener("abort", askToStop, { once: true });
  const thread = new Worker(new URL("./planner.thread.ts", import.meta.url), { workerData: { input, limits, stop } });
  try {
    return await planFrom(thread, onProgress);
  } finally {
    signal?.removeEventListener("abort", askToStop);
    await thread.terminate();
  }
}

function planFrom(thread: Worker, onProgress: Listening["onProgress"]): Promise<Plan> {
  return new Promise((resolve, reject) => {
    thread.on("message", (message: FromPlanner) => {
      if (message.kind === "plan") resolve(message.plan);
      else onProgress?.(message.progress);
    });
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`the planner's thread ended with code ${code} and without a plan`)));
  });
}
