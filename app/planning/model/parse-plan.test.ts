import { expect, test } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import { visit } from "./testing/small-input.ts";

const plan = {
  format: "tern-plan/1",
  input: "sha256:aa",
  status: "feasible",
  value: -5,
  bound: 10.5,
  gap: 1.476,
  seconds: 3.2,
  seed: 1,
  visits: [visit("P1", "N1", 4, 3)],
  "value parts": { service: 0, transfer: 0, coverage: 0, handOver: 0, preference: 0, cost: -5, floors: 0, changes: 0 },
};

test("a plan is read as it stands, with or without conflict and certificate", () => {
  expect(parsePlan(plan)).toEqual({ ok: true, value: plan });
  const more = { ...plan, conflict: ["one"], certificate: { scale: 4096, prices: {} } };
  expect(parsePlan(more)).toEqual({ ok: true, value: more });
});

test.each([
  [{ ...plan, status: "best" }, "status wrong-value"],
  [{ ...plan, value: 1.5 }, "value wrong-type"],
  [{ ...plan, seconds: -1 }, "seconds too-small"],
  [{ ...plan, visits: [{ ...plan.visits[0], weeks: 0 }] }, "visits[0].weeks too-small"],
  [{ ...plan, "value parts": { ...plan["value parts"], luck: 1 } }, '["value parts"].luck unknown-key'],
  [{ ...plan, gap: undefined }, "gap missing"],
])("a problem is told with its path: case %#", (json, problem) => {
  const parsed = parsePlan(json);
  expect(parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([problem]);
});
