import type { Couplings } from "./couplings.ts";
import { ModelBuilder } from "./model-builder.ts";
import type { Problem } from "./problem.ts";
import { eachUse } from "./row-uses.ts";
import type { Schedule } from "./schedules.ts";

export type ScheduleChoice = {
  problem: Problem;
  couplings: Couplings;
  schedules: readonly Pick<Schedule, "unit" | "visits" | "points">[];
  /** Visits of other units, which take their part of the rows whatever is chosen. */
  settled: readonly number[];
  /** The first so many schedules, one for each unit, are a known solution. */
  startCount: number;
};

/** A choice of one schedule for each unit, as a mixed-integer model: column i is schedule i. Its linear relaxation is as tight as the best
 *  prices.
 *  @source docs/model.md#schedule-model */
export function scheduleModel(at: ScheduleChoice): { model: ModelBuilder; start: Float64Array } {
  const { problem, couplings, schedules } = at;
  const model = new ModelBuilder();
  for (const { points } of schedules) model.addColumn({ points, lower: 0, upper: 1, whole: true });
  for (const columns of Map.groupBy(schedules.keys(), (column) => schedules[column]!.unit).values()) {
    model.addRow({ lower: 1, upper: 1, columns, coefficients: columns.map(() => 1) });
  }
  const { budgetRow, floorRow, pairRow } = couplings;
  const start = schedules.map((_, column) => (column < at.startCount ? 1 : 0));
  const limit = couplings.limit.slice();
  for (const visit of at.settled)
    eachUse(at, visit, (row, amount) => (limit[row]! += row < floorRow ? -amount : amount));
  usesByRow(at).forEach((uses, row) => {
    // What earlier pairs bring is part of the points of a schedule.
    if (row >= pairRow) return;
    const columns = [...uses.keys()];
    const coefficients = [...uses.values()];
    if (row >= floorRow)
      addFloor(
        { model, start },
        { points: problem.frame.input.value.floor, weeks: limit[row]!, columns, coefficients },
      );
    else if (row < budgetRow && columns.length < 2 && coefficients.every((amount) => amount <= limit[row]!)) return;
    else model.addRow({ lower: -Infinity, upper: limit[row]!, columns, coefficients });
  });
  return { model, start: Float64Array.from(start) };
}

/** For each row, what each schedule takes from it. */
function usesByRow(at: ScheduleChoice): Map<number, number>[] {
  const uses = Array.from({ length: at.couplings.count }, () => new Map<number, number>());
  at.schedules.forEach(({ visits }, column) => {
    for (const visit of visits) {
      eachUse(at, visit, (row, amount) => uses[row]!.set(column, (uses[row]!.get(column) ?? 0) + amount));
    }
  });
  return uses;
}

function addFloor(
  { model, start }: { model: ModelBuilder; start: number[] },
  at: { points: number; weeks: number; columns: number[]; coefficients: number[] },
): void {
  if (at.weeks <= 0) return;
  const missing = model.addColumn({ points: -at.points, lower: 0, upper: at.weeks, whole: false });
  const served = at.coefficients.map((amount) => -amount);
  const servedAtStart = at.columns.reduce((sum, column, index) => sum + start[column]! * served[index]!, 0);
  start.push(Math.max(0, at.weeks - servedAtStart));
  model.addRow({ lower: at.weeks, upper: Infinity, columns: [...at.columns, missing], coefficients: [...served, 1] });
}
