import { log } from "./log.server.ts";

const PATIENCE_MS = 10_000;
const closing = new AbortController();

/** Why work was told to end: nothing has failed, and the next process takes it up. */
export const PLANNED_STOP = new Error("this process stops in order");

/** Aborted, with {@link PLANNED_STOP}, when this process begins to stop. What runs for long, such as an event stream, ends then. */
export const closingSignal: AbortSignal = closing.signal;

/** Stops this process in order on SIGTERM, on Ctrl-C, and when its supervisor has died; at the latest after ten seconds.
 *  A mistake that nobody caught ends it at once with code 1: what state it left is unknown, and the supervisor starts anew.
 *  @param stop finishes what is under way and closes what is open */
export function stopInOrder(stop: () => Promise<void>): void {
  const begin = (reason: string) => {
    if (closing.signal.aborted) return;
    log.info({ reason }, "stopping");
    closing.abort(PLANNED_STOP);
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once("SIGTERM", () => begin("SIGTERM"));
  process.once("SIGINT", () => begin("SIGINT"));
  process.once("disconnect", () => begin("the supervisor has died"));
  process.on("uncaughtException", fail);
}

function fail(error: unknown): void {
  log.fatal({ error }, "this process cannot go on");
  process.exit(1);
}
