import { type Command, EXIT, UnusableInput } from "#app/lib/cli-command.ts";
import { m } from "#app/paraglide/messages.js";
import { numberInWords, percentInWords } from "#app/ui/number-words.ts";
import { conflictInWords } from "../conflict-words.ts";
import { findConflict } from "../model/conflict.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanInput } from "../model/plan-input.ts";
import type { Progress } from "../model/solver/search.ts";
import { planInThread } from "../plan-in-thread.ts";
import { readArguments, writeOutput } from "./command.ts";
import type { FileFormat } from "./file-format.ts";
import { knownFormat, readInputFiles } from "./input-files.ts";

const DEFAULT_SECONDS = 30;
const DEFAULT_SEED = 1;
const MS_BETWEEN_LINES = 500;
const MS_TO_STOP = 2000;
/** What shells say of a process that Ctrl-C has ended. */
const EXIT_INTERRUPTED = 130;

const options = {
  out: { type: "string" },
  seconds: { type: "string" },
  seed: { type: "string" },
  bound: { type: "boolean" },
} as const;

/** `tern plan INPUT --out PLAN`: finds a plan and says, while it runs and in the file, how far it is from the best. Ctrl-C stops with the
 *  best plan so far, which is written as if time were up.
 *  @param formats the kinds of files it can read and write */
export function planCommand(formats: readonly FileFormat[]): Command {
  const command: Command = { help: m.planning_cli_plan_help, run };
  return command;

  async function run(args: string[]): Promise<number> {
    const { files, values } = readArguments(command, args, { files: "one or more", options });
    const limits = { seconds: secondsOf(values.seconds), seed: seedOf(values.seed) };
    const path = files.join(", ");
    const reader = knownFormat(files[0] ?? "", formats);
    // Before any work is done, so that an hour of planning does not end in a file that cannot be written.
    const writer = values.out === undefined ? reader : knownFormat(values.out, formats);
    const { read, digest } = await readInputFiles(reader, files);
    if (!read.ok) throw new UnusableInput(m.planning_cli_unusable({ path }), ...read.problems);
    for (const notice of read.notices) say(notice);
    const plan = await planUntilStopped(read.input, { ...limits, certificate: values.bound ?? false });
    const finished = { ...plan, input: digest, ...conflictOf(read.input, plan) };
    sayResult(finished);
    await writeOutput(values.out, await writer.writePlan(finished, read.input));
    return EXIT.ok;
  }
}

type Limits = { seconds: number; seed: number; certificate: boolean };

async function planUntilStopped(input: PlanInput, limits: Limits): Promise<Plan> {
  const stop = new AbortController();
  let stoppedAt = Infinity;
  // npm passes on the Ctrl-C that the terminal has already sent us: the second one counts only when somebody has waited in vain.
  const onInterrupt = () => {
    if (performance.now() - stoppedAt > MS_TO_STOP) process.exit(EXIT_INTERRUPTED);
    if (stop.signal.aborted) return;
    stoppedAt = performance.now();
    say(m.planning_cli_stopping());
    stop.abort();
  };
  process.on("SIGINT", onInterrupt);
  try {
    return await planInThread(input, { ...limits, signal: stop.signal, onProgress: progressTeller() });
  } finally {
    process.off("SIGINT", onInterrupt);
  }
}

function progressTeller(): (progress: Progress) => void {
  let toldAt = -Infinity;
  return ({ value, bound, gap, seconds }) => {
    if (performance.now() - toldAt < MS_BETWEEN_LINES) return;
    toldAt = performance.now();
    const known = (number: number) => (Number.isFinite(number) ? numberInWords(Math.floor(number)) : "–");
    const words = { value: known(value), bound: known(bound), gap: Number.isFinite(gap) ? percentInWords(gap) : "–" };
    say(m.planning_cli_progress({ ...words, seconds: numberInWords(seconds, 1) }));
  };
}

function conflictOf(input: PlanInput, plan: Plan): { conflict?: string[] } {
  const conflict = plan.status === "infeasible" ? findConflict(input) : null;
  return conflict ? { conflict: conflictInWords(conflict) } : {};
}

function sayResult({ status, value, bound, gap, seconds, visits, conflict }: Plan): void {
  if (status === "infeasible") {
    say(m.planning_cli_infeasible());
    for (const line of conflict ?? []) say(line);
    return;
  }
  const words = { value: numberInWords(value), bound: numberInWords(Math.floor(bound)), gap: percentInWords(gap) };
  const told = { ...words, visits: visits.length, seconds: numberInWords(seconds, 1) };
  say(status === "optimal" ? m.planning_cli_optimal(told) : m.planning_cli_feasible(told));
}

function secondsOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SECONDS;
  const seconds = Number(text);
  if (text.trim() !== "" && Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new UnusableInput(m.planning_cli_bad_seconds({ text }));
}

function seedOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SEED;
  const seed = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new UnusableInput(m.planning_cli_bad_seed({ text }));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
