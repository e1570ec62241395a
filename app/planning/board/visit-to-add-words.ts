import { m } from "#app/paraglide/messages.js";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import type { VisitFields } from "./visit-to-add.ts";

/** How a field of the form is called on its page, which has other fields of the same names. */
export function fieldToAdd(name: keyof VisitFields): string {
  return `add-${name}`;
}

const NOT_SAID: Record<keyof VisitFields, () => string> = {
  person: m.planning_add_no_person,
  post: m.planning_add_no_post,
  start: m.planning_add_no_start,
  weeks: m.planning_add_no_weeks,
};

/** What to do about fields that say nothing that can be a visit. */
export function wrongInWords(wrong: readonly (keyof VisitFields)[]): FormError[] {
  return wrong.map((name) => ({ field: fieldToAdd(name), text: NOT_SAID[name]() }));
}

const FIELD_OF_REFUSAL: Record<string, keyof VisitFields> = {
  "planning/unknown-person": "person",
  "planning/unknown-post": "post",
  "planning/outside-period": "weeks",
  "planning/visit-there-already": "start",
};

/** The field at which a refusal is told; none when it is about the whole form. */
export function fieldOfRefusal(code: string): string | undefined {
  const name = FIELD_OF_REFUSAL[code];
  return name && fieldToAdd(name);
}
