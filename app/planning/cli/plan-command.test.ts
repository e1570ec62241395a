import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sha256Of } from "../model/canonical.ts";
import { checkPlan } from "../model/check-plan.ts";
import { parsePlan } from "../model/parse-plan.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanInput } from "../model/plan-input.ts";
import { aPerson, aPost, people, smallInput, visit } from "../model/testing/small-input.ts";
import { fileOf, pathFor, tern, ternInterrupted } from "./testing/run-tern.ts";

const input = smallInput({
  people: people(["P1", "P2", "P3"], { visitsPerYear: 1, restWeeks: 8 }),
  posts: [aPost({ weight: 3 }), aPost({ id: "N2", weight: 2, windows: [[10, 30]] })],
  budget: 3_300_000,
});

function planIn(path: string): Plan {
  const parsed = parsePlan(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.ok) throw new Error(`Not a plan: ${JSON.stringify(parsed.problems)}`);
  return parsed.value;
}

test("a plan is written that holds, names its input by digest and is proven best", async () => {
  const [from, to] = [fileOf("input.json", input), pathFor("plan.json")];
  const { code, out, err } = await tern("plan", from, "--out", to, "--seconds", "20", "--seed", "7");
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(err).toMatch(/Best plan, proven: \d+ visits?, value/);
  const plan = planIn(to);
  expect(plan).toMatchObject({ status: "optimal", seed: 7, gap: 0 });
  expect(checkPlan(input, plan, await sha256Of(JSON.stringify(input)))).toEqual([]);
  expect(await tern("check", from, to)).toMatchObject({ code: 0, out: expect.stringContaining("holds") });
});

test("the same input and seed give the same plan, and without --out it goes to standard output", async () => {
  const from = fileOf("input.json", input);
  const [one, other] = [await tern("plan", from, "--seed", "3"), await tern("plan", from, "--seed", "3")];
  const timeless = (text: string): unknown => ({ ...(JSON.parse(text) as Plan), seconds: 0 });
  expect(timeless(one.out)).toEqual(timeless(other.out));
});

test("the certificate is written only when asked for", async () => {
  const [from, to] = [fileOf("input.json", input), pathFor("certified.json")];
  await tern("plan", from, "--out", to);
  expect(planIn(to)).not.toHaveProperty("certificate");
  await tern("plan", from, "--out", to, "--bound");
  const plan = planIn(to);
  expect(plan).toHaveProperty("certificate");
  expect(await tern("check", from, to)).toMatchObject({
    code: 0,
    out: expect.stringContaining("certificate: Computed again"),
  });
  const forged = fileOf("forged.json", { ...plan, certificate: { scale: 4096, prices: {} } });
  expect(await tern("check", from, forged)).toMatchObject({
    code: 1,
    out: expect.stringContaining("certificate: It cannot be read"),
  });
});

test("locked visits that contradict each other are named, and the file says infeasible", async () => {
  const contradictory = {
    ...input,
    locked: [visit("P1", "N1", 10, 3), visit("P1", "N2", 12, 3), visit("P2", "N1", 30, 2)],
  };
  const [from, to] = [fileOf("contradictory.json", contradictory), pathFor("none.json")];
  const { code, err } = await tern("plan", from, "--out", to);
  expect(code).toBe(0);
  expect(err).toContain("There is no plan that has all locked visits.");
  expect(planIn(to)).toMatchObject({
    status: "infeasible",
    visits: [],
    conflict: [
      "Locked visits that cannot hold together: P1 at N1 in weeks 10 to 12 and P1 at N2 in weeks 12 to 14.",
      expect.stringContaining("P1 would be in two places at once"),
      "2 visits of P1 start in year 0. Visits per year allowed: 1.",
    ],
  });
  expect(await tern("check", from, to)).toMatchObject({ code: 0 });
});

test.each<[string, Partial<PlanInput>, string]>([
  ["nobody registered", { people: [] }, "Nobody is registered"],
  ["a budget below the cheapest visit", { budget: 1 }, "No visit is affordable"],
  ["a post without a window", { posts: [aPost(), aPost({ id: "N2", windows: [] })] }, "Post N2 has no window"],
  ["a post that nobody can fill", { posts: [aPost(), aPost({ id: "N2", level: 3 })] }, "Nobody registered can fill N2"],
])("%s is said in words, and there is a plan all the same", async (_, changes, words) => {
  const [from, to] = [fileOf("odd.json", { ...input, ...changes }), pathFor("odd-plan.json")];
  const { code, err } = await tern("plan", from, "--out", to);
  expect(code).toBe(0);
  expect(err).toContain(words);
  expect(planIn(to).status).toBe("optimal");
});

test("Ctrl-C stops with the best plan so far", async () => {
  const [from, to] = [fileOf("long.json", hardProgramme()), pathFor("stopped.json")];
  const { code, err } = await ternInterrupted(/bound/, "plan", from, "--out", to, "--seconds", "120");
  expect(code).toBe(0);
  expect(err).toContain("Stopping with the best plan so far");
  const plan = planIn(to);
  expect(plan.seconds).toBeLessThan(60);
  expect(plan.visits.length).toBeGreaterThan(0);
  expect(checkPlan(hardProgramme(), plan)).toEqual([]);
});

test.each([
  [
    "an input that cannot be used",
    ["plan", fileOf("broken.json", { ...input, budget: -1 })],
    "budget: -1 is too small",
  ],
  ["an input that is not there", ["plan", "/nowhere/input.json"], "cannot be read"],
  ["an input of another kind", ["plan", "input.pdf"], "Files may end in .json"],
  ["no input", ["plan"], "One file is needed"],
  ["seconds that are not", ["plan", "input.json", "--seconds", "soon"], "--seconds soon is not a number above 0"],
  ["a seed that is not", ["plan", "input.json", "--seed", "1.5"], "--seed 1.5 is not a whole number"],
  ["an option that is not", ["plan", "input.json", "--fast"], "--fast"],
])("%s is refused in words with exit code 2", async (_, args, words) => {
  const { code, out, err } = await tern(...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(words);
  expect(err).not.toMatch(/\n\s+at /);
});

test("a plan that cannot be written is told, and no file is left", async () => {
  const { code, err } = await tern("plan", fileOf("input.json", input), "--out", "/nowhere/plan.json");
  expect(code).toBe(2);
  expect(err).toContain("/nowhere/plan.json cannot be written");
  expect(existsSync("/nowhere/plan.json")).toBe(false);
});

/** Many people who could go to many posts at nearly any time, with money for some: long enough to be interrupted. */
function hardProgramme(): PlanInput {
  const specialties = ["anaesthesia", "surgery"];
  const specialtyOf = (index: number) => specialties[index % 2] ?? "surgery";
  const registered = Array.from({ length: 80 }, (_, index) =>
    aPerson({
      id: `P${index}`,
      specialties: { [specialtyOf(index)]: 1 + (index % 3) },
      available: [
        [index % 17, 20 + (index % 11)],
        [33 + (index % 5), 51],
      ],
      minWeeks: 1 + (index % 2),
      maxWeeks: 3 + (index % 4),
      visitsPerYear: 1 + (index % 3),
      restWeeks: 4 + (index % 9),
      travel: 400_000 + 37_000 * (index % 23),
    }),
  );
  const posts = Array.from({ length: 40 }, (_, index) =>
    aPost({
      id: `N${index}`,
      specialty: specialtyOf(index),
      weight: 1 + (index % 5),
      learners: index % 6,
      handOver: index % 4 > 0,
    }),
  );
  return smallInput({
    people: registered,
    posts,
    budget: 91_000_000,
    budgetByBlock: [26_000_000, 25_000_000, 24_000_000, 26_000_000],
    facilities: [{ id: "F1", country: "LS", district: "Maseru", housing: 23 }],
    countries: [{ id: "LS", arrivals: Array.from({ length: 52 }, (_, week) => (week % 2 === 0 ? 7 : 0)) }],
  });
}
