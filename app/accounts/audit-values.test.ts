import { describe, expect, test } from "vitest";
import { changedValues, MOST_TOLD } from "./audit-values.ts";

describe("what an act changed", () => {
  test("is each value that differs, before and after, with parts by their own names", () => {
    const before = { visit: { startsOn: "2027-01-04", weeks: 2 }, value: 10 };
    const after = { visit: { startsOn: "2027-01-18", weeks: 2 }, value: 12.5 };
    expect(changedValues(before, after)).toEqual([
      { name: "visit.startsOn", before: "2027-01-04", after: "2027-01-18" },
      { name: "value", before: "10", after: "12.5" },
    ]);
  });

  test("has nothing before what was made, and nothing after what was removed", () => {
    expect(changedValues(null, { name: "Plan 1" })).toEqual([{ name: "name", before: null, after: "Plan 1" }]);
    expect(changedValues({ name: "Plan 1" }, { name: null })).toEqual([
      { name: "name", before: "Plan 1", after: null },
    ]);
    expect(changedValues(null, { floors: [] })).toEqual([]);
    expect(changedValues(null, null)).toEqual([]);
  });

  test("tells the beginning of a long list and how much follows", () => {
    const codes = Array.from({ length: MOST_TOLD + 3 }, (_, index) => `P${index}`);
    const [value] = changedValues(null, { codes });
    expect(value?.after).toMatch(/^P0, P1, .*P19, … \+3$/);
    expect(changedValues(null, { text: "x".repeat(1000) })[0]?.after).toHaveLength(301);
  });
});
