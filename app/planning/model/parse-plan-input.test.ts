import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlanInput } from "./parse-plan-input.ts";
import type { PlanInput } from "./plan-input.ts";
import { tinyInputs } from "./testing/random-input.ts";
import { aPerson, aPost, smallInput, visit } from "./testing/small-input.ts";

const valid = smallInput({
  people: [aPerson(), aPerson({ id: "P2" })],
  floors: [{ name: "district Maseru", posts: ["N1"], weeks: 10 }],
  teams: [{ id: "T1", posts: ["N1"] }],
  locked: [visit("P1", "N1", 4, 3)],
  previous: { visits: [visit("P1", "N1", 4, 3)], moved: 200, dropped: 600 },
});

/** The problems of the valid programme after one change, each as path and code. */
function problemsAfter(change: (input: Record<string, any>) => void): string[] {
  const json = structuredClone(valid) as Record<string, any>;
  change(json);
  const parsed = parsePlanInput(json);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

test("a valid programme is read as it stands", () => {
  expect(parsePlanInput(structuredClone(valid))).toEqual({ ok: true, value: valid });
});

test("without an earlier plan, previous may be null or left out", () => {
  const { previous: _, ...without } = valid;
  expect(parsePlanInput(without)).toEqual({ ok: true, value: { ...valid, previous: null } });
});

test("every tiny random programme is valid", () => {
  fc.assert(
    fc.property(tinyInputs, (input) => parsePlanInput(structuredClone(input)).ok),
    { numRuns: 100 },
  );
});

describe("each problem is told at its place", () => {
  test.each<[string, (input: Record<string, any>) => void, string[]]>([
    ["another format", (i) => (i["format"] = "tern-plan-input/2"), ["format wrong-value"]],
    ["a missing key", (i) => delete i["posts"][0].level, ["posts[0].level missing"]],
    ["an unknown key", (i) => (i["posts"][0].colour = "red"), ["posts[0].colour unknown-key"]],
    ["an unknown key beside the others", (i) => (i["colour"] = "red"), ["colour unknown-key"]],
    ["half a week", (i) => (i["locked"][0].weeks = 1.5), ["locked[0].weeks wrong-type"]],
    ["a number as text", (i) => (i["budget"] = "100"), ["budget wrong-type"]],
    ["a negative budget", (i) => (i["budget"] = -1), ["budget too-small"]],
    ["a negative budget of a block", (i) => (i["budgetByBlock"][2] = -1), ["budgetByBlock[2] too-small"]],
    ["more money than there is", (i) => (i["budget"] = 1e13), ["budget too-large"]],
    ["a budget for a block too few", (i) => i["budgetByBlock"].pop(), ["budgetByBlock wrong-count"]],
    ["wanted weeks for a block too many", (i) => i["posts"][0].wanted.push(1), ["posts[0].wanted wrong-count"]],
    ["arrivals for a week too few", (i) => i["countries"][0].arrivals.pop(), ["countries[0].arrivals wrong-count"]],
    ["a Tuesday", (i) => (i["startsOn"] = "2027-01-05"), ["startsOn not-a-monday"]],
    ["a day that is not", (i) => (i["startsOn"] = "2027-02-30"), ["startsOn not-a-date"]],
    ["a currency in small letters", (i) => (i["currency"] = "usd"), ["currency not-a-currency"]],
    [
      "a person who ends before beginning",
      (i) => (i["people"][0].available = [[9, 8]]),
      ["people[0].available[0] window-backwards"],
    ],
    ["a window of one week", (i) => (i["people"][0].available = [[9, 9]]), []],
    ["a window to the last week", (i) => (i["people"][0].available = [[9, 51]]), []],
    [
      "a window beyond the last week",
      (i) => (i["people"][0].available = [[9, 52]]),
      ["people[0].available[0] window-outside"],
    ],
    ["a window before week 0", (i) => (i["posts"][0].windows = [[-1, 5]]), ["posts[0].windows[0] window-outside"]],
    [
      "windows one week apart",
      (i) =>
        (i["posts"][0].windows = [
          [0, 4],
          [6, 9],
        ]),
      [],
    ],
    [
      "windows that touch",
      (i) =>
        (i["posts"][0].windows = [
          [0, 4],
          [5, 9],
        ]),
      ["posts[0].windows[1] windows-not-apart"],
    ],
    [
      "windows out of order",
      (i) =>
        (i["posts"][0].windows = [
          [6, 9],
          [0, 4],
        ]),
      ["posts[0].windows[1] windows-not-apart"],
    ],
    ["a post without a window", (i) => (i["posts"][0].windows = []), []],
    [
      "a longest visit shorter than the shortest",
      (i) => (i["people"][0].minWeeks = 9),
      ["people[0].maxWeeks longest-below-shortest"],
    ],
    ["a longest visit as long as the shortest", (i) => (i["people"][0].minWeeks = 8), []],
    ["visits of no week", (i) => (i["people"][0].minWeeks = 0), ["people[0].minWeeks too-small"]],
    ["a person who comes 0 times", (i) => (i["people"][0].visitsPerYear = 0), []],
    ["nobody", (i) => Object.assign(i, { people: [], locked: [] }), []],
    ["an unknown country", (i) => (i["facilities"][0].country = "XX"), ["facilities[0].country unknown-id"]],
    ["an unknown facility", (i) => (i["posts"][0].facility = "F9"), ["posts[0].facility unknown-id"]],
    [
      "an unknown facility that is excluded",
      (i) => (i["people"][0].excludes = ["F9"]),
      ["people[0].excludes[0] unknown-id"],
    ],
    ["a specialty without a stipend", (i) => delete i["stipendPerWeek"].surgery, []],
    [
      "a post's specialty without a stipend",
      (i) => (i["posts"][0].specialty = "magic"),
      ["posts[0].specialty unknown-id"],
    ],
    [
      "a person's specialty without a licence",
      (i) => (i["people"][0].specialties = { magic: 1 }),
      ["people[0].specialties.magic unknown-id"],
    ],
    ["a floor of an unknown post", (i) => (i["floors"][0].posts = ["N9"]), ["floors[0].posts[0] unknown-id"]],
    ["a team with a post twice", (i) => (i["teams"][0].posts = ["N1", "N1"]), ["teams[0].posts[1] duplicate"]],
    ["a team without posts", (i) => (i["teams"][0].posts = []), ["teams[0].posts wrong-count"]],
    ["a locked visit of nobody known", (i) => (i["locked"][0].person = "P9"), ["locked[0].person unknown-id"]],
    ["a locked visit to the last week", (i) => Object.assign(i["locked"][0], { start: 49 }), []],
    [
      "a locked visit beyond the last week",
      (i) => Object.assign(i["locked"][0], { start: 50 }),
      ["locked[0] visit-outside"],
    ],
    ["a locked visit twice", (i) => i["locked"].push({ ...i["locked"][0] }), ["locked[1] duplicate"]],
    ["an earlier visit of someone who has withdrawn", (i) => (i["previous"].visits[0].person = "P9"), []],
    ["two people of one id", (i) => (i["people"][1].id = "P1"), ["people[1].id duplicate"]],
    ["an empty id", (i) => i["teams"].push({ id: "", posts: ["N1"] }), ["teams[1].id empty"]],
    ["no point for money", (i) => (i["value"].moneyPerPoint = 0), ["value.moneyPerPoint too-small"]],
    ["no transfer points", (i) => (i["value"].transfer = []), ["value.transfer wrong-count"]],
    ["two parts of coverage", (i) => (i["value"].coverage = [100, 70]), ["value.coverage wrong-count"]],
  ])("%s", (_, change, problems) => {
    expect(problemsAfter(change)).toEqual(problems);
  });
});

test("all problems are told, not only the first", () => {
  const problems = problemsAfter((input) => {
    input["budget"] = -1;
    input["posts"][0].windows = [[5, 3]];
    input["people"][1].travel = "much";
  });
  expect(problems).toEqual(["budget too-small", "posts[0].windows[0] window-backwards", "people[1].travel wrong-type"]);
});

test("what cannot be read is told once, not again wherever it is used", () => {
  expect(problemsAfter((input) => (input["weeks"] = "52"))).toEqual(["weeks wrong-type"]);
  expect(problemsAfter((input) => (input["facilities"] = null))).toEqual(["facilities wrong-type"]);
});

test("a problem says what was found and what would be right", () => {
  const parsed = parsePlanInput({ ...valid, startsOn: "2027-01-06" });
  expect(parsed).toEqual({
    ok: false,
    problems: [{ path: "startsOn", found: '"2027-01-06"', code: "not-a-monday", details: { monday: "2027-01-04" } }],
    more: 0,
  });
});

test("at most 50 problems are listed, and how many more there are", () => {
  const people = Array.from({ length: 60 }, (_, index) => aPerson({ id: `P${index}`, travel: -1 }));
  const parsed = parsePlanInput({ ...valid, locked: [], people });
  expect(parsed).toMatchObject({ ok: false, problems: { length: 50 }, more: 10 });
});

test.each([[null], [7], ["text"], [[]], [true]])("%j is not a programme", (json) => {
  expect(parsePlanInput(json)).toMatchObject({ ok: false, problems: [{ path: "", code: "wrong-type" }] });
});

test("10,000 people are read in a moment", () => {
  const people = Array.from({ length: 10_000 }, (_, index) => aPerson({ id: `P${index}` }));
  expect(parsePlanInput({ ...valid, people }).ok).toBe(true);
});

test("the example of the documentation is valid", () => {
  const model = readFileSync("docs/model.md", "utf8");
  const example = /```json\n(?<json>[\s\S]*?)```/.exec(model)?.groups?.["json"] ?? "";
  const parsed = parsePlanInput(JSON.parse(example));
  expect(parsed).toMatchObject({ ok: true });
  expect((parsed as { value: PlanInput }).value.posts).toHaveLength(1);
});
