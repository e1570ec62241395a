import fc from "fast-check";
import { expect, test } from "vitest";
import { smallestSetThatFails } from "./smallest-set.ts";

/** Holds unless it has all of one of the failing sets. */
const holdsUnless = (failing: number[][]) => (chosen: number[]) =>
  !failing.some((set) => set.every((item) => chosen.includes(item)));

test("of two sets that fail the smaller is found", () => {
  expect(
    smallestSetThatFails(
      [1, 2, 3, 4, 5],
      holdsUnless([
        [1, 2, 3],
        [3, 5],
      ]),
      null,
    ),
  ).toEqual({ items: [3, 5], smallest: true });
});

test("nothing is found when all items hold together", () => {
  expect(smallestSetThatFails([1, 2, 3], () => true, null)).toBeNull();
});

test("a known set stands when nothing smaller fails", () => {
  const known = [1, 2];
  expect(
    smallestSetThatFails(
      [1, 2, 3, 4],
      holdsUnless([
        [1, 2],
        [2, 3, 4],
      ]),
      known,
    ),
  ).toEqual({ items: known, smallest: true });
});

test("the smallest set is as small as trying every set finds", () => {
  const items = [0, 1, 2, 3, 4, 5, 6];
  const failingSets = fc.array(fc.subarray(items, { minLength: 1 }), { maxLength: 5 });
  fc.assert(
    fc.property(failingSets, (failing) => {
      const found = smallestSetThatFails(items, holdsUnless(failing), null);
      const smallest = failing.length === 0 ? null : Math.min(...failing.map(({ length }) => length));
      expect(found?.items.length ?? null).toBe(smallest);
    }),
  );
});
