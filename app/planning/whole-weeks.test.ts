import { describe, expect, test } from "vitest";
import { daysOfVisit, mondayOf, weekOf, wholeWeeks } from "./whole-weeks.ts";

// 2027-01-04 is a Monday; week 1 begins on the 11th, week 3 on the 25th.
const period = { startsOn: "2027-01-04", weeks: 4 };

describe("whole weeks", () => {
  test.each([
    ["a stretch from Monday to Sunday", [["2027-01-04", "2027-01-17"]], [[0, 1]]],
    ["one that begins on a Tuesday loses its first week", [["2027-01-05", "2027-01-17"]], [[1, 1]]],
    ["one that ends on a Saturday loses its last week", [["2027-01-04", "2027-01-16"]], [[0, 0]]],
    ["six days hold no week", [["2027-01-05", "2027-01-10"]], []],
    ["thirteen days from a Tuesday hold one", [["2027-01-05", "2027-01-17"]], [[1, 1]]],
    ["days before the period are cut off", [["2026-12-01", "2027-01-10"]], [[0, 0]]],
    ["days after the period are cut off", [["2027-01-25", "2027-12-31"]], [[3, 3]]],
    ["nothing is left of a stretch outside the period", [["2027-02-01", "2027-03-31"]], []],
    [
      "stretches that meet within a week are one",
      [
        ["2027-01-04", "2027-01-13"],
        ["2027-01-14", "2027-01-24"],
      ],
      [[0, 2]],
    ],
    [
      "a day between them parts them by a week",
      [
        ["2027-01-04", "2027-01-13"],
        ["2027-01-15", "2027-01-31"],
      ],
      [
        [0, 0],
        [2, 3],
      ],
    ],
    [
      "their order does not matter",
      [
        ["2027-01-18", "2027-01-24"],
        ["2027-01-04", "2027-01-10"],
      ],
      [
        [0, 0],
        [2, 2],
      ],
    ],
    [
      "one within another adds nothing",
      [
        ["2027-01-04", "2027-01-24"],
        ["2027-01-11", "2027-01-17"],
      ],
      [[0, 2]],
    ],
  ])("%s", (_, days, weeks) => {
    const stretches = days.map(([firstOn, lastOn]) => ({ firstOn: firstOn as string, lastOn: lastOn as string }));
    expect(wholeWeeks(stretches, period)).toEqual(weeks);
  });
});

test("a week of the period is known by its Monday, and by nothing else", () => {
  expect(weekOf("2027-01-11", period)).toBe(1);
  expect(mondayOf(1, period.startsOn)).toBe("2027-01-11");
  expect(weekOf("2027-01-12", period)).toBeNull();
  expect(weekOf("2026-12-28", period)).toBeNull();
  expect(weekOf("2027-02-01", period)).toBeNull();
});

test("a visit ends on a Sunday", () => {
  expect(daysOfVisit({ startsOn: "2027-01-04", weeks: 3 })).toEqual({ firstOn: "2027-01-04", lastOn: "2027-01-24" });
});
