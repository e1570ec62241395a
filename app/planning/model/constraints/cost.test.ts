import { expect, test } from "vitest";
import { aPerson, smallInput, visit } from "../testing/small-input.ts";
import { cost } from "./cost.ts";

test("each visit costs its money in points, rounded down", () => {
  // 800,000 + 100,000 + 2 × 100,000 = 1,100,000 at 5,000 a point: 220 points.
  expect(cost.points(smallInput(), [visit("P1", "N1", 0, 2)])).toBe(-220);
});

test("rounding is by visit, not on the sum", () => {
  // 1,104,999 is 220.9998 points; two of them are 440, though the sum is 441.9996.
  const input = smallInput({ people: [aPerson({ travel: 804_999 })] });
  expect(cost.points(input, [visit("P1", "N1", 0, 2), visit("P1", "N1", 20, 2)])).toBe(-440);
});

test("no visit costs nothing", () => {
  expect(cost.points(smallInput(), [])).toBe(0);
});
