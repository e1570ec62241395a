import { expect, test } from "vitest";
import { gapOf, valueOfPlan } from "./plan-value.ts";
import { aPerson, aPost, people, smallInput, visit } from "./testing/small-input.ts";

const input = smallInput({
  posts: [aPost({ weight: 3, learners: 4 })],
  people: [aPerson({ prefers: ["F1"] }), ...people(["P2"])],
  floors: [{ name: "district Maseru", posts: ["N1"], weeks: 10 }],
  previous: { visits: [visit("P2", "N1", 30, 2)], moved: 200, dropped: 600 },
});
const visits = [visit("P1", "N1", 4, 3), visit("P2", "N1", 6, 3)];

test("the parts of a plan's value, worked by hand, add up to it", () => {
  // Each visit: service 3 × ⌊20 × 3 × 3 / 2⌋ = 270, transfer 3 × 4 × 7 = 84, cost ⌊1,200,000 / 5,000⌋ = 240. Six visitor weeks of
  // 8 wanted: 3 × (300 + 210) = 1530. Hand-over in week 6: 180. Floor: 4 weeks missing. P2 still goes to N1, at another time.
  expect(valueOfPlan(input, visits)).toEqual({
    value: 540 + 168 + 1530 + 180 + 60 - 480 - 600 - 200,
    parts: {
      service: 540,
      transfer: 168,
      coverage: 1530,
      handOver: 180,
      preference: 60,
      cost: -480,
      floors: -600,
      changes: -200,
    },
  });
});

test("the order of the visits does not matter", () => {
  expect(valueOfPlan(input, visits.toReversed())).toEqual(valueOfPlan(input, visits));
});

test("an empty plan has missing floors and dropped visits, and no other points", () => {
  expect(valueOfPlan(input, [])).toMatchObject({
    value: -1500 - 600,
    parts: { service: 0, cost: 0, floors: -1500, changes: -600 },
  });
});

test.each([
  [99, 100, 0.01],
  [100, 100, 0],
  [-101, -100, 0.01],
  [0, 0, 0],
  [-3, 0, 3],
])("the gap of %d below %d is %d", (value, bound, gap) => {
  expect(gapOf(value, bound)).toBeCloseTo(gap, 12);
});
