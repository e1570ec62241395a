import { explainPair, explainPerson, explainPost, explainWeek, type Explained, type Reason } from "./explain.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { valueOfPlan } from "./plan-value.ts";

/** A question about a plan: why somebody is, or is not, at a post or in the plan at all; or why a post has these visitors, and why
 *  nobody in some weeks. */
export type Question = {
  input: PlanInput;
  visits: readonly Visit[];
  about: { person: string; post: string } | { person: string } | { post: string; gapWeeks: number[] };
};

/** The reasons that answer a question, the decisive one first.
 *  @param throughValue the most that any plan with a visit can be worth, where that is known */
export function answerTo(question: Question, throughValue?: Explained["throughValue"]): Reason[] {
  const { input, visits, about } = question;
  const plan: Explained = {
    input,
    visits,
    value: valueOfPlan(input, visits).value,
    ...(throughValue && { throughValue }),
  };
  if ("gapWeeks" in about) {
    const { post, gapWeeks } = about;
    return [...explainPost(plan, post), ...gapWeeks.flatMap((week) => explainWeek(plan, { post, week }))];
  }
  return "post" in about ? explainPair(plan, about) : explainPerson(plan, about.person);
}
