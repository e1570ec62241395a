import { m } from "#app/paraglide/messages.js";
import type { Reason } from "../model/explain.ts";
import type { Visit } from "../model/plan-input.ts";
import type { Question } from "../model/question.ts";
import { reasonInWords } from "../reason-words.ts";
import type { Unanswered } from "../reasons-in-thread.server.ts";
import type { BoardAddress } from "./board-address.ts";
import type { BoardData } from "./board-data.ts";
import { boardNaming } from "./board-naming.ts";
import { boardOf } from "./board-view.ts";

/** Why something is as it is in a plan, a sentence a reason. */
export type Reasons = {
  about: "visit" | "post" | "person" | "pair";
  person: string;
  post: string;
  sentences: string[];
  /** The visit that the best step would add; null where none is told. */
  suggested: Visit | null;
};

/** What is selected on the board, and the question that this asks. */
export type Asked = Pick<Reasons, "about" | "person" | "post"> & { question: Question };

/** Of a post's gaps so many are explained; the others have the same reasons more often than not. */
const MOST_GAPS_EXPLAINED = 3;

/** The question that an address asks: of a visit, a post with its gaps, a person, or why somebody is not in the plan.
 *  @param data with everyone who could be in the plan
 *  @returns null when the address selects nothing that is there */
export function askedBy(data: BoardData, address: BoardAddress): Asked | null {
  const { input, visits } = data;
  const post = input.posts.some(({ id }) => id === address.post) ? address.post : null;
  const person = input.people.some(({ id }) => id === address.why) ? address.why : null;
  const ask = (about: Question["about"]): Question => ({ input, visits, about });
  if (person !== null && post !== null) return { about: "pair", person, post, question: ask({ person, post }) };
  if (person !== null) return { about: "person", person, post: "", question: ask({ person }) };
  const visit = visits.find(({ id }) => id === address.visit);
  if (visit) return { about: "visit", ...placeOf(visit), question: ask(placeOf(visit)) };
  if (post === null) return null;
  return { about: "post", person: "", post, question: ask({ post, gapWeeks: gapWeeks(data, post) }) };
}

/** The answer in words.
 *  @param reasons or why there are none */
export function answerInWords(data: BoardData, asked: Asked, reasons: Reason[] | Unanswered): Reasons {
  const { about, person, post } = asked;
  const place = { about, person, post };
  if (typeof reasons === "string") return { ...place, sentences: [unansweredInWords(reasons)], suggested: null };
  const naming = boardNaming(data);
  const sentences = reasons.map((reason) => reasonInWords(reason, data.input.currency, naming));
  const isAboutSomeone = about === "person" || about === "pair";
  return { ...place, sentences: [...new Set(sentences)], suggested: isAboutSomeone ? visitOfMove(reasons) : null };
}

function unansweredInWords(unanswered: Unanswered): string {
  switch (unanswered) {
    case "takes-too-long":
      return m.planning_reasons_too_long();
    case "others-ask":
      return m.planning_reasons_others_ask();
  }
}

function visitOfMove(reasons: Reason[]): Visit | null {
  return reasons.find((reason) => reason.code === "move")?.details.move.visit ?? null;
}

function placeOf({ person, post }: { person: string; post: string }) {
  return { person, post };
}

function gapWeeks(data: BoardData, postId: string): number[] {
  const posts = boardOf(data).hospitals.flatMap((hospital) => hospital.posts);
  const gaps = posts.find(({ id }) => id === postId)?.gaps ?? [];
  return gaps.slice(0, MOST_GAPS_EXPLAINED).map(({ first }) => first);
}
