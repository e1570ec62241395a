import { pino } from "pino";
import { logLevel, processName } from "./environment.server.ts";

/** Structured log lines on standard output. They carry ids, routes, states and milliseconds, never names, addresses,
 *  query strings or form fields. */
export const log = pino({
  level: logLevel,
  base: { process: processName },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { error: describeError },
});

/** What went wrong and where. The fields of a database error are left out: its detail quotes the row. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: "something that is not an Error was thrown" };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}
