import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { seat } from "./seat.ts";

const input = smallInput({
  posts: [aPost(), aPost({ id: "N2", handOver: false })],
  people: people(["P1", "P2", "P3"]),
});

test("visitors may follow one another without a week together", () => {
  expect(seat.check(input, [visit("P1", "N2", 0, 3), visit("P2", "N2", 3, 1)])).toEqual([]);
});

test("two may share the week in which one ends and the other starts", () => {
  // P1 is there in weeks 0, 1, 2 and P2 in weeks 2, 3: both in week 2.
  expect(seat.check(input, [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2)])).toEqual([]);
});

test("they may not share it where hand-over is not agreed", () => {
  const earlier = visit("P1", "N2", 0, 3);
  const later = visit("P2", "N2", 2, 2);
  expect(seat.check(input, [later, earlier])).toEqual([
    { rule: "seat", code: "hand-over-not-agreed", details: { post: "N2", earlier, later, weeks: [2, 2] } },
  ]);
});

test("two weeks together are one too many", () => {
  expect(seat.check(input, [visit("P1", "N1", 0, 3), visit("P2", "N1", 1, 4)])).toMatchObject([
    { code: "two-at-once", details: { weeks: [1, 2] } },
  ]);
});

test("two who start, or end, together are not handing over", () => {
  expect(seat.check(input, [visit("P1", "N1", 0, 3), visit("P2", "N1", 0, 3)])).toMatchObject([
    { code: "two-at-once" },
  ]);
  expect(seat.check(input, [visit("P1", "N1", 0, 3), visit("P2", "N1", 1, 2)])).toMatchObject([
    { code: "two-at-once" },
  ]);
  expect(seat.check(input, [visit("P1", "N1", 0, 1), visit("P2", "N1", 0, 1)])).toMatchObject([
    { code: "two-at-once" },
  ]);
});

test("both must stay at least two weeks to hand over", () => {
  expect(seat.check(input, [visit("P1", "N1", 0, 2), visit("P2", "N1", 1, 2)])).toEqual([]);
  expect(seat.check(input, [visit("P1", "N1", 0, 2), visit("P2", "N1", 1, 1)])).toMatchObject([
    { code: "hand-over-too-short" },
  ]);
  // A visit of one week ends in the week in which it starts.
  expect(seat.check(input, [visit("P1", "N1", 1, 1), visit("P2", "N1", 1, 3)])).toMatchObject([
    { code: "two-at-once" },
  ]);
});

test("nobody hands over to himself", () => {
  expect(seat.check(input, [visit("P1", "N1", 0, 3), visit("P1", "N1", 2, 2)])).toMatchObject([
    { code: "hand-over-to-self" },
  ]);
});

test("a chain of hand-overs is allowed, three in one week never", () => {
  // Week 1: P1 and P2; week 2: P2 and P3.
  expect(seat.check(input, [visit("P1", "N1", 0, 2), visit("P2", "N1", 1, 2), visit("P3", "N1", 2, 2)])).toEqual([]);
  expect(seat.check(input, [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2), visit("P3", "N1", 2, 2)])).toMatchObject([
    { code: "two-at-once", details: { earlier: { person: "P2" }, later: { person: "P3" } } },
  ]);
});

test("different posts have different seats", () => {
  expect(seat.check(input, [visit("P1", "N1", 0, 3), visit("P2", "N2", 0, 3)])).toEqual([]);
});
