import { pino } from "pino";

/** Structured log lines on standard output. They carry ids, routes, states and milliseconds, never names, addresses,
 *  query strings or form fields. */
export const log = pino({
  level: process.env["TERN_LOG_LEVEL"] ?? "info",
  base: { process: process.env["TERN_PROCESS"] ?? "tern" },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});
