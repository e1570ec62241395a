import { on } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { keptThread } from "./kept-thread.server.ts";
import type { Reason } from "./model/explain.ts";
import type { Answered, Asked } from "./reasons.thread.ts";

/** A page waits no longer than this for others' questions to be answered. */
const MOST_MS_TO_WAIT = 10_000;
/** From its turn on, it waits no longer than this for its reasons. */
const MOST_MS = 10_000;
/** Once it has reasons, it waits no longer than this for what the certificate adds: enough for two million possible visits. */
const MOST_MS_FOR_CEILING = 4000;
/** A thread is kept so long for the next question: starting one takes longer than most answers. Then its memory is given back. */
const KEPT_MS = 60_000;

// From the built server, this file's own place is no help: it is build/server/index.js then. The package's imports lead to the source from
// there as from here, and the thread runs from source, as the worker does.
const kept = keptThread(new URL(import.meta.resolve("#app/planning/reasons.thread.ts")), KEPT_MS);

let lastTurn: Promise<unknown> = Promise.resolve();

/** Milliseconds that a question may wait for its turn, that its answer may take from then on, and after the first reasons are known. */
type Limits = { mostMsToWait: number; mostMs: number; mostMsForCeiling: number };
const LIMITS: Limits = { mostMsToWait: MOST_MS_TO_WAIT, mostMs: MOST_MS, mostMsForCeiling: MOST_MS_FOR_CEILING };

/** Why a question has no answer: finding it takes too long, or others' questions did. */
export type Unanswered = "takes-too-long" | "others-ask";

/** Answers a question about a plan in a thread of its own, so that this process goes on answering others; one question at a time, so that
 *  only one programme's tables are held.
 *  @returns the reasons; without what the certificate adds when time is too short for that; why there are none when it is too short for any
 *  @throws what goes wrong in the thread */
export async function reasonsInThread(asked: Asked, limits: Partial<Limits> = {}): Promise<Reason[] | Unanswered> {
  const { mostMsToWait, ...ofTurn } = { ...LIMITS, ...limits };
  let isWaiting = true;
  const turn = lastTurn.then(() => (isWaiting ? ask(asked, ofTurn) : "others-ask"));
  const hasTurn = lastTurn.then(() => true);
  lastTurn = turn.catch(() => undefined);
  isWaiting = await Promise.race([hasTurn, pause(mostMsToWait, false, { ref: false })]);
  return isWaiting ? await turn : "others-ask";
}

async function ask(asked: Asked, limits: Omit<Limits, "mostMsToWait">): Promise<Reason[] | Unanswered> {
  const timeIsUp = AbortSignal.timeout(limits.mostMs);
  const thread = kept.take();
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
      setTimeout(() => enough.abort(), limits.mostMsForCeiling).unref();
    }
    throw new Error("The thread for reasons ended without an answer");
  } catch (error) {
    if (signal.aborted) return answered?.reasons ?? "takes-too-long";
    throw error;
  } finally {
    // A thread that is still at work on a question can only be ended.
    await (answered?.isWhole ? kept.keep() : kept.end());
  }
}
