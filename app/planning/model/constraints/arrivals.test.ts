import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { arrivals } from "./arrivals.ts";

const input = smallInput({
  weeks: 6,
  blockWeeks: 6,
  countries: [
    { id: "LS", arrivals: [0, 2, 0, 0, 0, 0] },
    { id: "RW", arrivals: [1, 1, 1, 1, 1, 1] },
  ],
  facilities: [
    { id: "F1", country: "LS", district: "Maseru", housing: 9 },
    { id: "F2", country: "LS", district: "Berea", housing: 9 },
    { id: "F3", country: "RW", district: "Huye", housing: 9 },
  ],
  posts: [aPost(), aPost({ id: "N2", facility: "F2" }), aPost({ id: "N3", facility: "F3" })],
  people: people(["P1", "P2", "P3"]),
});

test("an induction may be full, over all facilities of the country", () => {
  expect(arrivals.check(input, [visit("P1", "N1", 1, 2), visit("P2", "N2", 1, 2), visit("P3", "N3", 1, 2)])).toEqual(
    [],
  );
});

test("one arrival more than there is room breaks the rule", () => {
  expect(arrivals.check(input, [visit("P1", "N1", 1, 2), visit("P2", "N2", 1, 2), visit("P3", "N1", 1, 2)])).toEqual([
    { rule: "arrivals", code: "too-many-arrivals", details: { country: "LS", week: 1, arriving: 3, limit: 2 } },
  ]);
});

test("only the week of arrival counts", () => {
  expect(arrivals.check(input, [visit("P1", "N1", 1, 4)])).toEqual([]);
  expect(arrivals.check(input, [visit("P1", "N1", 2, 1)])).toMatchObject([
    { details: { week: 2, arriving: 1, limit: 0 } },
  ]);
});
