import { expect, test } from "vitest";
import { people, smallInput, visit } from "../testing/small-input.ts";
import { locked } from "./locked.ts";

const agreed = visit("P1", "N1", 4, 3);
const input = smallInput({ people: people(["P1", "P2"]), locked: [agreed] });

test("a locked visit is in the plan as agreed", () => {
  expect(locked.check(input, [visit("P2", "N1", 10, 2), { ...agreed }])).toEqual([]);
});

test("a plan without it, or with other weeks or another person, breaks the rule", () => {
  const breach = { rule: "locked", code: "locked-missing", details: { visit: agreed } };
  expect(locked.check(input, [])).toEqual([breach]);
  expect(locked.check(input, [visit("P1", "N1", 4, 2)])).toEqual([breach]);
  expect(locked.check(input, [visit("P1", "N1", 5, 3)])).toEqual([breach]);
  expect(locked.check(input, [visit("P2", "N1", 4, 3)])).toEqual([breach]);
});
