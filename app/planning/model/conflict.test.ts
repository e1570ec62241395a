import fc from "fast-check";
import { expect, test } from "vitest";
import { findConflict } from "./conflict.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { bestPlanByTrying } from "./testing/brute-force.ts";
import { tinyInputs } from "./testing/random-input.ts";
import { aPerson, aPost, people, smallInput, visit } from "./testing/small-input.ts";

const posts = [aPost(), aPost({ id: "N2" }), aPost({ id: "N3" })];
const four = people(["P1", "P2", "P3", "P4"]);
const withLocked = (locked: Visit[], changes: Partial<PlanInput> = {}) =>
  smallInput({ posts, people: four, locked, ...changes });

test("locked visits that hold together are no conflict", () => {
  expect(findConflict(withLocked([visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 3)]))).toBeNull();
  expect(findConflict(withLocked([]))).toBeNull();
});

test("two visits of one person that overlap are named, and not the third that is innocent", () => {
  const locked = [visit("P1", "N1", 0, 4), visit("P1", "N2", 3, 2), visit("P2", "N3", 0, 4)];
  expect(findConflict(withLocked(locked))).toEqual({
    visits: [locked[0], locked[1]],
    reasons: [
      {
        rule: "rest",
        code: "visits-overlap",
        details: { person: "P1", earlier: locked[0], later: locked[1], restWeeks: 0, earliestStart: 4 },
      },
    ],
    smallest: true,
  });
});

test("one visit alone is in conflict where nobody can be housed or arrive, or the budget is too small for it", () => {
  const locked = [visit("P1", "N1", 0, 4), visit("P1", "N2", 3, 2)];
  const noHousing = [{ id: "F1", country: "LS", district: "Maseru", housing: 0 }];
  expect(findConflict(withLocked(locked, { facilities: noHousing }))).toMatchObject({
    visits: [locked[0]],
    reasons: [{ rule: "housing" }],
  });
  const noArrivals = [{ id: "LS", arrivals: Array.from({ length: 52 }, (_, week) => (week === 3 ? 0 : 1)) }];
  expect(findConflict(withLocked(locked, { countries: noArrivals }))).toMatchObject({
    visits: [locked[1]],
    reasons: [{ rule: "arrivals" }],
  });
  // The visit of 4 weeks costs 1,300,000.
  expect(findConflict(withLocked(locked, { budget: 1_299_999 }))).toMatchObject({
    visits: [locked[0]],
    reasons: [{ rule: "budget" }],
  });
});

test("of a budget that is too small for all the fewest, dearest visits are named", () => {
  // Costs 1,100,000, 1,300,000, 1,200,000: together 3,600,000; the two dearest 2,500,000.
  const locked = [visit("P1", "N1", 0, 2), visit("P2", "N2", 0, 4), visit("P3", "N3", 0, 3)];
  expect(findConflict(withLocked(locked, { budget: 2_499_999 }))).toMatchObject({
    visits: [visit("P2", "N2", 0, 4), visit("P3", "N3", 0, 3)],
    reasons: [{ code: "budget-exceeded", details: { cost: 2_500_000 } }],
  });
  expect(findConflict(withLocked(locked, { budget: 2_500_000 }))?.visits).toHaveLength(3);
});

test("a locked visit at a team's post is in conflict when nobody could come along", () => {
  const teams = [{ id: "T1", posts: ["N1", "N2"] }];
  const locked = [visit("P1", "N1", 4, 3), visit("P3", "N3", 4, 3)];
  expect(findConflict(withLocked(locked, { teams }))).toBeNull();
  const onlySurgery = [posts[0]!, aPost({ id: "N2", specialty: "surgery" }), posts[2]!];
  expect(findConflict(withLocked(locked, { teams, posts: onlySurgery }))).toEqual({
    visits: [visit("P1", "N1", 4, 3)],
    reasons: [{ rule: "team", code: "no-partner-possible", details: { post: "N2", start: 4, weeks: 3 } }],
    smallest: true,
  });
});

test("two locked visits that need the same person as partner are in conflict together", () => {
  const surgery = { specialty: "surgery" };
  const changes = {
    posts: [aPost(), aPost({ id: "N2", ...surgery }), aPost({ id: "N3" }), aPost({ id: "N4", ...surgery })],
    people: [...people(["P1", "P2"]), aPerson({ id: "P3", specialties: { surgery: 1 } })],
    teams: [
      { id: "T1", posts: ["N1", "N2"] },
      { id: "T2", posts: ["N3", "N4"] },
    ],
  };
  expect(findConflict(withLocked([visit("P1", "N1", 4, 3), visit("P2", "N3", 7, 3)], changes))).toBeNull();
  expect(findConflict(withLocked([visit("P1", "N1", 4, 3), visit("P2", "N3", 6, 3)], changes))).toMatchObject({
    visits: [visit("P1", "N1", 4, 3), visit("P2", "N3", 6, 3)],
    reasons: [{ rule: "team", code: "partners-not-together", details: { missing: [{ post: "N2" }, { post: "N4" }] } }],
  });
});

test("a team that needs two rooms where there is one is told as housing", () => {
  const teams = [{ id: "T1", posts: ["N1", "N2"] }];
  const facilities = [{ id: "F1", country: "LS", district: "Maseru", housing: 1 }];
  expect(findConflict(withLocked([visit("P1", "N1", 4, 3)], { teams, facilities }))).toMatchObject({
    visits: [visit("P1", "N1", 4, 3)],
    reasons: [{ rule: "housing", details: { weeks: [4, 6], visitors: 2, housing: 1 } }],
  });
});

test("a conflict is found exactly when trying every plan finds none, and none smaller exists", () => {
  fc.assert(
    fc.property(tinyInputs, (input) => {
      const conflict = findConflict(input);
      expect(conflict === null).toBe(bestPlanByTrying(input) !== null);
      if (!conflict) return;
      expect(conflict.reasons.length).toBeGreaterThan(0);
      expect(conflict.visits.length).toBe(fewestInConflict(input));
    }),
    { numRuns: 300 },
  );
});

/** The size of the smallest set of locked visits that no plan has. */
function fewestInConflict(input: PlanInput): number {
  const inConflict = subsetsOf(input.locked).filter((mustHave) => bestPlanByTrying(input, mustHave) === null);
  return Math.min(...inConflict.map(({ length }) => length));
}

function subsetsOf<T>(items: T[]): T[][] {
  return items.reduce<T[][]>((subsets, item) => [...subsets, ...subsets.map((subset) => [...subset, item])], [[]]);
}
