import { expect, test } from "vitest";
import { checkPlan } from "./model/check-plan.ts";
import type { Progress } from "./model/solver/search.ts";
import { aPerson, smallInput } from "./model/testing/small-input.ts";
import { planInThread } from "./plan-in-thread.ts";

const input = smallInput({ people: ["P1", "P2", "P3"].map((id) => aPerson({ id, maxWeeks: 3, restWeeks: 4 })) });

test("a thread plans, tells how it goes, and gives the same plan for the same seed", async () => {
  const told: Progress[] = [];
  const plan = await planInThread(input, { seconds: 20, seed: 7, onProgress: (progress) => told.push(progress) });
  const again = await planInThread(input, { seconds: 20, seed: 7, certificate: true });
  expect(checkPlan(input, plan)).toEqual([]);
  expect(told.length).toBeGreaterThan(0);
  expect(again.visits).toEqual(plan.visits);
  expect(again.certificate).toMatchObject({ scale: 4096 });
});

test("a planner told to stop gives the best plan so far", async () => {
  const plan = await planInThread(input, { seconds: 20, seed: 1, signal: AbortSignal.abort() });
  expect(checkPlan(input, plan)).toEqual([]);
  expect(plan.bound).toBeGreaterThanOrEqual(plan.value);
});

test("what goes wrong in the thread is passed on", async () => {
  const broken = { ...input, locked: [{ person: "nobody", post: "N1", start: 0, weeks: 2 }] };
  await expect(planInThread(broken, { seconds: 5, seed: 1 })).rejects.toThrow();
});
