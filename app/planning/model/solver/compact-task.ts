import type { Problem } from "./problem.ts";

/** A choice among some of the possible visits, as a mixed-integer model: column i is visit i of the list. */
export type CompactTask = {
  problem: Problem;
  /** Indexes of visits, rising. */
  choice: readonly number[];
  /** Those of them that stay in whatever else is chosen. */
  settled: ReadonlySet<number>;
};
