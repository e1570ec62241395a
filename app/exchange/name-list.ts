import { type Candidate, candidatesOf, fold, nearest } from "#app/lib/likeness.ts";
import type { ListName } from "./column.ts";

/** Something that a cell may name by its code or by one of its names. */
export type Named = { code: string; names: readonly string[] };

/** What a text in a cell stands for. `several` = more than one thing bears the name; `unknown` says what may have been meant. */
export type Found =
  | { found: "one"; code: string }
  | { found: "several"; codes: string[] }
  | { found: "unknown"; nearest: string | null };

export type NameList = {
  find: (text: string) => Found;
  /** Whether the text stands for anything; quicker than to find out what may have been meant instead. */
  knows: (text: string) => boolean;
};
export type NameLists = Record<ListName, NameList>;

/** A workbook that is wrong everywhere gets this many suggestions from a list. */
const MOST_SUGGESTIONS = 200;

/** Finds by code first, then by name; case, accents, and British or American spelling make no difference. */
export function nameList(things: readonly Named[]): NameList {
  const byCode = new Map(things.map(({ code }) => [spelling(code), code]));
  const byName = new Map<string, Set<string>>();
  for (const { code, names } of things) {
    for (const name of names) {
      const codes = byName.get(spelling(name)) ?? new Set();
      byName.set(spelling(name), codes.add(code));
    }
  }
  const suggest = suggester(things);
  return {
    find: (text) => findIn({ byCode, byName }, text) ?? { found: "unknown", nearest: suggest(text) },
    knows: (text) => findIn({ byCode, byName }, text) !== null,
  };
}

type Index = { byCode: Map<string, string>; byName: Map<string, Set<string>> };

function findIn({ byCode, byName }: Index, text: string): Found | null {
  const key = spelling(text);
  const code = byCode.get(key);
  if (code !== undefined) return { found: "one", code };
  const codes = [...(byName.get(key) ?? [])];
  const [only] = codes;
  if (codes.length === 1 && only !== undefined) return { found: "one", code: only };
  return codes.length > 1 ? { found: "several", codes } : null;
}

/** Names before codes, so that a misspelt name is answered by a name. */
function suggester(things: readonly Named[]): (text: string) => string | null {
  let candidates: Candidate[] | null = null;
  const suggested = new Map<string, string | null>();
  return (text) => {
    const known = suggested.get(text);
    if (known !== undefined || suggested.size >= MOST_SUGGESTIONS) return known ?? null;
    candidates ??= candidatesOf(things.flatMap(({ code, names }) => [names[0] ?? code, code, ...names.slice(1)]));
    const suggestion = nearest(text, candidates);
    suggested.set(text, suggestion);
    return suggestion;
  };
}

/** Folded, and with ae and oe as the American spelling has them: paediatrics is pediatrics. */
function spelling(text: string): string {
  return fold(text)
    .replace(/[ao]e/g, "e")
    .replace(/&/g, "and")
    .replace(/[().,]/g, "")
    .replace(/[ /-]+/g, " ");
}
