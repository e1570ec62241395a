import { invariant } from "./invariant.ts";
import type { Refusal } from "./refusal.ts";

/** The refusals of a slice, each listed once: what it is answered with, and what it says. Codes are never reused.
 *  404: there is no such thing (any more). 409: not in the state it is in now. 422: not with these values. */
export type RefusalList = Record<string, { status: 404 | 409 | 422; words: (details: Refusal["details"]) => string }>;

/** A refusal in words: what is refused, with which values, and what to do next.
 *  @param lists those of the slices that the refusal may come from
 *  @throws when none of them lists the code */
export function refusalInWords({ code, details }: Pick<Refusal, "code" | "details">, ...lists: RefusalList[]): string {
  return entryOf(code, lists).words(details);
}

/** The status that a refusal is answered with. @throws when none of the lists has the code */
export function statusOfRefusal({ code }: Pick<Refusal, "code">, ...lists: RefusalList[]): 404 | 409 | 422 {
  return entryOf(code, lists).status;
}

function entryOf(code: string, lists: RefusalList[]): RefusalList[string] {
  const entry = lists.map((list) => list[code]).find((found) => found !== undefined);
  invariant(entry, `no list of refusals has the code ${code}`);
  return entry;
}
