import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlanInput } from "./parse-plan-input.ts";
import { tinyInputs } from "./testing/random-input.ts";
import { aPerson, smallInput, visit } from "./testing/small-input.ts";

const valid = smallInput({
  people: [aPerson(), aPerson({ id: "P2" })],
  floors: [{ name: "district Maseru", posts: ["N1"], weeks: 10 }],
  teams: [{ id: "T1", posts: ["N1"] }],
  locked: [visit("P1", "N1", 4, 3)],
  previous: { visits: [visit("P1", "N1", 4, 3)], moved: 200, dropped: 600 },
});

/** The problems of the valid programme with other values at some paths ("posts.0.level"), each as path and code. */
function problemsAfter(changes: Record<string, unknown>): string[] {
  const json: unknown = structuredClone(valid);
  for (const [path, value] of Object.entries(changes)) put(json, path.split("."), value);
  const parsed = parsePlanInput(json);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

function put(target: unknown, [key = "", ...rest]: string[], value: unknown): void {
  const parent = target as Record<string, unknown>;
  if (rest.length > 0) put(parent[key], rest, value);
  else if (value === undefined) delete parent[key];
  else parent[key] = value;
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
  test.each<[string, string, unknown, string[]]>([
    ["another format", "format", "tern-plan-input/2", ["format wrong-value"]],
    ["a missing key", "posts.0.level", undefined, ["posts[0].level missing"]],
    ["an unknown key", "posts.0.colour", "red", ["posts[0].colour unknown-key"]],
    ["an unknown key beside the others", "colour", "red", ["colour unknown-key"]],
    ["half a week", "locked.0.weeks", 1.5, ["locked[0].weeks wrong-type"]],
    ["a number as text", "budget", "100", ["budget wrong-type"]],
    ["a negative budget", "budget", -1, ["budget too-small"]],
    ["a negative budget of a block", "budgetByBlock.2", -1, ["budgetByBlock[2] too-small"]],
    ["more money than there is", "budget", 1e13, ["budget too-large"]],
    ["a budget for a block too few", "budgetByBlock", [1, 2, 3], ["budgetByBlock wrong-count"]],
    ["wanted weeks for a block too many", "posts.0.wanted", [1, 2, 3, 4, 5], ["posts[0].wanted wrong-count"]],
    ["arrivals for too few weeks", "countries.0.arrivals", [1, 2], ["countries[0].arrivals wrong-count"]],
    ["a Tuesday", "startsOn", "2027-01-05", ["startsOn not-a-monday"]],
    ["a day that is not", "startsOn", "2027-02-30", ["startsOn not-a-date"]],
    ["a currency in small letters", "currency", "usd", ["currency not-a-currency"]],
    ["a person who ends before beginning", "people.0.available", [[9, 8]], ["people[0].available[0] window-backwards"]],
    ["a window of one week", "people.0.available", [[9, 9]], []],
    ["a window to the last week", "people.0.available", [[9, 51]], []],
    ["a window beyond the last week", "people.0.available", [[9, 52]], ["people[0].available[0] window-outside"]],
    ["a window before week 0", "posts.0.windows", [[-1, 5]], ["posts[0].windows[0] window-outside"]],
    [
      "windows one week apart",
      "posts.0.windows",
      [
        [0, 4],
        [6, 9],
      ],
      [],
    ],
    [
      "windows that touch",
      "posts.0.windows",
      [
        [0, 4],
        [5, 9],
      ],
      ["posts[0].windows[1] windows-not-apart"],
    ],
    [
      "windows out of order",
      "posts.0.windows",
      [
        [6, 9],
        [0, 4],
      ],
      ["posts[0].windows[1] windows-not-apart"],
    ],
    ["a post without a window", "posts.0.windows", [], []],
    [
      "a longest visit shorter than the shortest",
      "people.0.minWeeks",
      9,
      ["people[0].maxWeeks longest-below-shortest"],
    ],
    ["a longest visit as long as the shortest", "people.0.minWeeks", 8, []],
    ["visits of no week", "people.0.minWeeks", 0, ["people[0].minWeeks too-small"]],
    ["a person who comes 0 times", "people.0.visitsPerYear", 0, []],
    ["an unknown country", "facilities.0.country", "XX", ["facilities[0].country unknown-id"]],
    ["an unknown facility", "posts.0.facility", "F9", ["posts[0].facility unknown-id"]],
    ["an unknown facility that is excluded", "people.0.excludes", ["F9"], ["people[0].excludes[0] unknown-id"]],
    ["a specialty that nobody asks for, without a stipend", "stipendPerWeek.surgery", undefined, []],
    ["a post's specialty without a stipend", "posts.0.specialty", "magic", ["posts[0].specialty unknown-id"]],
    [
      "a person's specialty without a licence",
      "people.0.specialties",
      { magic: 1 },
      ["people[0].specialties.magic unknown-id"],
    ],
    ["a floor of an unknown post", "floors.0.posts", ["N9"], ["floors[0].posts[0] unknown-id"]],
    ["a team with a post twice", "teams.0.posts", ["N1", "N1"], ["teams[0].posts[1] duplicate"]],
    ["a team without posts", "teams.0.posts", [], ["teams[0].posts wrong-count"]],
    ["a locked visit of nobody known", "locked.0.person", "P9", ["locked[0].person unknown-id"]],
    ["a locked visit to the last week", "locked.0.start", 49, []],
    ["a locked visit beyond the last week", "locked.0.start", 50, ["locked[0] visit-outside"]],
    ["a locked visit twice", "locked.1", visit("P1", "N1", 4, 3), ["locked[1] duplicate"]],
    ["an earlier visit of someone who has withdrawn", "previous.visits.0.person", "P9", []],
    ["two people of one id", "people.1.id", "P1", ["people[1].id duplicate"]],
    ["an empty id", "teams.0.id", "", ["teams[0].id empty"]],
    ["no point for money", "value.moneyPerPoint", 0, ["value.moneyPerPoint too-small"]],
    ["no transfer points", "value.transfer", [], ["value.transfer wrong-count"]],
    ["two parts of coverage", "value.coverage", [100, 70], ["value.coverage wrong-count"]],
  ])("%s", (_, path, value, problems) => {
    expect(problemsAfter({ [path]: value })).toEqual(problems);
  });
});

test("all problems are told, not only the first", () => {
  const problems = problemsAfter({ budget: -1, "posts.0.windows": [[5, 3]], "people.1.travel": "much" });
  expect(problems).toEqual(["budget too-small", "posts[0].windows[0] window-backwards", "people[1].travel wrong-type"]);
});

test("what cannot be read is told once, not again wherever it is used", () => {
  expect(problemsAfter({ weeks: "52" })).toEqual(["weeks wrong-type"]);
  expect(problemsAfter({ facilities: null })).toEqual(["facilities wrong-type"]);
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

test("nobody registered is no problem", () => {
  expect(parsePlanInput({ ...valid, people: [], locked: [] }).ok).toBe(true);
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
  expect(parsePlanInput(JSON.parse(example))).toMatchObject({ ok: true, value: { posts: [{ id: "N1" }] } });
});
