import { expect, test } from "vitest";
import type { Reason } from "./model/explain.ts";
import { answerTo, type Question } from "./model/question.ts";
import { ceilingsFrom } from "./model/solver/certificate.ts";
import { aPerson, smallInput } from "./model/testing/small-input.ts";
import { reasonsInThread, type Unanswered } from "./reasons-in-thread.server.ts";

// Prices of nothing prove a bound too, if a high one.
const free = { rest: [], visitsPerYear: [], arrivals: [], housing: [], changes: [] };
const prices = { ...free, budget: 0, budgetByBlock: [0, 0, 0, 0], floors: [] };
const certificate = { scale: 4096, bound: 0, moneyUnit: 1, prices };
const input = smallInput();
const whyNotP1: Question = { input, visits: [], about: { person: "P1" } };
// Some seconds of work: every week of a year at posts that hundreds of people could fill.
const many = smallInput({
  people: Array.from({ length: 400 }, (_, index) => aPerson({ id: `P${index}`, maxWeeks: 20 })),
});
const manyAsked = {
  planId: "many",
  question: { input: many, visits: [], about: { post: "N1", gapWeeks: Array.from({ length: 52 }, (_, week) => week) } },
  certificate: null,
};
const reasonsOf = (answer: Reason[] | Unanswered) => (typeof answer === "string" ? [] : answer);
const asked = { planId: "one", question: whyNotP1, certificate: null };

test("a thread gives the reasons, and with a certificate the most that any plan with such a visit can be worth", async () => {
  expect(await reasonsInThread(asked)).toEqual(answerTo(whyNotP1));
  const ceilings = ceilingsFrom(input, certificate);
  expect(await reasonsInThread({ ...asked, certificate })).toEqual(answerTo(whyNotP1, ceilings));
  expect(answerTo(whyNotP1, ceilings).map(({ code }) => code)).toEqual(["move", "ceiling"]);
});

test("each plan has ceilings of its own, also when many ask at once", async () => {
  const poorer = { ...input, posts: input.posts.map((post) => ({ ...post, wanted: [0, 0, 0, 0] })) };
  const answers = await Promise.all(
    [input, poorer, input].map((one) =>
      reasonsInThread({ planId: one === input ? "one" : "other", question: { ...whyNotP1, input: one }, certificate }),
    ),
  );
  const ceilingOf = (reasons: (typeof answers)[number]) =>
    reasonsOf(reasons).find((reason) => reason.code === "ceiling")?.details.ceiling ?? NaN;
  const [first, other, again] = answers.map(ceilingOf);
  expect(first).toBe(again);
  expect(other).toBeLessThan(first ?? NaN);
});

test("a question that takes longer than it may has no answer, and the next one is answered", async () => {
  expect(await reasonsInThread(manyAsked, { mostMs: 1 })).toBe("takes-too-long");
  expect(await reasonsInThread(asked)).toEqual(answerTo(whyNotP1));
});

test("who waits behind a slow question has all the time that an answer may take from the own turn on", async () => {
  const limits = { mostMs: 2500 };
  const answers = [reasonsInThread(manyAsked, limits), reasonsInThread(asked, limits)];
  expect(await Promise.all(answers)).toEqual(["takes-too-long", answerTo(whyNotP1)]);
});

test("who has waited long enough behind others is told so at once, and asks nothing any more", async () => {
  const slow = reasonsInThread(manyAsked, { mostMs: 1000 });
  const startedAt = performance.now();
  expect(await reasonsInThread(manyAsked, { mostMsToWait: 10, mostMs: 60_000 })).toBe("others-ask");
  expect(performance.now() - startedAt).toBeLessThan(900);
  expect(await reasonsInThread(asked)).toEqual(answerTo(whyNotP1));
  expect(await slow).toBe("takes-too-long");
});

test("reasons do not wait for a ceiling that takes too long", async () => {
  // Finding the ceilings of 400 people takes some hundred milliseconds, and none are allowed.
  const people = Array.from({ length: 400 }, (_, index) => aPerson({ id: `P${index}`, maxWeeks: 20 }));
  const question = { ...whyNotP1, input: smallInput({ people }) };
  const answer = await reasonsInThread({ planId: "large", question, certificate }, { mostMsForCeiling: 0 });
  expect(reasonsOf(answer).map(({ code }) => code)).toEqual(["move"]);
});

test("what goes wrong in the thread is passed on, and the next question is answered", async () => {
  const unknownPost = { ...whyNotP1, about: { post: "nowhere", gapWeeks: [] } };
  await expect(reasonsInThread({ ...asked, question: unknownPost })).rejects.toThrow("nowhere");
  expect(await reasonsInThread(asked)).toEqual(answerTo(whyNotP1));
});
