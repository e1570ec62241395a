import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { changes, changesFrom } from "./changes.ts";

const kept = visit("P1", "N1", 4, 3);
const other = visit("P2", "N2", 10, 2);
const previous = { visits: [kept, other], moved: 200, dropped: 600 };
const input = smallInput({ posts: [aPost(), aPost({ id: "N2" })], people: people(["P1", "P2"]), previous });

test.each([
  ["everything kept costs nothing", [kept, other], 0],
  ["a visit moved in time is moved", [kept, visit("P2", "N2", 11, 2)], -200],
  ["a visit made longer is moved", [kept, visit("P2", "N2", 10, 3)], -200],
  ["the same person at another post is dropped", [kept, visit("P2", "N1", 10, 2)], -600],
  ["another person at the same post is dropped", [kept, visit("P1", "N2", 10, 2)], -600],
  ["nothing kept", [], -1200],
])("%s", (_, visits, points) => {
  expect(changes.points(input, visits)).toBe(points);
});

test("of two earlier visits by one person to one post, the one not kept is moved as long as the other stays", () => {
  const twice = { ...input, previous: { ...previous, visits: [kept, visit("P1", "N1", 30, 2)] } };
  expect(changes.points(twice, [kept])).toBe(-200);
});

test("without an earlier plan there are no changes", () => {
  expect(changes.points({ ...input, previous: null }, [])).toBe(0);
});

test("an earlier visit of someone who has withdrawn is dropped", () => {
  const earlier = visit("P9", "N1", 4, 3);
  expect(changesFrom({ ...previous, visits: [earlier] }, [kept])).toEqual([{ earlier, change: "dropped" }]);
});
