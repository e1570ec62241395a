import { explainPair, explainPerson, explainPost, explainWeek, type Explained } from "../model/explain.ts";
import { valueOfPlan } from "../model/plan-value.ts";
import { reasonInWords } from "../reason-words.ts";
import type { BoardAddress } from "./board-address.ts";
import type { BoardData } from "./board-data.ts";
import { boardNaming } from "./board-naming.ts";
import { boardOf, NO_FILTER } from "./board-view.ts";

/** Why something is as it is in a plan, a sentence a reason. */
export type Reasons = {
  about: "visit" | "post" | "person" | "pair";
  person: string;
  post: string;
  sentences: string[];
};

/** Of a post's gaps so many are explained; the others have the same reasons more often than not. */
const MOST_GAPS_EXPLAINED = 3;

/** The reasons for what an address selects: a visit, a post with its gaps, a person, or why somebody is not in the plan.
 *  @param data with everyone who could be in the plan
 *  @returns null when the address selects nothing that is there */
export function reasonsFor(data: BoardData, address: BoardAddress): Reasons | null {
  const { input, visits } = data;
  const plan: Explained = { input, visits, value: valueOfPlan(input, visits).value };
  const inWords = (reasons: Parameters<typeof reasonInWords>[0][]) =>
    reasons.map((reason) => reasonInWords(reason, input.currency, boardNaming(data)));
  const post = input.posts.some(({ id }) => id === address.post) ? address.post : null;
  const asked = input.people.some(({ id }) => id === address.why) ? address.why : null;
  if (asked !== null && post !== null)
    return { about: "pair", person: asked, post, sentences: inWords(explainPair(plan, { person: asked, post })) };
  if (asked !== null)
    return { about: "person", person: asked, post: "", sentences: inWords(explainPerson(plan, asked)) };
  const visit = visits.find(({ id }) => id === address.visit);
  if (visit) return { about: "visit", ...placeOf(visit), sentences: inWords(explainPair(plan, visit)) };
  if (post === null) return null;
  const gaps = gapWeeks(data, post).flatMap((week) => explainWeek(plan, { post, week }));
  return { about: "post", person: "", post, sentences: [...new Set(inWords([...explainPost(plan, post), ...gaps]))] };
}

function placeOf({ person, post }: { person: string; post: string }) {
  return { person, post };
}

function gapWeeks(data: BoardData, postId: string): number[] {
  const posts = boardOf(data, NO_FILTER).hospitals.flatMap((hospital) => hospital.posts);
  const gaps = posts.find(({ id }) => id === postId)?.gaps ?? [];
  return gaps.slice(0, MOST_GAPS_EXPLAINED).map(({ first }) => first);
}
