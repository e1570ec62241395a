import { Worker } from "node:worker_threads";
import { log } from "#app/lib/log.server.ts";

export type KeptThread = {
  /** The thread that was kept, or a new one. Until it is kept or ended, this process does not end by itself. */
  take: () => Worker;
  /** Leaves the thread to the next who takes it. A process that has nothing else to do may end meanwhile. */
  keep: () => void;
  /** Ends the thread, also in the middle of its work. */
  end: () => Promise<void>;
};

/** A thread that outlives one use of it, because starting one takes longer than most uses. One that failed or ended by itself, whether in
 *  use or not, is not given out again, and does not end this process.
 *  @param source what the thread runs
 *  @param keptMs milliseconds after which a thread that nobody took is ended, and its memory given back */
export function keptThread(source: URL, keptMs: number): KeptThread {
  let kept: Worker | null = null;
  let keeping: NodeJS.Timeout | undefined;
  const start = () => {
    const thread = new Worker(source);
    const forget = () => {
      if (kept === thread) kept = null;
    };
    // Without a listener, an error while nobody uses the thread would end the process.
    thread.on("error", (error) => {
      log.error({ error }, "a thread failed");
      forget();
    });
    return thread.on("exit", forget);
  };
  const end = async () => {
    const thread = kept;
    kept = null;
    await thread?.terminate();
  };
  return {
    take: () => {
      clearTimeout(keeping);
      kept ??= start();
      kept.ref();
      return kept;
    },
    keep: () => {
      kept?.unref();
      keeping = setTimeout(() => void end(), keptMs).unref();
    },
    end,
  };
}
