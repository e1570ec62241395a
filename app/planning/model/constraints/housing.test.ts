import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { housing } from "./housing.ts";

const input = smallInput({
  facilities: [
    { id: "F1", country: "LS", district: "Maseru", housing: 2 },
    { id: "F2", country: "LS", district: "Berea", housing: 0 },
  ],
  posts: [aPost(), aPost({ id: "N2" }), aPost({ id: "N3" }), aPost({ id: "N4", facility: "F2" })],
  people: people(["P1", "P2", "P3"]),
});

test("a house may be full", () => {
  expect(housing.check(input, [visit("P1", "N1", 0, 4), visit("P2", "N2", 2, 4), visit("P3", "N3", 4, 4)])).toEqual([]);
});

test("one visitor more than the house has room breaks the rule, in just the weeks shared", () => {
  // Weeks 0..4, 2..5 and 4..7: three visitors in week 4 only.
  const visits = [visit("P1", "N1", 0, 5), visit("P2", "N2", 2, 4), visit("P3", "N3", 4, 4)];
  expect(housing.check(input, visits)).toEqual([
    { rule: "housing", code: "housing-full", details: { facility: "F1", weeks: [4, 4], visitors: 3, housing: 2 } },
  ]);
});

test("two who hand over need two rooms", () => {
  // Week 2: P1 and P2 hand over at N1 while P3 is at N2.
  const visits = [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2), visit("P3", "N2", 0, 4)];
  expect(housing.check(input, visits)).toMatchObject([{ details: { weeks: [2, 2], visitors: 3 } }]);
});

test("nobody can stay where there is no room", () => {
  expect(housing.check(input, [visit("P1", "N4", 3, 2)])).toMatchObject([
    { details: { facility: "F2", weeks: [3, 4], housing: 0 } },
  ]);
});

test("one visitor leaving as another comes does not split what is told", () => {
  const visits = [visit("P1", "N4", 0, 2), visit("P2", "N4", 2, 2)];
  expect(housing.check(input, visits)).toMatchObject([{ details: { weeks: [0, 3], visitors: 1 } }]);
});
