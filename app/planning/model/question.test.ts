import { expect, test } from "vitest";
import { answerTo, type Question } from "./question.ts";
import { smallInput } from "./testing/small-input.ts";

const input = smallInput();
const there = { person: "P1", post: "N1", start: 4, weeks: 3 };

test.each<[string, Question["about"], string[]]>([
  ["somebody at a post", { person: "P1", post: "N1" }, ["in-plan"]],
  ["somebody", { person: "P1" }, ["in-plan"]],
  ["a post and a week without a visitor", { post: "N1", gapWeeks: [20] }, ["in-plan", "nobody-can-come-then"]],
  ["a post without gaps", { post: "N1", gapWeeks: [] }, ["in-plan"]],
])("a question may be about %s", (_, about, codes) => {
  const narrow = {
    ...input,
    people: input.people.map((person) => ({ ...person, available: [[4, 11]] as [number, number][] })),
  };
  expect(answerTo({ input: narrow, visits: [there], about }).map(({ code }) => code)).toEqual(codes);
});
