import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { Reason } from "./model/explain.ts";
import type { Answered, Asked } from "./reasons.thread.ts";

/** A page waits no longer than this for its reasons. */
export const MOST_MS = 10_000;
/** A thread is kept so long for the next question: starting one takes longer than most answers. Then its memory is given back. */
const KEPT_MS = 60_000;

// From the built server, this file's own place is no help: it is build/server/index.js then. The package's imports lead to the source from
// there as from here, and the thread runs from source, as the worker does.
const THREAD = new URL(import.meta.resolve("#app/planning/reasons.thread.ts"));

let kept: Worker | null = null;
let keeping: NodeJS.Timeout | undefined;
let lastTurn: Promise<unknown> = Promise.resolve();

/** Answers a question about a plan in a thread of its own, so that this process goes on answering others; one question at a time, so that
 *  only one programme's tables are held. As all may take equally long, a question's turn comes before its own time is over.
 *  @param mostMs what it may take, waiting included
 *  @returns the reasons; without what the certificate adds when time is too short for that; null when it is too short for any
 *  @throws what goes wrong in the thread */
export async function reasonsInThread(asked: Asked, mostMs: number = MOST_MS): Promise<Reason[] | null> {
  const over = AbortSignal.timeout(mostMs);
  const turn = lastTurn.then(() => ask(asked, over));
  lastTurn = turn.catch(() => undefined);
  return await turn;
}

async function ask(asked: Asked, over: AbortSignal): Promise<Reason[] | null> {
  if (over.aborted) return null;
  clearTimeout(keeping);
  const thread = (kept ??= new Worker(THREAD));
  thread.ref();
  let answered: Answered | null = null;
  try {
    thread.postMessage(asked);
    for await (const [told] of on(thread, "message", { signal: over, close: ["exit"] }) as AsyncIterable<[Answered]>) {
      answered = told;
      if (told.isWhole) return told.reasons;
    }
    throw new Error("The thread for reasons ended without an answer");
  } catch (error) {
    if (over.aborted) return answered?.reasons ?? null;
    throw error;
  } finally {
    await (answered?.isWhole ? keep(thread) : end(thread));
  }
}

/** Leaves the thread to the next question. A process that has nothing else to do may end meanwhile. */
function keep(thread: Worker): void {
  thread.unref();
  keeping = setTimeout(() => void end(thread), KEPT_MS).unref();
}

/** A thread that is still at work on a question can only be ended. */
async function end(thread: Worker): Promise<void> {
  kept = null;
  await thread.terminate();
}
