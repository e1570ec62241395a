import { m } from "#app/paraglide/messages.js";
import type { Visit, WeekRange } from "./model/plan-input.ts";

/** How sentences about plans call things: at the command line by the ids of the input, on a page by names and dates. */
export type Naming = {
  person: (id: string) => string;
  post: (id: string) => string;
  facility: (id: string) => string;
  /** One or more weeks in a row: "week 4", "weeks 4 to 6", or their dates. */
  weeks: (first: number, last: number) => string;
};

/** Ids as they stand in the input, and weeks by their numbers from 0. */
export const PLAIN_NAMING: Naming = {
  person: (id) => id,
  post: (id) => id,
  facility: (id) => id,
  weeks: (first, last) =>
    first === last ? m.planning_week_number({ week: first }) : m.planning_weeks_from_to({ first, last }),
};

/** "P1 at N1 in weeks 4 to 6". */
export function visitInSentence({ person, post, start, weeks }: Visit, naming: Naming): string {
  return m.planning_visit_words({
    person: naming.person(person),
    post: naming.post(post),
    weeks: naming.weeks(start, start + weeks - 1),
  });
}

/** "weeks 0 to 3 and weeks 8 to 9", or "none". */
export function windowsInSentence(windows: WeekRange[], naming: Naming): string {
  return listInSentence(windows.map(([first, last]) => naming.weeks(first, last)));
}

/** "A, B and C", or "none". */
export function listInSentence(items: string[]): string {
  const last = items.at(-1);
  if (last === undefined) return m.planning_none_of_these();
  if (items.length === 1) return last;
  return m.planning_and({ first: items.slice(0, -1).join(", "), last });
}
