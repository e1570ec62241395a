import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { coverage, pointsForWeeks } from "./coverage.ts";

test.each([
  // Of 8 wanted weeks 3 count 100, then ⌈5 / 2⌉ = 3 count 70, then 2 count 40.
  [8, 0, 0],
  [8, 3, 300],
  [8, 4, 370],
  [8, 6, 510],
  [8, 7, 550],
  [8, 8, 590],
  [8, 9, 590],
  // 1 is one first week; 2 is one first and one second; 3 one of each; 4 is 2, 1, 1; 5 is 2, 2, 1.
  [1, 1, 100],
  [1, 2, 100],
  [2, 2, 170],
  [3, 3, 210],
  [4, 4, 310],
  [5, 5, 380],
  [0, 5, 0],
])("of %i wanted weeks %i served are worth %i", (wanted, served, points) => {
  expect(pointsForWeeks(served, wanted, [100, 70, 40])).toBe(points);
});

test("each block has its own wanted weeks, and a visit across blocks serves both", () => {
  // Weeks 10 to 14: three in block 0 (300), two in block 1 (200); weight 2.
  const input = smallInput({ posts: [aPost({ weight: 2 })] });
  expect(coverage.points(input, [visit("P1", "N1", 10, 5)])).toBe(1000);
});

test("two visitors in a hand-over week count two", () => {
  // Weeks 0, 1, 2 and 2, 3: five visitor weeks of 8 wanted: 300 + 140.
  const input = smallInput({ people: people(["P1", "P2"]) });
  expect(coverage.points(input, [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2)])).toBe(440);
});

test("posts do not share their wanted weeks", () => {
  const input = smallInput({ posts: [aPost(), aPost({ id: "N2" })] });
  expect(coverage.points(input, [visit("P1", "N1", 0, 3), visit("P1", "N2", 4, 3)])).toBe(600);
});
