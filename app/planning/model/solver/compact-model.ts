import { HARD_RULES } from "../rules.ts";
import type { RowEntry } from "../rule.ts";
import { addCoverage, addSeats } from "./compact-posts.ts";
import type { CompactTask } from "./compact-task.ts";
import { ModelBuilder } from "./model-builder.ts";
import { visitAt } from "./problem.ts";

/** Writes the rules and the value for a choice of visits. What the rules of other slices say as rows is taken from their own `rows`;
 *  seats, coverage, floors and earlier pairs need columns of their own.
 *  @source docs/model.md#compact-model */
export function compactModel(task: CompactTask): ModelBuilder {
  const { problem, choice, settled } = task;
  const model = new ModelBuilder();
  for (const visit of choice) {
    const isFixed = settled.has(visit) || problem.visits.locked[visit] === 1;
    model.addColumn({ points: problem.visits.points[visit]!, lower: isFixed ? 1 : 0, upper: 1, whole: true });
  }
  addRuleRows(model, task);
  addSeats(model, task);
  addCoverage(model, task);
  addFloors(model, task);
  addPairs(model, task);
  return model;
}

type RowInTheMaking = { entry: RowEntry; columns: number[]; coefficients: number[] };

function addRuleRows(model: ModelBuilder, { problem, choice }: CompactTask): void {
  const { input } = problem.frame;
  for (const { heldBy, name } of HARD_RULES) {
    // Locked visits are columns fixed at 1 already.
    if (heldBy.by !== "rows" || name === "locked") continue;
    const rows = new Map<string, RowInTheMaking>();
    choice.forEach((visit, column) => {
      for (const entry of heldBy.rows(input, visitAt(problem, visit))) {
        const row = rows.get(entry.row) ?? { entry, columns: [], coefficients: [] };
        rows.set(entry.row, row);
        row.columns.push(column);
        row.coefficients.push(entry.coefficient);
      }
    });
    for (const { entry, columns, coefficients } of distinctRows(rows)) {
      const lower = entry.sense === "exactly" ? entry.limit : -Infinity;
      model.addRow({ lower, upper: entry.limit, columns, coefficients });
    }
  }
}

/** Leaves out rows that can never bind, and of rows with the same visits all but one: weeks of rest repeat each other. */
function distinctRows(rows: Map<string, RowInTheMaking>): RowInTheMaking[] {
  const seen = new Set<string>();
  return [...rows.values()].filter(({ entry, columns, coefficients }) => {
    if (
      entry.sense === "at-most" &&
      coefficients.reduce((sum, coefficient) => sum + Math.max(0, coefficient), 0) <= entry.limit
    )
      return false;
    const key = `${entry.sense} ${entry.limit} ${columns.join()} ${coefficients.join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The weeks below each floor. */
function addFloors(model: ModelBuilder, { problem, choice }: CompactTask): void {
  const { visits, frame } = problem;
  frame.input.floors.forEach((floor, index) => {
    const below = model.addColumn({ points: -frame.input.value.floor, lower: 0, upper: floor.weeks, whole: false });
    const columns = [below];
    const coefficients = [1];
    choice.forEach((visit, column) => {
      if (!frame.floorsOfPost[visits.post[visit]!]!.includes(index)) return;
      columns.push(column);
      coefficients.push(visits.weeks[visit]!);
    });
    model.addRow({ lower: floor.weeks, upper: Infinity, columns, coefficients });
  });
}

/** Whether a person goes to the same post as before, for each pair that earlier visits joined. */
function addPairs(model: ModelBuilder, { problem, choice }: CompactTask): void {
  const { visits } = problem;
  for (const { person, post, bonus } of problem.changes.pairs) {
    const columns = choice
      .keys()
      .filter((column) => visits.person[choice[column]!] === person && visits.post[choice[column]!] === post)
      .toArray();
    if (columns.length === 0) continue;
    const again = model.addColumn({ points: bonus, lower: 0, upper: 1, whole: false });
    if (bonus > 0)
      model.addRow({
        lower: 0,
        upper: Infinity,
        columns: [...columns, again],
        coefficients: [...columns.map(() => 1), -1],
      });
    else
      for (const column of columns)
        model.addRow({ lower: 0, upper: Infinity, columns: [again, column], coefficients: [1, -1] });
  }
}
