import { expect, test } from "vitest";
import { aPerson, aPost, smallInput, visit } from "../testing/small-input.ts";
import { service } from "./service.ts";

const threeWeeks = [visit("P1", "N1", 4, 3)];

// service is 20 points; half of 20 × q × 3 weeks is 30 × q.
test.each([
  ["level as asked, from the country: q = 3", { level: 1, country: "LS" }, 1, 90],
  ["level as asked, from elsewhere: q = 2", { level: 1, country: "RW" }, 1, 60],
  ["two levels above, from the country: q = 5", { level: 3, country: "LS" }, 1, 150],
  ["weight 4 counts four times", { level: 3, country: "LS" }, 4, 600],
])("%s", (_, { level, country }, weight, points) => {
  const input = smallInput({
    people: [aPerson({ country, specialties: { anaesthesia: level } })],
    posts: [aPost({ weight })],
  });
  expect(service.points(input, threeWeeks)).toBe(points);
});

test("half points are rounded down before the weight is applied", () => {
  // 7 × 3 × 3 / 2 = 31.5, so 31; twice that is 62, not 63.
  const base = smallInput({ posts: [aPost({ weight: 2 })] });
  const input = { ...base, value: { ...base.value, service: 7 } };
  expect(service.points(input, threeWeeks)).toBe(62);
});

test("a locked visit by someone without the specialty counts as level 0", () => {
  // q = 2 + (0 − 1) + 1 = 2.
  const input = smallInput({ people: [aPerson({ specialties: {} })], locked: threeWeeks });
  expect(service.points(input, threeWeeks)).toBe(60);
});
