import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { Outcome } from "./solve-one.ts";

// Runs the planner on instances, five seeds each, beside greedy and HiGHS on the whole model, one after the other, each in a process of
// its own, and writes the table. See README.md.
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    seeds: { type: "string", default: "1,2,3,4,5" },
    out: { type: "string", default: join(import.meta.dirname, "results.md") },
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
const lines = instances.flatMap((instance) => rowsFor(instance));
const head = [
  `Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} processors; limit ${given.seconds} s a solve.`,
  "",
  "| instance | method | seed | value | bound | gap | CPU s | clock s | CPU s to 1% | to 0.3% | to 0.1% | MB |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
];
writeFileSync(given.out, `${[...head, ...lines].join("\n")}\n`);

function rowsFor(instance: string): string[] {
  const seeds = given.seeds.split(",");
  const methods = ["greedy", ...(MOST_FOR_WHOLE_MODEL.test(instance) ? ["whole model"] : [])];
  return [
    ...methods.map((method) => rowOf(instance, method, seeds[0] ?? "1")),
    ...seeds.map((seed) => rowOf(instance, "tern", seed)),
  ];
}

function rowOf(instance: string, method: string, seed: string): string {
  const program = join(import.meta.dirname, "solve-one.ts");
  const told = execFileSync(process.execPath, [program, method, instance, given.seconds, seed], { encoding: "utf8" });
  // oxlint-disable-next-line no-unsafe-type-assertion -- solve-one.ts prints an Outcome
  const outcome = JSON.parse(told) as Outcome;
  const { value, bound, reached } = outcome;
  const gap = bound === null ? "" : `${((100 * (bound - value)) / (Math.abs(bound) || 1)).toFixed(3)}%`;
  const seconds = (figure: number | null) => (figure === null ? "" : figure.toFixed(1));
  const cells = [
    basename(instance, ".json"),
    method,
    seed,
    value,
    bound ?? "",
    gap,
    seconds(outcome.cpuSeconds),
    seconds(outcome.seconds),
    ...reached.map(seconds),
    outcome.megabytes.toFixed(0),
  ];
  const row = `| ${cells.join(" | ")} |`;
  console.log(row);
  return row;
}
