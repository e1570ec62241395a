import { expect, test } from "vitest";
import { MOST_PROGRESS_POINTS, withPoint, type ProgressPoint } from "./run-progress.ts";

test("a run of any length keeps its first and its last point, and never too many", () => {
  let points: ProgressPoint[] = [];
  for (let seconds = 0; seconds < 5000; seconds++) {
    points = withPoint(points, { phase: "improving", value: seconds, bound: 9000, gap: null, seconds });
    expect(points.length).toBeLessThanOrEqual(MOST_PROGRESS_POINTS);
    expect(points[0]?.seconds).toBe(0);
    expect(points.at(-1)?.seconds).toBe(seconds);
  }
  const order = points.map(({ seconds }) => seconds);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});
