import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { Outcome } from "./solve-one.ts";

// Runs the planner on instances, five seeds each, beside greedy and HiGHS on the whole model, one after the other, each in a process of
// its own, and writes the table; or holds the planner alone against a gap. See README.md.
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    seeds: { type: "string", default: "1,2,3,4,5" },
    out: { type: "string", default: join(import.meta.dirname, "results.md") },
    "most-gap": { type: "string" },
  },
});
/** Larger files than this are too much for HiGHS on the whole model. */
const MOST_FOR_WHOLE_MODEL = /tiny|lesotho/;

const folder = join(import.meta.dirname, "instances");
const instances =
  positionals.length > 0
    ? positionals
    : readdirSync(folder)
        .sort()
        .map((name) => join(folder, name));
const seeds = given.seeds.split(",");
const mostPercent = given["most-gap"];
if (mostPercent === undefined) writeTable(instances.flatMap((instance) => rowsFor(instance)));
else if (!instances.every((instance) => isWithin(instance, Number(mostPercent)))) process.exitCode = 1;

function writeTable(lines: string[]): void {
  const head = [
    `Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} processors; limit ${given.seconds} s a solve.`,
    "",
    "| instance | method | seed | value | bound | gap | CPU s | clock s | CPU s to 1% | to 0.3% | to 0.1% | MB |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
  ];
  writeFileSync(given.out, `${[...head, ...lines].join("\n")}\n`);
}

function rowsFor(instance: string): string[] {
  const methods = ["greedy", ...(MOST_FOR_WHOLE_MODEL.test(instance) ? ["whole model"] : [])];
  return [
    ...methods.map((method) => measure(instance, method, seeds[0] ?? "1").row),
    ...seeds.map((seed) => measure(instance, "tern", seed).row),
  ];
}

function isWithin(instance: string, percent: number): boolean {
  return seeds.every((seed) => measure(instance, "tern", seed).gapPercent <= percent);
}

/** Solves, and tells at once.
 *  @returns the row of the table, and the gap in percent, without end where nothing is proven */
function measure(instance: string, method: string, seed: string): { row: string; gapPercent: number } {
  const program = join(import.meta.dirname, "solve-one.ts");
  const told = execFileSync(process.execPath, [program, method, instance, given.seconds, seed], { encoding: "utf8" });
  // oxlint-disable-next-line no-unsafe-type-assertion -- solve-one.ts prints an Outcome
  const outcome = JSON.parse(told) as Outcome;
  const { value, bound, reached } = outcome;
  const gapPercent = bound === null ? Infinity : (100 * (bound - value)) / (Math.abs(bound) || 1);
  const seconds = (figure: number | null) => (figure === null ? "" : figure.toFixed(1));
  const cells = [
    basename(instance, ".json"),
    method,
    seed,
    value,
    bound ?? "",
    bound === null ? "" : `${gapPercent.toFixed(3)}%`,
    seconds(outcome.cpuSeconds),
    seconds(outcome.seconds),
    ...reached.map(seconds),
    outcome.megabytes.toFixed(0),
  ];
  const row = `| ${cells.join(" | ")} |`;
  console.log(row);
  return { row, gapPercent };
}
