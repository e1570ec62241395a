import { describe, expect, test } from "vitest";
import { monthTicks, stretchOf, wholeMonths } from "./calendar-scale.ts";

const APRIL = { firstOn: "2027-04-01", lastOn: "2027-04-30" };

describe("a calendar strip", () => {
  test("spans whole months around all its stretches", () => {
    const ranges = [
      { firstOn: "2027-05-10", lastOn: "2027-06-20" },
      { firstOn: "2027-01-25", lastOn: "2027-02-01" },
    ];
    expect(wholeMonths(ranges)).toEqual({ firstOn: "2027-01-01", lastOn: "2027-06-30" });
    expect(wholeMonths([{ firstOn: "2027-12-31", lastOn: "2027-12-31" }])).toEqual({
      firstOn: "2027-12-01",
      lastOn: "2027-12-31",
    });
  });

  test.each([
    ["2027-04-01", "2027-04-30", 0, 100],
    ["2027-04-01", "2027-04-03", 0, 10],
    ["2027-04-30", "2027-04-30", (100 * 29) / 30, 100 / 30],
    ["2027-03-01", "2027-04-15", 0, 50],
    ["2027-04-16", "2027-05-15", 50, 50],
  ])("shows %s to %s from %d %% on, %d %% wide", (firstOn, lastOn, from, width) => {
    expect(stretchOf(APRIL, { firstOn, lastOn })).toEqual({ from, width });
  });

  test("shows nothing of what lies outside", () => {
    expect(stretchOf(APRIL, { firstOn: "2027-03-01", lastOn: "2027-03-31" })).toBeNull();
    expect(stretchOf(APRIL, { firstOn: "2027-05-01", lastOn: "2027-05-31" })).toBeNull();
  });

  test("names the first month of each quarter", () => {
    const ticks = monthTicks({ firstOn: "2026-12-01", lastOn: "2027-04-30" });
    expect(ticks.map(({ year, month, labelled }) => [year, month, labelled])).toEqual([
      [2026, 12, false],
      [2027, 1, true],
      [2027, 2, false],
      [2027, 3, false],
      [2027, 4, true],
    ]);
    expect(ticks[1]?.at).toBeCloseTo((100 * 31) / 151);
  });

  test("names only years when it spans more than two", () => {
    const labelled = monthTicks({ firstOn: "2026-06-01", lastOn: "2029-05-31" }).filter((tick) => tick.labelled);
    expect(labelled.map(({ year, month }) => [year, month])).toEqual([
      [2027, 1],
      [2028, 1],
      [2029, 1],
    ]);
  });
});
