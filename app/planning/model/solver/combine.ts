import { boundAt } from "./bound.ts";
import { fits, type Draft } from "./draft.ts";
import { draftOf } from "./first-plan.ts";
import { visitsOfUnit } from "./problem.ts";
import { runMip } from "./run-highs.ts";
import { scheduleModel } from "./schedule-model.ts";
import { listSchedules, type Schedule } from "./schedules.ts";
import { scheduleOf } from "./schedule-of.ts";
import { offer, report, secondsLeft, type Phase, type Search } from "./search.ts";

export type Combination = {
  /** Units whose schedules are chosen anew; the others keep theirs. */
  free: readonly number[];
  /** Schedules that lose more than this many scaled points at the best prices are left out. */
  loss: number;
  /** The most schedules of one unit; the ones that lose least. */
  mostOfUnit: number;
  nodes: number;
  seconds: number;
  phase: Phase;
};

export type Combined = {
  /** Whether the best choice from the listed schedules is known. */
  isSolved: boolean;
  /** Whether every schedule within the loss was listed. */
  isComplete: boolean;
};

/** Chooses the best combination of the free units' schedules by a mixed-integer model, and keeps the plan if it is better than the best.
 *  The best plan's own schedules are always among those to choose from. */
export function combine(search: Search, task: Combination): Combined {
  const { bounding } = search;
  boundAt(bounding, search.priced.prices);
  const listed = listAll(search, task);
  const model = scheduleModel({ ...bounding, schedules: listed.schedules, settled: listed.settled });
  const start = Float64Array.from(listed.schedules, ({ isBest }) => (isBest ? 1 : 0));
  const result = runMip(search.options.highs, {
    model,
    start,
    nodes: task.nodes,
    seconds: Math.min(task.seconds, secondsLeft(search)),
    seed: search.options.seed % 2 ** 31,
    shouldStop: () => secondsLeft(search) <= 0 || (search.options.shouldStop?.() ?? false),
  });
  if (result.values) {
    const chosen = listed.schedules.filter((_, column) => result.values![column]! > 0.5);
    // Null when a rule is broken after all: HiGHS keeps rows only to within a tolerance.
    const draft = draftOf(bounding.problem, [...listed.settled, ...chosen.flatMap(({ visits }) => visits)]);
    if (draft) offer(search, draft);
  }
  report(search, task.phase);
  return { isSolved: result.outcome === "proven", isComplete: listed.isComplete };
}

type Listed = { schedules: (Pick<Schedule, "unit" | "visits" | "points"> & { isBest: boolean })[]; settled: number[]; isComplete: boolean };

function listAll(search: Search, task: Combination): Listed {
  const { bounding, best } = search;
  const { problem, programme } = bounding;
  const bestVisits = Map.groupBy(best.visits, (visit) => problem.unitOfPost[problem.visits.post[visit]!]!);
  const free = new Set(task.free);
  const settled = best.visits.filter((visit) => !free.has(problem.unitOfPost[problem.visits.post[visit]!]!));
  const draft = draftOf(problem, settled)!;
  let isComplete = true;
  const schedules = task.free.flatMap((unit) => {
    const reduced = settled.length === 0 ? bounding.reduced : onlyFitting(search, draft, unit);
    const own = { ...scheduleOf(problem, unit, bestVisits.get(unit) ?? []), isBest: true };
    const listing = listSchedules({ problem, programme, unit, reduced, loss: task.loss, most: task.mostOfUnit });
    isComplete &&= listing.isComplete;
    const others = listing.schedules.filter(({ visits }) => !sameVisits(visits, own.visits));
    return [own, ...others.map((schedule) => ({ ...schedule, isBest: false }))];
  });
  return { schedules, settled, isComplete };
}

/** The reduced points of a unit's visits that fit beside the settled ones; -Infinity for the others. */
function onlyFitting({ bounding }: Search, settled: Draft, unit: number): Float64Array {
  const { masked, reduced, problem } = bounding;
  const [first, after] = visitsOfUnit(problem, unit);
  for (let visit = first; visit < after; visit++) masked[visit] = fits(settled, visit) ? reduced[visit]! : -Infinity;
  return masked;
}

function sameVisits(a: readonly number[], b: readonly number[]): boolean {
  const inB = new Set(b);
  return a.length === b.length && a.every((visit) => inB.has(visit));
}
