import { boundAt } from "./bound.ts";
import { fits, type Draft } from "./draft.ts";
import { draftOf } from "./first-plan.ts";
import { visitsOfUnit } from "./problem.ts";
import { runMip } from "./run-highs.ts";
import { scheduleModel } from "./schedule-model.ts";
import { listBestSchedules, listSchedules, type Schedule } from "./schedules.ts";
import { scheduleOf } from "./schedule-of.ts";
import { isOver, offer, report, secondsLeft, type Phase, type Search } from "./search.ts";

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
};

type Choice = Pick<Schedule, "unit" | "visits" | "points">;
/** The schedules to choose from; the first `ownCount` are the best plan's own, one for each free unit. */
type Listed = { schedules: Choice[]; ownCount: number; settled: number[] };

/** Chooses the best combination of schedules of the free units among those that lose least, and keeps the plan if it is better. */
export function combineBest(search: Search, task: Combination): void {
  const listed = listLosingLeast(search, task);
  if (!isOver(search)) choose(search, task, listed);
}

/** Chooses the best combination among all schedules within the loss.
 *  @returns whether it is known that no plan has a better one; false also when there are more than `most` schedules */
export function combineAll(search: Search, task: Combination): boolean {
  const listed = listWithinLoss(search, task);
  return listed !== null && choose(search, task, listed);
}

/** HiGHS looks at the clock only between its steps, and some are long. */
const SHARE_OF_TIME_LEFT = 0.9;

function choose(search: Search, task: Combination, { schedules, ownCount, settled }: Listed): boolean {
  const { model, start } = scheduleModel({ ...search.bounding, schedules, settled, startCount: ownCount });
  const result = runMip(search.options.highs, {
    model,
    start,
    nodes: task.nodes,
    enough: task.enough,
    seconds: secondsLeft(search) * SHARE_OF_TIME_LEFT,
    seed: search.options.seed % 2 ** 31,
    shouldStop: () => secondsLeft(search) <= 0 || (search.options.shouldStop?.() ?? false),
  });
  if (result.values) {
    const chosen = schedules.filter((_, column) => result.values![column]! > 0.5).flatMap(({ visits }) => visits);
    // Null when a rule is broken after all: HiGHS keeps rows only to within a tolerance. Then nothing is proven either.
    const draft = draftOf(search.bounding.problem, [...settled, ...chosen]);
    if (draft) offer(search, draft);
    else result.outcome = "limited";
  }
  report(search, task.phase);
  return result.outcome === "proven";
}

/** How many more schedules of a unit are looked at than its share of all that may be chosen from. */
const TIMES_ITS_SHARE = 10;

function listLosingLeast(search: Search, task: Combination): Listed {
  const { own, settled } = ownSchedules(search, task.free);
  const draft = draftOf(search.bounding.problem, settled)!;
  const { programme } = search.bounding;
  const most = Math.ceil((task.most / task.free.length) * TIMES_ITS_SHARE);
  const others = own.flatMap((mine) => {
    if (isOver(search)) return [];
    const reduced = settled.length === 0 ? search.bounding.reduced : onlyFitting(search, draft, mine.unit);
    const { schedules, best } = listBestSchedules({ programme, unit: mine.unit, reduced, loss: task.loss, most });
    return othersThan(mine, schedules).map((schedule) => ({ ...schedule, loss: best - schedule.reduced }));
  });
  const losingLeast = others.sort((a, b) => a.loss - b.loss).slice(0, task.most);
  return { schedules: [...own, ...losingLeast], ownCount: own.length, settled };
}

function listWithinLoss(search: Search, task: Combination): Listed | null {
  const { own, settled } = ownSchedules(search, task.free);
  const { programme, reduced } = search.bounding;
  const schedules: Choice[] = [...own];
  for (const mine of own) {
    const listed = listSchedules({
      programme,
      unit: mine.unit,
      reduced,
      loss: task.loss,
      most: task.most - schedules.length,
    });
    if (!listed) return null;
    schedules.push(...othersThan(mine, listed.schedules));
  }
  return { schedules, ownCount: own.length, settled };
}

/** The free units' schedules in the best plan, and the visits of the other units; the reduced points are made those of the best prices. */
function ownSchedules(
  { bounding, best, priced }: Search,
  free: readonly number[],
): { own: Choice[]; settled: number[] } {
  const { problem } = bounding;
  boundAt(bounding, priced.prices);
  const unitOf = (visit: number) => problem.unitOfPost[problem.visits.post[visit]!]!;
  const byUnit = Map.groupBy(best.visits, unitOf);
  const isFree = new Set(free);
  return {
    own: free.map((unit) => scheduleOf(problem, unit, byUnit.get(unit) ?? [])),
    settled: best.visits.filter((visit) => !isFree.has(unitOf(visit))),
  };
}

function othersThan(mine: Choice, schedules: Schedule[]): Schedule[] {
  return schedules.filter(
    ({ visits }) => visits.length !== mine.visits.length || !visits.every((visit) => mine.visits.includes(visit)),
  );
}

/** The reduced points of a unit's visits that fit beside the settled ones; -Infinity for the others. */
function onlyFitting({ bounding }: Search, settled: Draft, unit: number): Float64Array {
  const { masked, reduced, problem } = bounding;
  const [first, after] = visitsOfUnit(problem, unit);
  for (let visit = first; visit < after; visit++) masked[visit] = fits(settled, visit) ? reduced[visit]! : -Infinity;
  return masked;
}
