import { expect, test } from "vitest";
import { explainPair, explainPerson, explainPost, explainWeek, type Explained } from "./explain.ts";
import { valueOfPlan } from "./plan-value.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { ceilingsFrom } from "./solver/certificate.ts";
import { aPerson, aPost, people, smallInput, visit } from "./testing/small-input.ts";

// Prices of nothing prove a bound too, if a high one.
const free = { rest: [], visitsPerYear: [], arrivals: [], housing: [], changes: [], floors: [], budget: 0 };
const pricesOfNothing = { scale: 4096, bound: 0, moneyUnit: 1, prices: { ...free, budgetByBlock: [0, 0, 0, 0] } };

function planOf(input: PlanInput, visits: Visit[]): Explained {
  return { input, visits, value: valueOfPlan(input, visits).value };
}

test("a visit in the plan is explained by what the plan would be worth less without it", () => {
  const plan = planOf(smallInput(), [visit("P1", "N1", 0, 3)]);
  // Service 90, coverage 300, cost 240 points.
  const reason = { code: "in-plan", details: { visit: visit("P1", "N1", 0, 3), worth: 150 } };
  expect(explainPerson(plan, "P1")).toEqual([reason]);
  expect(explainPair(plan, { person: "P1", post: "N1" })).toEqual([reason]);
  expect(explainPost(plan, "N1")).toEqual([reason]);
  expect(explainWeek(plan, { post: "N1", week: 2 })).toEqual([reason]);
});

test("a locked visit is explained by that", () => {
  const agreed = visit("P1", "N1", 0, 3);
  expect(explainPerson(planOf(smallInput({ locked: [agreed] }), [agreed]), "P1")).toEqual([
    { code: "in-plan-locked", details: { visit: agreed } },
  ]);
});

test("a pair that is barred for good names every rule that bars it", () => {
  const input = smallInput({ people: [aPerson({ languages: ["fr"], excludes: ["F1"] })] });
  expect(explainPair(planOf(input, []), { person: "P1", post: "N1" })).toMatchObject([
    { code: "pair-barred", details: { breach: { code: "lacks-language" } } },
    { code: "pair-barred", details: { breach: { code: "facility-excluded" } } },
  ]);
});

test.each<[string, Partial<PlanInput>, string]>([
  [
    "no week in common",
    { people: [aPerson({ available: [[0, 9]] })], posts: [aPost({ windows: [[10, 20]] })] },
    "never-at-the-same-time",
  ],
  [
    "weeks in common that are too few",
    { people: [aPerson({ available: [[0, 11]], minWeeks: 3 })], posts: [aPost({ windows: [[10, 20]] })] },
    "shared-weeks-too-few",
  ],
  [
    "no arrival in those weeks",
    { countries: [{ id: "LS", arrivals: Array.from({ length: 52 }, () => 0) }] },
    "no-arrival-week",
  ],
])("weeks that do not fit: %s", (_, changes, code) => {
  expect(explainPair(planOf(smallInput(changes), []), { person: "P1", post: "N1" })).toMatchObject([{ code }]);
  expect(explainPerson(planOf(smallInput(changes), []), "P1")).toMatchObject([{ code }]);
});

test("someone not chosen is told what the best step for him would do, and its proven ceiling", () => {
  const input = smallInput({ people: people(["P1", "P2"]) });
  const visits = [
    visit("P1", "N1", 0, 8),
    visit("P1", "N1", 13, 8),
    visit("P1", "N1", 26, 8),
    visit("P1", "N1", 39, 8),
  ];
  const plan: Explained = { ...planOf(input, visits), throughValue: (candidate) => 1000 + candidate.weeks };
  const [move, ceiling] = explainPerson(plan, "P2");
  expect(move).toMatchObject({ code: "move", details: { move: { visit: { person: "P2" } } } });
  expect(ceiling).toEqual({ code: "ceiling", details: { ceiling: 1008, value: plan.value } });
});

test("someone for whom the locked visits leave no room is told so, and no ceiling", () => {
  // P1 is to be at the only seat in every week in which P2 could come.
  const agreed = visit("P1", "N1", 0, 8);
  const input = smallInput({ people: [aPerson(), aPerson({ id: "P2", available: [[1, 6]] })], locked: [agreed] });
  const throughValue = ceilingsFrom(input, pricesOfNothing);
  const plan: Explained = { ...planOf(input, [agreed]), throughValue };
  expect(explainPerson(plan, "P2").map(({ code }) => code)).toEqual(["move", "beside-locked"]);
  expect(explainPair(plan, { person: "P2", post: "N1" }).map(({ code }) => code)).toEqual(["move", "beside-locked"]);
});

test("the value of a draft that breaks rules is not held against what a plan that keeps them can be worth", () => {
  const input = smallInput({ people: people(["P1", "P2", "P3"]) });
  const twoAtOnce = [visit("P1", "N1", 0, 8), visit("P2", "N1", 0, 8)];
  const plan: Explained = { ...planOf(input, twoAtOnce), throughValue: () => 100 };
  expect(explainPerson(plan, "P3")[1]).toEqual({ code: "ceiling", details: { ceiling: 100, value: null } });
});

test("someone who fits no post is told what stands in the way at the nearest", () => {
  const input = smallInput({
    posts: [
      aPost({ specialty: "surgery" }),
      aPost({ id: "N2", level: 3, language: "fr" }),
      aPost({ id: "N3", level: 2 }),
    ],
  });
  expect(explainPerson(planOf(input, []), "P1")).toMatchObject([
    { code: "fits-no-post", details: { nearest: [{ code: "level-too-low", details: { needed: 2, level: 1 } }] } },
  ]);
});

test("someone who may come 0 times a year is told so", () => {
  const input = smallInput({ people: [aPerson({ visitsPerYear: 0 })] });
  expect(explainPerson(planOf(input, []), "P1")).toEqual([{ code: "may-not-come", details: { person: "P1" } }]);
});

test.each<[string, Partial<PlanInput>, string[]]>([
  ["the post is not open then", { posts: [aPost({ windows: [[0, 30]] })] }, ["post-not-open"]],
  ["nobody fits the post", { people: people(["P1"], { languages: [] }) }, ["nobody-fits"]],
  [
    "nobody who fits can be there then",
    { people: people(["P1", "P2"], { available: [[0, 30]] }) },
    ["nobody-can-come-then"],
  ],
  ["no week is wanted then", { posts: [aPost({ wanted: [8, 8, 0, 8] })] }, ["nothing-wanted-then", "move"]],
  ["someone could come", {}, ["move"]],
])("why week 31 is empty: %s", (_, changes, codes) => {
  expect(explainWeek(planOf(smallInput(changes), []), { post: "N1", week: 31 }).map(({ code }) => code)).toEqual(codes);
});

test("a post without visitors says what the best step would do, or why there is none", () => {
  expect(explainPost(planOf(smallInput(), []), "N1")).toMatchObject([{ code: "move" }]);
  expect(explainPost(planOf(smallInput({ posts: [aPost({ windows: [] })] }), []), "N1")).toMatchObject([
    { code: "post-not-open" },
  ]);
  expect(explainPost(planOf(smallInput({ people: [] }), []), "N1")).toMatchObject([{ code: "nobody-fits" }]);
});
