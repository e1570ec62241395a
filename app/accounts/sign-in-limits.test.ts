import { expect, test } from "vitest";
import { delayMs } from "./sign-in-limits.ts";

test.each([
  [1, 0],
  [20, 0],
  [21, 250],
  [22, 500],
  [51, 7750],
  [52, 8000],
  [10_000, 8000],
])("attempt %i for an address waits %i ms", (attempts, ms) => {
  expect(delayMs(attempts)).toBe(ms);
});
