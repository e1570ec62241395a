import type { CompactTask } from "./compact-task.ts";
import type { ModelBuilder } from "./model-builder.ts";

/** One visitor a week at a post, two in a hand-over week. Two visits that meet do so in the week in which the later one starts, so rows
 *  for the weeks of starts are enough.
 *  @source docs/model.md#compact-model */
export function addSeats(model: ModelBuilder, task: CompactTask): void {
  const { problem } = task;
  const { visits, frame } = problem;
  for (const [post, columns] of columnsByPost(task)) {
    const { handOver, weight } = frame.posts[post]!;
    const startOf = (column: number) => visits.start[task.choice[column]!]!;
    const lastOf = (column: number) => startOf(column) + visits.weeks[task.choice[column]!]! - 1;
    const canShare = (column: number) => handOver && visits.weeks[task.choice[column]!]! >= 2;
    for (const week of new Set(columns.map(startOf))) {
      const present = columns.filter((column) => startOf(column) <= week && week <= lastOf(column));
      if (present.length < 2) continue;
      const starting = present.filter((column) => startOf(column) === week && canShare(column));
      const ending = present.filter((column) => lastOf(column) === week && canShare(column));
      const row = { lower: -Infinity, upper: 1, columns: present, coefficients: present.map(() => 1) };
      if (starting.length === 0 || ending.length === 0) {
        model.addRow(row);
        continue;
      }
      const shared = model.addColumn({ points: weight * frame.input.value.handOver, lower: 0, upper: 1, whole: false });
      model.addRow({ ...row, columns: [...present, shared], coefficients: [...row.coefficients, -1] });
      for (const some of [starting, ending]) {
        model.addRow({
          lower: 0,
          upper: Infinity,
          columns: [...some, shared],
          coefficients: [...some.map(() => 1), -1],
        });
      }
    }
  }
}

function columnsByPost({ problem, choice }: CompactTask): Map<number, number[]> {
  return Map.groupBy(choice.keys(), (column) => problem.visits.post[choice[column]!]!);
}

/** The covered weeks of each third of the wanted weeks. Of its weeks a single visit can fill a third only once, so the weeks in the first
 *  parts are at most what the visits can fill of just these parts: tighter than weeks against weeks, and as exact. */
export function addCoverage(model: ModelBuilder, task: CompactTask): void {
  const { problem, choice } = task;
  const { visits, frame } = problem;
  const points = frame.input.value.coverage;
  for (const [post, columns] of columnsByPost(task)) {
    const { wanted, weight } = frame.posts[post]!;
    for (let block = 0; block < frame.blocks; block++) {
      const want = wanted[block] ?? 0;
      const here = columns
        .map((column) => ({
          column,
          weeks: weeksInBlock(
            { start: visits.start[choice[column]!]!, weeks: visits.weeks[choice[column]!]! },
            block,
            frame.blockWeeks,
          ),
        }))
        .filter(({ weeks }) => weeks > 0);
      if (want === 0 || here.length === 0) continue;
      const first = Math.ceil(want / 3);
      const second = Math.ceil((want - first) / 2);
      const parts: number[] = [];
      let upTo = 0;
      [first, second, want - first - second].forEach((size, third) => {
        if (size === 0) return;
        upTo += size;
        parts.push(model.addColumn({ points: weight * (points[third] ?? 0), lower: 0, upper: size, whole: false }));
        const most = here.map(({ weeks }) => -Math.min(upTo, weeks));
        model.addRow({
          lower: -Infinity,
          upper: 0,
          columns: [...parts, ...here.map(({ column }) => column)],
          coefficients: [...parts.map(() => 1), ...most],
        });
      });
    }
  }
}

function weeksInBlock(stay: { start: number; weeks: number }, block: number, blockWeeks: number): number {
  const { start, weeks } = stay;
  return Math.max(0, Math.min(start + weeks, (block + 1) * blockWeeks) - Math.max(start, block * blockWeeks));
}
