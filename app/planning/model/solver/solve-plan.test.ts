import fc from "fast-check";
import loadHighs from "highs";
import { expect, test } from "vitest";
import { checkPlan } from "../check-plan.ts";
import type { PlanInput } from "../plan-input.ts";
import { bestPlanByTrying } from "../testing/brute-force.ts";
import { tinyInputs } from "../testing/random-input.ts";
import { aPerson, aPost, smallInput, visit } from "../testing/small-input.ts";
import { boundOfCertificate, readCertificate } from "../verify-certificate.ts";
import { ceilingsFrom } from "./certificate.ts";
import type { Progress, SolveOptions } from "./search.ts";
import { solvePlan } from "./solve-plan.ts";

const highs = await loadHighs();
const MS_PER_SECOND = 1000;
const TINY_PROGRAMMES = 300;

function solve(input: PlanInput, options: Partial<SolveOptions> = {}) {
  return solvePlan(input, { seconds: 60, seed: 1, highs, clock: () => performance.now() / MS_PER_SECOND, ...options });
}

test("the plan of a tiny programme is the best of all plans, and it keeps every rule", async () => {
  await fc.assert(
    fc.asyncProperty(tinyInputs, async (input) => {
      const best = bestPlanByTrying(input);
      const plan = await solve(input);
      expect(checkPlan(input, plan)).toEqual([]);
      if (best) expect(plan).toMatchObject({ status: "optimal", value: best.value, bound: best.value, gap: 0 });
      else expect(plan.status).toBe("infeasible");
    }),
    { numRuns: TINY_PROGRAMMES },
  );
}, 240_000);

test("a bound proven by prices is never below the best plan, and anyone computes the same from the certificate", async () => {
  await fc.assert(
    fc.asyncProperty(tinyInputs, async (input) => {
      const best = bestPlanByTrying(input);
      if (!best) return;
      const certificate = readCertificate((await solve(input, { certificate: true })).certificate);
      if (!certificate) throw new Error("the plan carries no certificate");
      expect(certificate.bound).toBeGreaterThanOrEqual(best.value);
      expect(boundOfCertificate(input, certificate)).toBe(certificate.bound);
      const ceilingOf = ceilingsFrom(input, certificate);
      for (const chosen of best.visits) expect(ceilingOf(chosen)).toBeGreaterThanOrEqual(best.value);
    }),
    { numRuns: TINY_PROGRAMMES },
  );
}, 240_000);

test("a planner stopped at once gives a plan that keeps every rule, with a bound that holds", async () => {
  await fc.assert(
    fc.asyncProperty(tinyInputs, async (input) => {
      const best = bestPlanByTrying(input);
      const plan = await solve(input, { shouldStop: () => true });
      expect(checkPlan(input, plan)).toEqual([]);
      if (best) expect(plan.bound).toBeGreaterThanOrEqual(best.value);
    }),
    { numRuns: TINY_PROGRAMMES },
  );
}, 240_000);

test("the order in which people and posts are listed changes nothing in the plan", async () => {
  await fc.assert(
    fc.asyncProperty(tinyInputs, async (input) => {
      const turned = { ...input, people: input.people.toReversed(), posts: input.posts.toReversed() };
      const [plan, other] = [await solve(input), await solve(turned)];
      expect(other.visits).toEqual(plan.visits);
    }),
    { numRuns: 50 },
  );
}, 240_000);

test("value and bound only get better while the planner runs", async () => {
  const told: Progress[] = [];
  await solve(handOverProgramme(), { onProgress: (progress) => told.push(progress) });
  expect(told.length).toBeGreaterThan(2);
  for (const [index, progress] of told.entries()) {
    expect(progress.bound).toBeGreaterThanOrEqual(progress.value);
    expect(progress.value).toBeGreaterThanOrEqual(told[index - 1]?.value ?? -Infinity);
    expect(progress.bound).toBeLessThanOrEqual(told[index - 1]?.bound ?? Infinity);
  }
});

test("two people hand over in the one week in which both are there", async () => {
  const plan = await solve(handOverProgramme());
  // Service 5 × 90 + 5 × 60, coverage 5 × (200 + 140 + 40), hand-over 300, cost 240 + 220.
  expect(plan).toMatchObject({ status: "optimal", value: 450 + 300 + 1900 + 300 - 460 });
  expect(plan.visits).toEqual([visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 2)]);
});

test("with nobody and no posts the empty plan is the best", async () => {
  const plan = await solve(smallInput({ people: [], posts: [] }));
  expect(plan).toMatchObject({ status: "optimal", value: 0, bound: 0, gap: 0, visits: [] });
});

/** Two people for weeks 0 to 2 and 2 to 3, arrivals only in weeks 0 and 2, and 5 weeks wanted of 4. */
function handOverProgramme(): PlanInput {
  return smallInput({
    weeks: 4,
    blockWeeks: 4,
    countries: [{ id: "LS", arrivals: [1, 0, 1, 0] }],
    posts: [aPost({ windows: [[0, 3]], wanted: [5], weight: 5 })],
    people: [aPerson({ available: [[0, 2]], minWeeks: 3 }), aPerson({ id: "P2", available: [[2, 3]], minWeeks: 2 })],
  });
}
