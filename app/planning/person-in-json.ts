import type { Certificate } from "./model/verify-certificate.ts";
import type { PlanInput } from "./model/plan-input.ts";

/** A person's code, and the code and name that stand instead of it from now on. */
export type Replacement = { code: string; by: { code: string; name: string } };

/** A planning problem in which a person has another code. What the person can do, and when, stays: without it neither the plans made from the
 *  problem nor their bounds could be checked. */
export function replaceInInput(input: PlanInput, replacement: Replacement): PlanInput {
  const { code, by } = replacement;
  const people = input.people.map((person) => (person.id === code ? { ...person, id: by.code } : person));
  const { locked, previous } = input;
  return {
    ...input,
    people,
    locked: replaceInNotes(locked, replacement),
    previous: replaceInNotes(previous, replacement),
  };
}

/** Notes about visits and people in which a person has another code, and, where a name stands beside it, another name. */
export function replaceInNotes<Notes>(notes: Notes, replacement: Replacement): Notes {
  // oxlint-disable-next-line no-unsafe-type-assertion -- only texts are exchanged for texts
  return replacedIn(notes, replacement) as Notes;
}

/** A certificate whose prices of a person's weeks, years and changes are those of another code. */
export function replaceInCertificate(certificate: Certificate, { code, by }: Replacement): Certificate {
  const codeOf = (person: string) => (person === code ? by.code : person);
  const { rest, visitsPerYear, changes } = certificate.prices;
  return {
    ...certificate,
    prices: {
      ...certificate.prices,
      rest: rest.map(([person, week, price]) => [codeOf(person), week, price]),
      visitsPerYear: visitsPerYear.map(([person, year, price]) => [codeOf(person), year, price]),
      changes: changes.map(([person, post, price]) => [codeOf(person), post, price]),
    },
  };
}

function replacedIn(value: unknown, replacement: Replacement): unknown {
  if (Array.isArray(value)) return value.map((item) => replacedIn(item, replacement));
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(([key, part]): [string, unknown] => [key, replacedIn(part, replacement)]);
  const { code, by } = replacement;
  if (!("person" in value) || value.person !== code) return Object.fromEntries(parts);
  const named = "name" in value ? { name: by.name } : {};
  return { ...Object.fromEntries(parts), person: by.code, ...named };
}
