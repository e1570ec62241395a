import { inputDigest } from "../canonical.ts";
import { findConflict, type Conflict } from "../conflict.ts";
import type { Plan } from "../plan.ts";
import type { PlanInput } from "../plan-input.ts";
import { gapOf, valueOfPlan } from "../plan-value.ts";
import { byStartPostPerson } from "../visit.ts";
import { boundAt, boundingOf } from "./bound.ts";
import { certificateOf } from "./certificate.ts";
import { compileProblem } from "./compile-problem.ts";
import { couplingsOf } from "./couplings.ts";
import type { Draft } from "./draft.ts";
import { findPrices } from "./find-prices.ts";
import { draftOf, settledVisits } from "./first-plan.ts";
import { fillGreedily } from "./greedy.ts";
import { improve } from "./improve.ts";
import { tryPricedPlans } from "./priced-plan.ts";
import { effortFor } from "./effort.ts";
import { SCALE, visitAt } from "./problem.ts";
import { seededRandom } from "./random.ts";
import { isProven, offer, report, secondsPassed, type Search, type SolveOptions } from "./search.ts";

/** The best plan that can be found within the limits, with a proven bound on the value of any plan.
 *  @returns status "optimal" when the value reaches the bound; "infeasible", with the conflict, when locked visits cannot hold together;
 *  else "feasible"
 *  @throws when the plan's value does not come to what the rules say: a fault of the solver
 *  @source docs/model.md */
export async function solvePlan(input: PlanInput, options: SolveOptions): Promise<Plan> {
  const startedAt = options.clock();
  const conflict = findConflict(input);
  if (conflict) return infeasiblePlan(input, options, { startedAt, conflict });
  const problem = compileProblem(input);
  const settled = settledVisits(problem, options);
  const draft = settled && draftOf(problem, settled);
  if (!draft) return infeasiblePlan(input, options, { startedAt, conflict: null });
  const search = startSearch(draft, options, startedAt);
  runSearch(search, settled);
  return planOf(search);
}

function startSearch(draft: Draft, options: SolveOptions, startedAt: number): Search {
  const { problem } = draft;
  const bounding = boundingOf(problem, couplingsOf(problem, SCALE));
  const prices = new Float64Array(bounding.couplings.count);
  const { bound } = boundAt(bounding, prices);
  const search: Search = {
    options,
    startedAt,
    random: seededRandom(options.seed),
    bounding,
    best: { points: -Infinity, visits: [] },
    bound: Math.floor(bound / SCALE),
    priced: { bound, prices },
    isCut: false,
  };
  offer(search, draft);
  report(search, "first-plan");
  fillGreedily(draft, [[0, problem.visits.count]]);
  offer(search, draft);
  report(search, "first-plan");
  return search;
}

function runSearch(search: Search, settled: readonly number[]): void {
  const effort = effortFor(search);
  findPrices(search, effort.evaluations);
  report(search, "pricing");
  tryPricedPlans(search, settled, effort.pricedPlans);
  improve(search, settled, effort);
}

async function planOf(search: Search): Promise<Plan> {
  const { problem } = search.bounding;
  const { input } = problem.frame;
  const visits = search.best.visits.map((visit) => visitAt(problem, visit)).sort(byStartPostPerson);
  const { value, parts } = valueOfPlan(input, visits);
  if (value !== search.best.points)
    throw new Error(`The solver counts ${search.best.points} points where the rules give ${value}`);
  return {
    format: "tern-plan/1",
    input: await inputDigest(input),
    status: isProven(search) ? "optimal" : "feasible",
    value,
    bound: search.bound,
    gap: gapOf(value, search.bound),
    seconds: secondsPassed(search),
    seed: search.options.seed,
    visits,
    "value parts": parts,
    ...(search.options.certificate ? { certificate: certificateOf(search.bounding, search.priced) } : {}),
  };
}

async function infeasiblePlan(
  input: PlanInput,
  options: SolveOptions,
  found: { startedAt: number; conflict: Conflict | null },
): Promise<Plan> {
  const { value, parts } = valueOfPlan(input, []);
  return {
    format: "tern-plan/1",
    input: await inputDigest(input),
    status: "infeasible",
    value,
    bound: value,
    gap: 0,
    seconds: options.clock() - found.startedAt,
    seed: options.seed,
    visits: [],
    "value parts": parts,
    conflict: (found.conflict?.visits ?? input.locked).map(
      ({ person, post, start, weeks }) => `${person}@${post} from week ${start} for ${weeks}`,
    ),
  };
}
