import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { Reason } from "./model/explain.ts";
import type { Answered, Asked } from "./reasons.thread.ts";

/** A page waits no longer than this for its reasons. */
const MOST_MS = 10_000;
/** Once it has reasons, it waits no longer than this for what the certificate adds: enough for two million possible visits. */
const MOST_MS_FOR_CEILING = 4000;
/** A thread is kept so long for the next question: starting one takes longer than most answers. Then its memory is given back. */
const KEPT_MS = 60_000;

// From the built server, this file's own place is no help: it is build/server/index.js then. The package's imports lead to the source from
// there as from here, and the thread runs from source, as the worker does.
const THREAD = new URL(import.meta.resolve("#app/planning/reasons.thread.ts"));

let kept: Worker | null = null;
let keeping: NodeJS.Timeout | undefined;
let lastTurn: Promise<unknown> = Promise.resolve();

/** Milliseconds that an answer may take: in all, waiting included, and after the first reasons are known. */
type Limits = { mostMs: number; mostMsForCeiling: number };
const LIMITS: Limits = { mostMs: MOST_MS, mostMsForCeiling: MOST_MS_FOR_CEILING };

/** Answers a question about a plan in a thread of its own, so that this process goes on answering others; one question at a time, so that
 *  only one programme's tables are held. As all may take equally long, a question's turn comes before its own time is over.
 *  @returns the reasons; without what the certificate adds when time is too short for that; null when it is too short for any
 *  @throws what goes wrong in the thread */
export async function reasonsInThread(asked: Asked, limits: Limits = LIMITS): Promise<Reason[] | null> {
  const timeIsUp = AbortSignal.timeout(limits.mostMs);
  const turn = lastTurn.then(() => ask(asked, timeIsUp, limits.mostMsForCeiling));
  lastTurn = turn.catch(() => undefined);
  return await turn;
}

async function ask(asked: Asked, timeIsUp: AbortSignal, mostMsForCeiling: number): Promise<Reason[] | null> {
  if (timeIsUp.aborted) return null;
  clearTimeout(keeping);
  const thread = (kept ??= new Worker(THREAD));
  thread.ref();
  const enough = new AbortController();
  const signal = AbortSignal.any([timeIsUp, enough.signal]);
  let answered: Answered | null = null;
  try {
    thread.postMessage(asked);
    // oxlint-disable-next-line no-unsafe-type-assertion -- reasons.thread.ts tells nothing but Answered
    const messages = on(thread, "message", { signal, close: ["exit"] }) as AsyncIterable<[Answered]>;
    for await (const [told] of messages) {
      answered = told;
      if (told.isWhole) return told.reasons;
      setTimeout(() => enough.abort(), mostMsForCeiling).unref();
    }
    throw new Error("The thread for reasons ended without an answer");
  } catch (error) {
    if (signal.aborted) return answered?.reasons ?? null;
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
