import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { team } from "./team.ts";

const input = smallInput({
  posts: [aPost(), aPost({ id: "N2" }), aPost({ id: "N3" }), aPost({ id: "N4" })],
  people: people(["P1", "P2", "P3", "P4"]),
  teams: [{ id: "T1", posts: ["N1", "N2", "N3"] }],
});

test("a team comes together or not at all", () => {
  expect(team.check(input, [])).toEqual([]);
  expect(team.check(input, [visit("P1", "N1", 4, 2), visit("P2", "N2", 4, 2), visit("P3", "N3", 4, 2)])).toEqual([]);
});

test("a team without one of its posts is told with the posts that lack the visit", () => {
  expect(team.check(input, [visit("P1", "N1", 4, 2), visit("P2", "N2", 4, 2)])).toEqual([
    {
      rule: "team",
      code: "team-apart",
      details: { team: "T1", start: 4, weeks: 2, present: ["N1", "N2"], absent: ["N3"] },
    },
  ]);
});

test("the same start is not enough, nor the same length", () => {
  const others = [visit("P1", "N1", 4, 2), visit("P2", "N2", 4, 2)];
  expect(team.check(input, [...others, visit("P3", "N3", 4, 3)])).toHaveLength(2);
  expect(team.check(input, [...others, visit("P3", "N3", 5, 2)])).toHaveLength(2);
});

test("a team may come twice", () => {
  const twice = [4, 20].flatMap((start) => [
    visit("P1", "N1", start, 2),
    visit("P2", "N2", start, 2),
    visit("P3", "N3", start, 2),
  ]);
  expect(team.check(input, twice)).toEqual([]);
});

test("posts outside the team are free", () => {
  expect(team.check(input, [visit("P4", "N4", 4, 2)])).toEqual([]);
});
