import { expect, test } from "vitest";
import { aPerson, aPost, smallInput, visit } from "../testing/small-input.ts";
import { rest } from "./rest.ts";

const input = smallInput({
  posts: [aPost(), aPost({ id: "N2" })],
  people: [aPerson({ restWeeks: 4 }), aPerson({ id: "P2" })],
});

test("a visit that starts just when the rest is over keeps the rule", () => {
  // Weeks 4, 5, 6; rest in 7, 8, 9, 10; next possible start is 4 + 3 + 4 = 11.
  expect(rest.check(input, [visit("P1", "N1", 4, 3), visit("P1", "N2", 11, 2)])).toEqual([]);
});

test("a visit that starts one week before the rest is over breaks it", () => {
  const earlier = visit("P1", "N1", 4, 3);
  const later = visit("P1", "N2", 10, 2);
  expect(rest.check(input, [later, earlier])).toEqual([
    {
      rule: "rest",
      code: "rest-too-short",
      details: { person: "P1", earlier, later, restWeeks: 4, earliestStart: 11 },
    },
  ]);
});

test("nobody is at two posts at once", () => {
  expect(rest.check(input, [visit("P1", "N1", 4, 3), visit("P1", "N2", 6, 2)])).toMatchObject([
    { code: "visits-overlap" },
  ]);
  expect(rest.check(input, [visit("P1", "N1", 4, 3), visit("P1", "N2", 4, 3)])).toMatchObject([
    { code: "visits-overlap" },
  ]);
});

test("a person who needs no rest may start the week after", () => {
  expect(rest.check(input, [visit("P2", "N1", 4, 3), visit("P2", "N1", 7, 2)])).toEqual([]);
});

test("a long visit is compared with every later one, not only the next", () => {
  const visits = [visit("P2", "N1", 0, 8), visit("P2", "N2", 1, 1), visit("P2", "N2", 5, 1)];
  expect(rest.check(input, visits).map((breach) => breach.details)).toMatchObject([
    { earlier: { start: 0 }, later: { start: 1 } },
    { earlier: { start: 0 }, later: { start: 5 } },
  ]);
});

test("the rest of one person does not bind another", () => {
  expect(rest.check(input, [visit("P1", "N1", 4, 3), visit("P2", "N2", 7, 2)])).toEqual([]);
});
