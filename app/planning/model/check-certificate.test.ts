import { expect, test } from "vitest";
import { checkCertificate } from "./check-certificate.ts";
import type { Plan } from "./plan.ts";
import { valueOfPlan } from "./plan-value.ts";
import { smallInput } from "./testing/small-input.ts";

const input = smallInput({ people: [], floors: [{ name: "district Maseru", posts: ["N1"], weeks: 2 }] });
const { value, parts } = valueOfPlan(input, []);
const plan: Plan = {
  format: "tern-plan/1",
  input: "sha256:aa",
  status: "optimal",
  value,
  bound: value,
  gap: 0,
  seconds: 0,
  seed: 1,
  visits: [],
  "value parts": parts,
};
const free = {
  rest: [],
  visitsPerYear: [],
  arrivals: [],
  housing: [],
  budget: 0,
  budgetByBlock: [0, 0, 0, 0],
  changes: [],
};
// A missing week at the floor costs 150 points: at that price, the two weeks missing cost 300, which is what an empty plan is worth.
const certificate = { scale: 4096, bound: -300, moneyUnit: 1, prices: { ...free, floors: [150 * 4096] } };

test("a plan without a certificate has nothing to check", () => {
  expect(checkCertificate(input, plan)).toBeNull();
});

test("the bound is computed again from the prices", () => {
  expect(checkCertificate(input, { ...plan, certificate })).toEqual({ code: "proven", details: { bound: -300 } });
});

test("a certificate that states another bound than its prices prove is told", () => {
  const finding = checkCertificate(input, { ...plan, certificate: { ...certificate, bound: -301 } });
  expect(finding).toEqual({ code: "bound-differs", details: { stated: -301, actual: -300 } });
});

test("a value above what the prices prove is told", () => {
  const finding = checkCertificate(input, { ...plan, value: -299, certificate });
  expect(finding).toEqual({ code: "below-value", details: { bound: -300, value: -299 } });
});

test("a certificate that cannot be read, or whose prices are too high to be prices, proves nothing", () => {
  expect(checkCertificate(input, { ...plan, certificate: { scale: 4096 } })).toMatchObject({ code: "unreadable" });
  const tooHigh = { ...certificate, prices: { ...free, floors: [151 * 4096] } };
  expect(checkCertificate(input, { ...plan, certificate: tooHigh })).toMatchObject({ code: "unusable" });
});
