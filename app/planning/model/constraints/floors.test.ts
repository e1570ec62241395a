import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { floors, floorShortfalls } from "./floors.ts";

const input = smallInput({
  posts: [aPost(), aPost({ id: "N2" }), aPost({ id: "N3" })],
  people: people(["P1", "P2"]),
  floors: [
    { name: "district Maseru", posts: ["N1", "N2"], weeks: 5 },
    { name: "anaesthesia", posts: ["N2", "N3"], weeks: 1 },
  ],
});

test.each([
  ["without visits every week is missing", [], -900],
  ["a floor just reached costs nothing", [visit("P1", "N1", 0, 3), visit("P2", "N2", 0, 2)], 0],
  ["one week short costs one week", [visit("P1", "N1", 0, 3), visit("P2", "N2", 0, 1)], -150],
  ["weeks beyond the floor gain nothing", [visit("P1", "N1", 0, 8), visit("P2", "N2", 0, 8)], 0],
  ["a hand-over week counts twice", [visit("P1", "N2", 0, 3), visit("P2", "N2", 2, 2)], 0],
])("%s", (_, visits, points) => {
  expect(floors.points(input, visits)).toBe(points);
});

test("a shortfall is told in weeks", () => {
  expect(floorShortfalls(input, [visit("P1", "N1", 0, 3)])).toMatchObject([
    { floor: { name: "district Maseru" }, served: 3, missing: 2 },
    { floor: { name: "anaesthesia" }, served: 0, missing: 1 },
  ]);
});
