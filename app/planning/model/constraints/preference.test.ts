import { expect, test } from "vitest";
import { aPerson, aPost, smallInput, visit } from "../testing/small-input.ts";
import { preference } from "./preference.ts";

test("each visit to a preferred facility counts once, without the post's weight", () => {
  const input = smallInput({
    people: [aPerson({ prefers: ["F1"] }), aPerson({ id: "P2", prefers: ["F9"] })],
    posts: [aPost({ weight: 5 })],
  });
  expect(preference.points(input, [visit("P1", "N1", 0, 2), visit("P1", "N1", 20, 2), visit("P2", "N1", 30, 2)])).toBe(
    120,
  );
});
