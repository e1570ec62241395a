import { describe, expect, test } from "vitest";
import { chartOfProgress } from "./progress-chart.ts";
import type { ProgressPoint } from "./run-progress.ts";

describe("the picture of a run", () => {
  test("is missing while there is neither a value nor a bound", () => {
    expect(chartOfProgress([])).toBeNull();
    expect(chartOfProgress([point(0, null, null)])).toBeNull();
  });

  test("shows the bound sinking and the value rising in steps, on 640 by 240 pixels", () => {
    const chart = chartOfProgress([point(0, null, 200), point(5, 100, 200), point(10, 150, 160)]);
    // From 100 (bottom) to 200 (top): 160 is 40% below the top, 150 half way.
    expect(chart).toMatchObject({ lowest: 100, highest: 200, seconds: 10 });
    expect(chart?.boundPath).toBe("M0 0H320V0H640V96H640");
    expect(chart?.valuePath).toBe("M320 240H640V120H640");
  });

  test("fills the space between value and bound from where both are known", () => {
    const chart = chartOfProgress([point(0, null, 200), point(5, 100, 200), point(10, 150, 160)]);
    expect(chart?.gapPath).toBe("M320 0H640V96H640V120H640V240H320Z");
  });

  test("a value that meets its bound at once is a line in the middle", () => {
    expect(chartOfProgress([point(0, 50, 50)])?.valuePath).toBe("M0 120H640");
  });

  test("a bound that begins far above is cut off, so that the rise of the value can be seen", () => {
    const points = [point(0, 100, 9000), point(1, 150, 400), point(2, 180, 190)];
    // The value has risen by 80, so 80 are shown above it.
    expect(chartOfProgress(points)).toMatchObject({ lowest: 100, highest: 260 });
    expect(chartOfProgress([...points, point(3, 180, 8000)])?.highest).toBe(8000);
  });

  test("a bound alone is drawn, without anything to compare it with", () => {
    expect(chartOfProgress([point(0, null, 200), point(4, null, 100)])).toMatchObject({ valuePath: "", gapPath: "" });
  });
});

function point(seconds: number, value: number | null, bound: number | null): ProgressPoint {
  return { phase: "search", value, bound, gap: null, seconds };
}
