import type { Visit } from "../model/plan-input.ts";
import type { BoardData } from "./board-data.ts";
import type { Reasons } from "./board-reasons.ts";
import { boardOf } from "./board-view.ts";

/** What stands in the form that adds a visit; nothing where nothing is chosen. */
export type VisitFields = Record<"person" | "post" | "start" | "weeks", string>;

const EMPTY: VisitFields = { person: "", post: "", start: "", weeks: "" };

/** What the form begins with: the visit of which the reasons speak, or else the person and the post that are selected, from the first
 *  week in which the post lacks somebody. How long the visit is, is left to say then.
 *  @param reasons of what is selected; null when nothing is */
export function suggestedVisit(data: BoardData, reasons: Reasons | null): VisitFields {
  if (!reasons || reasons.about === "visit") return EMPTY;
  if (reasons.suggested) return fieldsOf(reasons.suggested);
  const { person, post } = reasons;
  return { ...EMPTY, person, post, start: String(firstGapWeek(data, post) ?? "") };
}

function fieldsOf({ person, post, start, weeks }: Visit): VisitFields {
  return { person, post, start: String(start), weeks: String(weeks) };
}

function firstGapWeek(data: BoardData, postId: string): number | undefined {
  const posts = boardOf(data).hospitals.flatMap((hospital) => hospital.posts);
  return posts.find(({ id }) => id === postId)?.gaps[0]?.first;
}

/** What was typed into the form that adds a visit. */
export function typedVisit(form: FormData): VisitFields {
  const text = (name: keyof VisitFields) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return { person: text("person"), post: text("post"), start: text("start"), weeks: text("weeks") };
}

/** Reads a visit from what was typed.
 *  @returns it, or the fields that say nothing that can be a visit; whether it can be added is for the command to say */
export function readVisit(typed: VisitFields): Visit | { wrong: (keyof VisitFields)[] } {
  const { person, post } = typed;
  const [start, weeks] = [Number(typed.start || NaN), Number(typed.weeks || NaN)];
  const isRight = {
    person: person !== "",
    post: post !== "",
    start: Number.isSafeInteger(start) && start >= 0,
    weeks: Number.isSafeInteger(weeks) && weeks >= 1,
  };
  const wrong = (["person", "post", "start", "weeks"] as const).filter((field) => !isRight[field]);
  return wrong.length > 0 ? { wrong } : { person, post, start, weeks };
}
