import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { keptThread } from "./kept-thread.server.ts";

/** Answers with what it is asked, and then does something more. */
const threadThat = (does: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", (asked) => { parentPort.postMessage(asked); ${does} });`)}`,
  );

async function answerOf(thread: Worker): Promise<unknown> {
  // Not once() of node:events: that also hears the error which some of these threads end with, and may hear it first.
  const answered = new Promise((resolve) => thread.once("message", resolve));
  thread.postMessage("?");
  return await answered;
}

test("a thread is kept from one use to the next, and ended when nobody takes it in time", async () => {
  const kept = keptThread(threadThat(""), 50);
  const first = kept.take();
  expect(await answerOf(first)).toBe("?");
  kept.keep();
  expect(kept.take()).toBe(first);
  await pause(100);
  expect(await answerOf(first)).toBe("?");
  kept.keep();
  await once(first, "exit");
  const second = kept.take();
  expect(second).not.toBe(first);
  await kept.end();
});

test.each([
  ["fails", "setTimeout(() => { throw new Error('failed while nobody asked'); })"],
  ["ends", "setTimeout(() => process.exit(0))"],
])("a thread that %s while it is kept ends nothing else, and is not given out again", async (_, does) => {
  const kept = keptThread(threadThat(does), 60_000);
  const first = kept.take();
  expect(await answerOf(first)).toBe("?");
  const ended = new Promise((resolve) => first.on("exit", resolve));
  kept.keep();
  await ended;
  const second = kept.take();
  expect(second).not.toBe(first);
  expect(await answerOf(second)).toBe("?");
  await kept.end();
});
