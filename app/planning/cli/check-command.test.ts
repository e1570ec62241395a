import { expect, test } from "vitest";
import { sha256Of } from "../model/canonical.ts";
import { gapOf, valueOfPlan } from "../model/plan-value.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanInput, Visit } from "../model/plan-input.ts";
import { aPerson, aPost, people, smallInput, visit } from "../model/testing/small-input.ts";
import { fileOf, tern } from "./testing/run-tern.ts";

/** Checks visits as a plan that states the truth about them. */
async function check(input: PlanInput, visits: Visit[], changes: Partial<Plan> = {}) {
  const { value, parts } = valueOfPlan(input, visits);
  const plan: Plan = {
    format: "tern-plan/1",
    input: await sha256Of(JSON.stringify(input)),
    status: "feasible",
    value,
    bound: value + 10,
    gap: gapOf(value, value + 10),
    seconds: 1,
    seed: 1,
    visits,
    "value parts": parts,
    ...changes,
  };
  return await tern("check", fileOf("input.json", input), fileOf("plan.json", plan));
}

const input = smallInput({ people: people(["P1", "P2"]), posts: [aPost(), aPost({ id: "N2" })] });

test("a plan that holds is said to hold", async () => {
  expect(await check(input, [visit("P1", "N1", 4, 3)])).toEqual({
    code: 0,
    out: "The plan holds: 1 visit, value 150.\n",
    err: "",
  });
});

const strict = smallInput({
  people: [aPerson({ restWeeks: 4, visitsPerYear: 1 }), ...people(["P2", "P3"])],
  posts: [aPost(), aPost({ id: "N2" })],
  facilities: [{ id: "F1", country: "LS", district: "Maseru", housing: 1 }],
  countries: [{ id: "LS", arrivals: Array.from({ length: 52 }, () => 1) }],
  budget: 2_000_000,
  teams: [{ id: "T1", posts: ["N1", "N2"] }],
  locked: [visit("P3", "N1", 40, 2)],
});

test("each broken rule is named in a line of its own, with what breaks it", async () => {
  const { code, out } = await check(strict, [
    visit("P1", "N1", 0, 3),
    visit("P1", "N1", 2, 3),
    visit("P2", "N2", 2, 9),
  ]);
  expect(code).toBe(1);
  expect(out.trimEnd().split("\n")).toEqual([
    "possible-visit: P2 at N2 in weeks 2 to 10 is too long: P2 comes for at most 8 weeks.",
    "rest: P1 would be in two places at once: P1 at N1 in weeks 0 to 2, and P1 at N1 in weeks 2 to 4. Move one of them or leave it out.",
    "visits-per-year: 2 visits of P1 start in year 0. Visits per year allowed: 1.",
    "seat: P1 would hand over to himself or herself at N1 in week 2.",
    "housing: 3 visitors are at F1 in week 2, and there is room for 1.",
    "housing: 2 visitors are at F1 in weeks 3 to 4, and there is room for 1.",
    "arrivals: 2 visits start in LS in week 2, and 1 may.",
    "budget: The visits cost USD 42,000, which is USD 22,000 more than the budget of USD 20,000.",
    "team: Of team T1, N1 has a visit in weeks 0 to 2 and N2 has not. A team comes together or not at all.",
    "team: Of team T1, N1 has a visit in weeks 2 to 4 and N2 has not. A team comes together or not at all.",
    "team: Of team T1, N2 has a visit in weeks 2 to 10 and N1 has not. A team comes together or not at all.",
    "locked: The locked visit P3 at N1 in weeks 40 to 41 is not in the plan.",
    "The plan does not hold: 12 faults.",
  ]);
});

test("a plan that says more than it is worth does not hold", async () => {
  const { code, out } = await check(input, [visit("P1", "N1", 4, 3)], { value: 151 });
  expect(code).toBe(1);
  expect(out).toContain("value: The plan states 151, and its visits are worth 150.");
});

test("a plan for another input does not hold", async () => {
  const { code, out } = await check(input, [], { input: "sha256:00" });
  expect({ code, rule: out.split(":")[0] }).toEqual({ code: 1, rule: "input" });
});

test("a plan that says there is none holds when the locked visits contradict each other", async () => {
  const contradictory = { ...input, locked: [visit("P1", "N1", 0, 3), visit("P1", "N2", 2, 3)] };
  expect(await check(contradictory, [], { status: "infeasible", conflict: ["both"] })).toMatchObject({ code: 0 });
  expect(await check(input, [], { status: "infeasible", conflict: ["both"] })).toMatchObject({ code: 1 });
});

test("an unusable input is told with every problem by its path, and nothing else", async () => {
  const broken = {
    ...input,
    budget: -1,
    posts: [aPost({ windows: [[5, 3]] }), aPost({ id: "N2", specialty: "magic" })],
  };
  const { code, out, err } = await tern(
    "check",
    fileOf("broken.json", broken),
    fileOf("plan.json", { format: "tern-plan/1" }),
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err.split("\n").slice(1, 4)).toEqual([
    "budget: -1 is too small. Write 0 or more.",
    "posts[0].windows[0]: [5,3] ends before it begins. Write [3, 5], or mend the week that is wrong.",
    "posts[1].specialty: the specialty is unknown: stipendPerWeek and licence do not both have it. Add it to both or mend it.",
  ]);
  expect(err).toContain('["value parts"]: is missing. Add it.');
});

test.each([
  ["a file that is not there", ["check", "/nowhere/input.json", "/nowhere/plan.json"], "cannot be read"],
  ["a file that is not JSON", ["check", fileOf("text.json", "{"), fileOf("plan.json", "{")], "This is not JSON"],
  ["a file that is not text", ["check", fileOf("bytes.json", "\u0000"), fileOf("plan.json", "{")], "This is not JSON"],
  ["a file too few", ["check", fileOf("input.json", "{}")], "2 files are needed"],
  ["an unknown option", ["check", "--fast"], "--fast"],
  ["an unknown command", ["chekc"], "There is no command chekc"],
])("%s is told in words, with exit code 2 and without a stack trace", async (_, args, words) => {
  const { code, out, err } = await tern(...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(words);
  expect(err).not.toMatch(/\n\s+at /);
});

test("help says how to use the commands", async () => {
  expect(await tern("--help")).toMatchObject({ code: 0, out: expect.stringContaining("check") });
  expect(await tern("check", "--help")).toMatchObject({
    code: 0,
    out: expect.stringContaining("INPUT PLAN.json"),
  });
});
