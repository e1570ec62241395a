import { expect, test } from "vitest";
import { aPerson, smallInput, visit } from "../testing/small-input.ts";
import { visitsPerYear } from "./visits-per-year.ts";

const input = smallInput({ weeks: 104, people: [aPerson({ visitsPerYear: 2 })] });

test("as many visits as allowed may start in a year", () => {
  expect(visitsPerYear.check(input, [visit("P1", "N1", 0, 2), visit("P1", "N1", 51, 2)])).toEqual([]);
});

test("one more than allowed breaks the rule and is told with its year", () => {
  const visits = [visit("P1", "N1", 0, 2), visit("P1", "N1", 20, 2), visit("P1", "N1", 51, 2)];
  expect(visitsPerYear.check(input, visits)).toEqual([
    { rule: "visits-per-year", code: "too-many-visits", details: { person: "P1", year: 0, visits, limit: 2 } },
  ]);
});

test("a year is weeks 0 to 51 and 52 to 103, counted by the week of start", () => {
  const visits = [
    visit("P1", "N1", 0, 2),
    visit("P1", "N1", 51, 2),
    visit("P1", "N1", 53, 2),
    visit("P1", "N1", 103, 1),
  ];
  expect(visitsPerYear.check(input, visits)).toEqual([]);
  expect(visitsPerYear.check(input, [...visits, visit("P1", "N1", 70, 2)])).toMatchObject([{ details: { year: 1 } }]);
});

test("nobody comes who may come 0 times", () => {
  const never = smallInput({ people: [aPerson({ visitsPerYear: 0 })] });
  expect(visitsPerYear.check(never, [visit("P1", "N1", 0, 2)])).toMatchObject([{ details: { limit: 0 } }]);
});
