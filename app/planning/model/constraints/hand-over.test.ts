import { expect, test } from "vitest";
import { aPost, people, smallInput, visit } from "../testing/small-input.ts";
import { handOver, handOverWeeks } from "./hand-over.ts";

const input = smallInput({
  posts: [aPost({ weight: 3 }), aPost({ id: "N2", handOver: false })],
  people: people(["P1", "P2", "P3"]),
});

test.each([
  ["a shared week counts, times the weight", [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2)], 180],
  ["each week of a chain counts", [visit("P1", "N1", 0, 2), visit("P2", "N1", 1, 2), visit("P3", "N1", 2, 2)], 360],
  ["following without sharing is no hand-over", [visit("P1", "N1", 0, 3), visit("P2", "N1", 3, 2)], 0],
  ["a post without hand-over has none", [visit("P1", "N2", 0, 3), visit("P2", "N2", 2, 2)], 0],
  ["a visit of one week hands nothing over", [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 1)], 0],
  ["nobody hands over to himself", [visit("P1", "N1", 0, 3), visit("P1", "N1", 2, 2)], 0],
])("%s", (_, visits, points) => {
  expect(handOver.points(input, visits)).toBe(points);
});

test("a hand-over week tells who hands over to whom", () => {
  const [from, to] = [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2)];
  expect(handOverWeeks(input, [to, from])).toMatchObject([{ post: { id: "N1" }, week: 2, from, to }]);
});
