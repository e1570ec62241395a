/** How far a planning run was at one moment. */
export type ProgressPoint = {
  /** What the planner was doing, for example "improving". */
  phase: string;
  /** Value of the best plan so far, and the bound proven so far; null while there is none. */
  value: number | null;
  bound: number | null;
  gap: number | null;
  /** Seconds since the run began. */
  seconds: number;
};

/** More points than this make a page slow and a picture no better. */
export const MOST_PROGRESS_POINTS = 200;

/** The points with one more, thinned when there are too many: every second one goes, the first and the last stay. */
export function withPoint(points: readonly ProgressPoint[], point: ProgressPoint): ProgressPoint[] {
  if (points.length < MOST_PROGRESS_POINTS) return [...points, point];
  return [...points.filter((_, index) => index % 2 === 0), point];
}
