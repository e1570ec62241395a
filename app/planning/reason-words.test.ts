import { expect, test } from "vitest";
import { breachInWords } from "./breach-words.ts";
import { conflictInWords } from "./conflict-words.ts";
import { checkVisits } from "./model/check-plan.ts";
import { findConflict } from "./model/conflict.ts";
import { explainPair, explainPerson, explainWeek } from "./model/explain.ts";
import { noticesOf } from "./model/notices.ts";
import { valueOfPlan } from "./model/plan-value.ts";
import type { PlanInput, Visit } from "./model/plan-input.ts";
import { aPerson, aPost, people, smallInput, visit } from "./model/testing/small-input.ts";
import { type Naming, PLAIN_NAMING } from "./naming-words.ts";
import { noticeInWords } from "./notice-words.ts";
import { reasonInWords } from "./reason-words.ts";

const planOf = (input: PlanInput, visits: Visit[]) => ({ input, visits, value: valueOfPlan(input, visits).value });
const inWords = (reasons: Parameters<typeof reasonInWords>[0][]) =>
  reasons.map((reason) => reasonInWords(reason, "USD"));

test("why not: each rule that bars a pair is one sentence", () => {
  const input = smallInput({ people: [aPerson({ specialties: {}, languages: [], excludes: ["F1"], country: "RW" })] });
  expect(inWords(explainPair(planOf(input, []), { person: "P1", post: "N1" }))).toEqual([
    "P1 cannot go to N1, which asks for anaesthesia. The profile of P1 does not have it.",
    "P1 cannot go to N1, where the language is en. P1 does not speak it.",
    "P1 cannot go to N1, because P1 does not want to go to F1.",
    "P1 cannot go to N1, because P1 neither comes from LS nor serves it.",
  ]);
});

test("why, and what a change would do, in points and money", () => {
  const present = visit("P1", "N1", 0, 3);
  const input = smallInput({ people: people(["P1", "P2"], { available: [[0, 3]], minWeeks: 3, maxWeeks: 3 }) });
  const plan = planOf(input, [present]);
  expect(inWords(explainPerson(plan, "P1"))).toEqual([
    "P1 at N1 in weeks 0 to 2: without it the plan would be worth 150 points less.",
  ]);
  expect(inWords(explainPerson(plan, "P2"))).toEqual([
    "P2 at N1 in weeks 0 to 2 could take the place of P1 at N1 in weeks 0 to 2, and the plan would be worth the same; the cost would change by ±0.",
  ]);
  expect(inWords(explainWeek(planOf(input, []), { post: "N1", week: 2 }))).toEqual([
    "P1 at N1 in weeks 0 to 2 could be added and would raise the plan's value by 150 points for USD 12,000.",
  ]);
});

test("what is proven of a visit is told by its numbers, and never as a number where no plan can have it", () => {
  const proven = { input: smallInput(), visits: [], value: 0, throughValue: () => 7.5 };
  const [, ceiling] = inWords(explainPerson(proven, "P1"));
  expect(ceiling).toMatch(/worth at most 7; this plan is worth 0/);
  const locked = { ...proven, input: smallInput({ locked: [visit("P1", "N1", 0, 8)] }), throughValue: () => -Infinity };
  expect(inWords(explainPair(locked, { person: "P1", post: "N1" })).at(-1)).toBe(
    "No plan can have such a visit: it cannot stand beside the visits that are pinned or already agreed.",
  );
  const broken = { ...proven, visits: [visit("P1", "N1", 0, 9)] };
  expect(inWords(explainWeek(broken, { post: "N1", week: 20 })).at(-1)).toBe(
    "A plan with such a visit that keeps every rule is proven to be worth at most 7. This draft breaks rules, so its own value cannot be compared.",
  );
});

test("an empty week that nobody can fill says so", () => {
  const input = smallInput({
    people: people(["P1", "P2"], { available: [[0, 3]] }),
    posts: [
      aPost({
        windows: [
          [0, 3],
          [8, 9],
        ],
      }),
    ],
  });
  expect(inWords(explainWeek(planOf(input, []), { post: "N1", week: 8 }))).toEqual([
    "2 people fit N1, but none can be there in week 8.",
  ]);
  expect(inWords(explainWeek(planOf(input, []), { post: "N1", week: 5 }))).toEqual([
    "N1 does not ask for anyone then. Open: weeks 0 to 3 and weeks 8 to 9.",
  ]);
});

test("a conflict names the visits and the rule with its numbers", () => {
  const input = smallInput({
    posts: [aPost(), aPost({ id: "N2" })],
    locked: [visit("P1", "N1", 0, 3), visit("P1", "N2", 2, 3)],
  });
  const conflict = findConflict(input);
  expect(conflict && conflictInWords(conflict)).toEqual([
    "Locked visits that cannot hold together: P1 at N1 in weeks 0 to 2 and P1 at N2 in weeks 2 to 4.",
    "P1 would be in two places at once: P1 at N1 in weeks 0 to 2, and P1 at N2 in weeks 2 to 4. Move one of them or leave it out.",
  ]);
});

test("what is lawful but strange is said in words", () => {
  const posts = [aPost(), aPost({ id: "N2", windows: [] })];
  expect(noticesOf(smallInput({ budget: 1, posts })).map((notice) => noticeInWords(notice))).toEqual([
    "No visit is affordable: the cheapest costs USD 10,000, and the budget is USD 0.01.",
    "Post N2 has no window, so nobody can be planned there.",
  ]);
});

test("a page calls people, posts and weeks by its own names", () => {
  const naming: Naming = {
    ...PLAIN_NAMING,
    person: (id) => (id === "P1" ? "Nthabiseng" : id),
    post: () => "Anaesthesia at Berea",
    weeks: (first) => `the week of day ${first * 7}`,
  };
  const input = smallInput({ people: people(["P1", "P2"]) });
  const [breach] = checkVisits(input, [visit("P1", "N1", 0, 3), visit("P2", "N1", 0, 3)]);
  expect(breach && breachInWords(breach, naming)).toBe(
    "Nthabiseng and P2 are both at Anaesthesia at Berea in the week of day 0, and there is one seat. Two may share only the week in which one ends and the other starts.",
  );
});
