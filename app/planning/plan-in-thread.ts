import { Worker } from "node:worker_threads";
import type { Plan } from "./model/plan.ts";
import type { PlanInput } from "./model/plan-input.ts";
import type { Progress } from "./model/solver/search.ts";
import type { ThreadData, ThreadMessage } from "./planner.thread.ts";

export type PlanInThreadOptions = {
  seconds: number;
  seed: number;
  /** Whether the plan is to carry the prices that prove its bound. */
  certificate?: boolean;
  /** Aborting it stops the planner soon, with the best plan so far. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
};

/** Plans in a thread of its own, so that this one stays free. The thread ends with the plan and gives its memory back: that of the
 *  WebAssembly solver grows and never shrinks while it lives.
 *  @returns the plan, the same for the same input and seed unless time ran out or it was stopped
 *  @throws what goes wrong in the planner */
export async function planInThread(input: PlanInput, options: PlanInThreadOptions): Promise<Plan> {
  const { seconds, seed, certificate = false, signal, onProgress } = options;
  const stopFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const stop = () => Atomics.store(stopFlag, 0, 1);
  const workerData: ThreadData = { input, seconds, seed, certificate, stopFlag };
  const worker = new Worker(new URL("./planner.thread.ts", import.meta.url), { workerData });
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  try {
    return await new Promise<Plan>((resolve, reject) => {
      worker.on("message", (message: ThreadMessage) => {
        if ("plan" in message) resolve(message.plan);
        else onProgress?.(message.progress);
      });
      worker.on("error", reject);
      worker.on("exit", (code) => reject(new Error(`The planner's thread ended with code ${code} and no plan`)));
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
