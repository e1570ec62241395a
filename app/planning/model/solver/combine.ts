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
  /** The most schedules in all; those that lose least. */
  most: number;
  nodes: number;
  /** Share of the bound within which a choice is good enough; 0 for the best. */
  enough: number;
  phase: Phase;
  /** Whether to leave it when there are more schedules within the loss than `most`. */
  onlyWhole?: boolean;
};

/** Whether the best choice from the listed schedules is known. */
export type Combined = { isSolved: boolean };

type Listed = { schedules: Pick<Schedule, "unit" | "visits" | "points">[]; bestCount: number; settled: number[]; loss: number };

/** Chooses the best combination of the free units' schedules by a mixed-integer model, and keeps the plan if it is better than the best.
 *  The best plan's own schedules are always among those to choose from.
 *  @returns null when left */
export function combine(search: Search, task: Combination): Combined | null {
  const listed = listAll(search, task);
  if (task.onlyWhole && listed.loss < task.loss) return null;
  const { schedules, settled } = listed;
  const { model, start } = scheduleModel({ ...search.bounding, schedules, settled, startCount: listed.bestCount });
  const result = runMip(search.options.highs, {
    model,
    start,
    nodes: task.nodes,
    enough: task.enough,
    seconds: secondsLeft(search),
    seed: search.options.seed % 2 ** 31,
    shouldStop: () => secondsLeft(search) <= 0 || (search.options.shouldStop?.() ?? false),
  });
  if (result.values) {
    const chosen = schedules.filter((_, column) => result.values![column]! > 0.5).flatMap(({ visits }) => visits);
    // Null when a rule is broken after all: HiGHS keeps rows only to within a tolerance.
    const draft = draftOf(search.bounding.problem, [...settled, ...chosen]);
    if (draft) offer(search, draft);
  }
  report(search, task.phase);
  return { isSolved: result.outcome === "proven" };
}

/** The schedules to choose from: the best plan's own, one for each free unit, then the others by what they lose. */
function listAll(search: Search, task: Combination): Listed {
  const { bounding, best } = search;
  const { problem, programme } = bounding;
  boundAt(bounding, search.priced.prices);
  const bestVisits = Map.groupBy(best.visits, (visit) => problem.unitOfPost[problem.visits.post[visit]!]!);
  const free = new Set(task.free);
  const settled = best.visits.filter((visit) => !free.has(problem.unitOfPost[problem.visits.post[visit]!]!));
  const draft = draftOf(problem, settled)!;
  const own = task.free.map((unit) => scheduleOf(problem, unit, bestVisits.get(unit) ?? []));
  let loss = task.loss;
  const others = own.flatMap((mine) => {
    const reduced = settled.length === 0 ? bounding.reduced : onlyFitting(search, draft, mine.unit);
    const listing = listSchedules({ programme, unit: mine.unit, reduced, loss: task.loss, most: task.most });
    loss = Math.min(loss, listing.loss);
    return listing.schedules
      .filter(({ visits }) => !sameVisits(visits, mine.visits))
      .map((schedule) => ({ ...schedule, loss: listing.best - schedule.reduced }));
  });
  if (others.length > task.most) {
    others.sort((a, b) => a.loss - b.loss);
    loss = Math.min(loss, others[task.most]!.loss - 1);
    others.length = task.most;
  }
  return { schedules: [...own, ...others], bestCount: own.length, settled, loss };
}

/** The reduced points of a unit's visits that fit beside the settled ones; -Infinity for the others. */
function onlyFitting({ bounding }: Search, settled: Draft, unit: number): Float64Array {
  const { masked, reduced, problem } = bounding;
  const [first, after] = visitsOfUnit(problem, unit);
  for (let visit = first; visit < after; visit++) masked[visit] = fits(settled, visit) ? reduced[visit]! : -Infinity;
  return masked;
}

function sameVisits(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((visit) => b.includes(visit));
}
