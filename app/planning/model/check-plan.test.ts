import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPlan, checkVisits } from "./check-plan.ts";
import { gapOf, valueOfPlan } from "./plan-value.ts";
import type { Plan } from "./plan.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { bestPlanByTrying } from "./testing/brute-force.ts";
import { tinyInputs } from "./testing/random-input.ts";
import { aPerson, aPost, people, smallInput, visit } from "./testing/small-input.ts";

const input = smallInput({ people: people(["P1", "P2"]), posts: [aPost(), aPost({ id: "N2" })] });
const visits = [visit("P1", "N1", 4, 3), visit("P2", "N2", 4, 2)];

/** A plan that states the truth about its visits, but for what a test changes. */
function planOf(programme: PlanInput, planned: Visit[], changes: Partial<Plan> = {}): Plan {
  const { value, parts } = valueOfPlan(programme, planned);
  const bound = value + 100;
  return {
    format: "tern-plan/1",
    input: "sha256:aa",
    status: "feasible",
    value,
    bound,
    gap: gapOf(value, bound),
    seconds: 1,
    seed: 1,
    visits: planned,
    "value parts": parts,
    ...changes,
  };
}

function rulesBroken(plan: Plan, digest: string | null = null): string[] {
  return checkPlan(input, plan, digest).map(({ rule, code }) => `${rule} ${code}`);
}

test("a plan that keeps every rule and states the truth has no fault", () => {
  expect(checkPlan(input, planOf(input, visits), "sha256:aa")).toEqual([]);
});

test.each<[string, Partial<Plan>, string[]]>([
  [
    "a value that is too high by one",
    { value: planOf(input, visits).value + 1 },
    ["value value-differs", "gap gap-differs"],
  ],
  [
    "a part that is not so",
    { "value parts": { ...planOf(input, visits)["value parts"], cost: 0 } },
    ["value-parts part-differs"],
  ],
  ["a gap that is not so", { gap: 0 }, ["gap gap-differs"]],
  [
    "a bound below the value",
    { bound: planOf(input, visits).value - 1 },
    ["bound bound-below-value", "gap gap-differs"],
  ],
  ["a claim that it is optimal", { status: "optimal" }, ["status not-proven-optimal"]],
  ["visits in another order", { visits: visits.toReversed() }, ["order not-sorted"]],
  ["a claim that there is no plan", { status: "infeasible" }, ["status not-infeasible"]],
  ["a conflict that is not needed", { conflict: ["nothing"] }, ["status conflict-without-need"]],
])("%s is told", (_, changes, rules) => {
  expect(rulesBroken(planOf(input, visits, changes))).toEqual(rules);
});

test("a bound less than a point above the value proves it, as values are whole numbers", () => {
  const { value } = planOf(input, visits);
  const bound = value + 0.9;
  expect(rulesBroken(planOf(input, visits, { status: "optimal", bound, gap: gapOf(value, bound) }))).toEqual([]);
});

test("a gap rounded to five decimals is taken", () => {
  const plan = planOf(input, visits);
  expect(rulesBroken({ ...plan, gap: Math.round(plan.gap * 100_000) / 100_000 })).toEqual([]);
});

test("a plan for another input is told, and a digest may stand without its method", () => {
  expect(rulesBroken(planOf(input, visits), "sha256:bb")).toEqual(["input other-input"]);
  expect(rulesBroken(planOf(input, visits, { input: "bb" }), "sha256:bb")).toEqual([]);
});

test("visits of nobody, at no post, or outside the programme are told and nothing falls over", () => {
  const strange = [
    visit("P9", "N1", 4, 3),
    visit("P1", "N9", 4, 3),
    visit("P1", "N1", 50, 3),
    visit("P1", "N1", -1, 2),
  ];
  expect(checkVisits(input, strange).map(({ code }) => code)).toEqual([
    "unknown-person",
    "unknown-post",
    "outside-programme",
    "outside-programme",
  ]);
  const { value, "value parts": parts } = planOf(input, []);
  expect(rulesBroken(planOf(input, [], { visits: [visit("P9", "N1", 4, 3)], value, "value parts": parts }))).toEqual([
    "possible-visit unknown-person",
  ]);
});

test("one set of visits can break several rules, told in the order of the rules", () => {
  const programme = smallInput({
    people: [aPerson({ restWeeks: 4, visitsPerYear: 1 }), aPerson({ id: "P2", languages: [] })],
    budget: 1_000_000,
  });
  const all = [visit("P1", "N1", 0, 3), visit("P1", "N1", 5, 2), visit("P2", "N1", 1, 2)];
  expect(checkVisits(programme, all).map(({ rule }) => rule)).toEqual([
    "possible-visit",
    "rest",
    "visits-per-year",
    "seat",
    "budget",
  ]);
});

test("an infeasible plan holds when the locked visits are in conflict", () => {
  const programme = smallInput({ locked: [visit("P1", "N1", 0, 3), visit("P1", "N1", 2, 3)] });
  const plan = planOf(programme, [], { status: "infeasible", conflict: ["both locked visits of P1"] });
  expect(checkPlan(programme, plan)).toEqual([]);
});

test("the best plan of any tiny programme has no fault", () => {
  fc.assert(
    fc.property(tinyInputs, (programme) => {
      const best = bestPlanByTrying(programme);
      if (!best) return;
      const bound = best.value;
      expect(checkPlan(programme, planOf(programme, best.visits, { status: "optimal", bound, gap: 0 }))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
