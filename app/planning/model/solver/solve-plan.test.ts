import fc from "fast-check";
import loadHighs from "highs";
import { expect, test } from "vitest";
import type { PlanInput } from "../plan-input.ts";
import { HARD_RULES } from "../rules.ts";
import { bestPlanByTrying } from "../testing/brute-force.ts";
import { tinyInputs } from "../testing/random-input.ts";
import { solvePlan } from "./solve-plan.ts";

const highs = await loadHighs();

function solve(input: PlanInput) {
  return solvePlan(input, { seconds: 60, seed: 1, highs, clock: () => performance.now() / 1000 });
}

test("the plan of a tiny programme is the best of all plans, its bound is never below it, and it keeps every rule", async () => {
  await fc.assert(
    fc.asyncProperty(tinyInputs, async (input) => {
      const best = bestPlanByTrying(input);
      const plan = await solve(input);
      if (!best) {
        expect(plan.status).toBe("infeasible");
        return;
      }
      expect(plan).toMatchObject({ status: "optimal", value: best.value, bound: best.value, gap: 0 });
      expect(HARD_RULES.flatMap((rule) => rule.check(input, plan.visits))).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 120_000);
