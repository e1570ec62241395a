import { expect, test } from "vitest";
import { aPost, smallInput, visit } from "../testing/small-input.ts";
import { transfer } from "./transfer.ts";

// Points per learner by weeks: 0, 2, 5, 7, 9, 10, 11, 12 for 0 to 7 weeks and more.
test.each([
  ["one week with 4 learners", 4, 1, 1, 8],
  ["three weeks with 4 learners", 4, 3, 1, 28],
  ["three weeks with 4 learners at weight 3", 4, 3, 3, 84],
  ["seven weeks, the last in the list", 1, 7, 1, 12],
  ["eight weeks count as seven", 1, 8, 1, 12],
  ["eight learners are the most", 8, 1, 1, 16],
  ["nine learners count as eight", 9, 1, 1, 16],
  ["no learners", 0, 5, 5, 0],
])("%s", (_, learners, weeks, weight, points) => {
  const input = smallInput({ posts: [aPost({ learners, weight })] });
  expect(transfer.points(input, [visit("P1", "N1", 0, weeks)])).toBe(points);
});
