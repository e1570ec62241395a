import fc from "fast-check";
import { expect, test } from "vitest";
import { HARD_RULES } from "../rules.ts";
import { valueOfPlan } from "../plan-value.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { RowEntry } from "../rule.ts";
import { bestPlanByTrying, everyPossibleVisit } from "./brute-force.ts";
import { tinyInputs } from "./random-input.ts";
import { aPerson, people, smallInput, visit } from "./small-input.ts";

test("the best plan of a programme small enough to work by hand", () => {
  // Two people for weeks 0 to 2 and 2 to 3, arrivals only in weeks 0 and 2: together they hand over in week 2 and cover 5 of 5 weeks.
  const input = smallInput({
    weeks: 4,
    blockWeeks: 4,
    countries: [{ id: "LS", arrivals: [1, 0, 1, 0] }],
    posts: [{ ...smallInput().posts[0]!, windows: [[0, 3]], wanted: [5], weight: 5 }],
    people: [aPerson({ available: [[0, 2]], minWeeks: 3 }), aPerson({ id: "P2", available: [[2, 3]], minWeeks: 2 })],
  });
  // Service 5 × 90 + 5 × 60, coverage 5 × (200 + 140 + 40), hand-over 300, cost 240 + 220.
  expect(bestPlanByTrying(input)).toEqual({
    value: 450 + 300 + 1900 + 300 - 460,
    visits: [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2)],
  });
});

test("locked visits that cannot hold together leave no plan", () => {
  const locked = [visit("P1", "N1", 0, 3), visit("P2", "N1", 1, 3)];
  const input = smallInput({ weeks: 6, blockWeeks: 6, people: people(["P1", "P2"], { maxWeeks: 0 }), locked });
  expect(bestPlanByTrying(input)).toBeNull();
});

test("the rows of each priced rule say the same as its check", () => {
  const priced = HARD_RULES.flatMap(({ name, heldBy, check }) =>
    heldBy.by === "rows" ? [{ name, rows: heldBy.rows, check }] : [],
  );
  expect(priced.map(({ name }) => name)).toEqual([
    "rest",
    "visits-per-year",
    "housing",
    "arrivals",
    "budget",
    "team",
    "locked",
  ]);
  fc.assert(
    fc.property(anyPlans, ([input, visits]) => {
      for (const { name, rows, check } of priced) {
        const mustHave = name === "locked" ? input.locked : [];
        const holds = rowsHold(rows, { input, visits, mustHave });
        expect({ name, holds }).toEqual({ name, holds: check(input, visits).length === 0 });
      }
    }),
    { numRuns: 300 },
  );
});

test("the value never depends on the order of visits, and its parts add up", () => {
  fc.assert(
    fc.property(anyPlans, ([input, visits]) => {
      const { value, parts } = valueOfPlan(input, visits);
      expect(valueOfPlan(input, visits.toReversed())).toEqual({ value, parts });
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(value);
      expect(Object.values(parts).every(Number.isSafeInteger)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** A tiny programme with any set of its possible visits, rules kept or broken. */
const anyPlans = tinyInputs.chain((input) => fc.tuple(fc.constant(input), fc.subarray(everyPossibleVisit(input))));

function rowsHold(
  rows: (input: PlanInput, visit: Visit) => RowEntry[],
  plan: { input: PlanInput; visits: Visit[]; mustHave: Visit[] },
): boolean {
  const sums = new Map<string, { sum: number; entry: RowEntry }>();
  for (const entry of plan.mustHave.flatMap((visit) => rows(plan.input, visit))) sums.set(entry.row, { sum: 0, entry });
  for (const entry of plan.visits.flatMap((visit) => rows(plan.input, visit)))
    sums.set(entry.row, { sum: (sums.get(entry.row)?.sum ?? 0) + entry.coefficient, entry });
  return [...sums.values()].every(({ sum, entry }) =>
    entry.sense === "exactly" ? sum === entry.limit : sum <= entry.limit,
  );
}
