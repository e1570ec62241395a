import loadHighs from "highs";
import { readFileSync } from "node:fs";
import { fillGreedily } from "#app/planning/model/solver/greedy.ts";
import { compactModel } from "#app/planning/model/solver/compact-model.ts";
import { compileProblem } from "#app/planning/model/solver/compile-problem.ts";
import { addToDraft, emptyDraft } from "#app/planning/model/solver/draft.ts";
import type { Problem } from "#app/planning/model/solver/problem.ts";
import { runMip } from "#app/planning/model/solver/run-highs.ts";
import { solvePlan } from "#app/planning/model/solver/solve-plan.ts";
import { checkVisits } from "#app/planning/model/check-plan.ts";
import { parsePlanInput } from "#app/planning/model/parse-plan-input.ts";
import type { PlanInput } from "#app/planning/model/plan-input.ts";

/** One method on one instance, in a process of its own so that its memory can be told: prints an Outcome as JSON.
 *  `node bench/planner/solve-one.ts METHOD INSTANCE.json SECONDS SEED` */
export type Outcome = {
  value: number;
  /** null where the method proves nothing. */
  bound: number | null;
  /** Seconds of the processor, of all threads, and of the clock. */
  cpuSeconds: number;
  seconds: number;
  megabytes: number;
  /** Seconds of the processor until the gap was first at most 1%, 0.3% and 0.1%; null where it never was. */
  reached: (number | null)[];
};

type Solved = { value: number; bound: number | null };
type Task = { input: PlanInput; seconds: number; seed: number; onGap: (gap: number) => void };

const GAPS = [0.01, 0.003, 0.001];
const MS_PER_SECOND = 1000;
/** HiGHS computes in floating point: its 2081.9999999 is 2082. */
const BOUND_NOISE = 1e-6;

const methods: Record<string, (task: Task) => Promise<Solved>> = { tern, greedy, "whole model": wholeModel };

const [method = "", path = "", seconds = "30", seed = "1"] = process.argv.slice(2);
const solve = methods[method];
const parsed = parsePlanInput(JSON.parse(readFileSync(path, "utf8")));
if (!solve || !parsed.ok) throw new Error(`No such method, or no such input: ${method} ${path}`);
const reached: (number | null)[] = GAPS.map(() => null);
const onGap = (gap: number) => GAPS.forEach((limit, index) => gap <= limit && (reached[index] ??= cpuSeconds()));
const startedAt = performance.now();
const solved = await solve({ input: parsed.value, seconds: Number(seconds), seed: Number(seed), onGap });
const outcome: Outcome = {
  ...solved,
  cpuSeconds: cpuSeconds(),
  seconds: (performance.now() - startedAt) / MS_PER_SECOND,
  megabytes: process.resourceUsage().maxRSS / 1024,
  reached,
};
console.log(JSON.stringify(outcome));

async function tern({ input, seconds: limit, seed: planSeed, onGap: tellGap }: Task): Promise<Solved> {
  const plan = await solvePlan(input, {
    seconds: limit,
    seed: planSeed,
    highs: await loadHighs(),
    clock: () => performance.now() / MS_PER_SECOND,
    onProgress: ({ gap }) => tellGap(gap),
  });
  tellGap(plan.gap);
  const broken = checkVisits(input, plan.visits);
  if (broken.length > 0) throw new Error(`The plan breaks ${broken.map(({ rule }) => rule).join(", ")}`);
  return plan;
}

async function greedy({ input }: Task): Promise<Solved> {
  const draft = emptyDraft(compileProblem(input));
  fillGreedily(draft, [[0, draft.problem.visits.count]]);
  return { value: draft.points, bound: null };
}

/** HiGHS on all possible visits at once. */
async function wholeModel({ input, seconds: limit, seed: planSeed }: Task): Promise<Solved> {
  const problem = compileProblem(input);
  const choice = [...problem.visits.person.keys()];
  const model = compactModel({ problem, choice, settled: new Set() });
  const result = runMip(await loadHighs(), {
    model,
    start: null,
    nodes: 2 ** 31 - 1,
    enough: 0,
    seconds: limit,
    shouldStop: () => false,
    seed: planSeed,
  });
  const constant = problem.changes.constant;
  return {
    value: result.values ? valueOf(problem, result.values) : constant,
    bound: Math.floor(result.bound + constant + BOUND_NOISE),
  };
}

function valueOf(problem: Problem, values: Float64Array): number {
  const draft = emptyDraft(problem);
  for (const visit of problem.visits.person.keys()) if ((values[visit] ?? 0) > 0.5) addToDraft(draft, visit);
  return draft.points;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
