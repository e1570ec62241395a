import { fold, nearest } from "#app/lib/likeness.ts";
import type { ListName } from "./column.ts";

/** Something that a cell may name by its code or by one of its names. */
export type Named = { code: string; names: readonly string[] };

/** What a text in a cell stands for. `several` = more than one thing bears the name; `unknown` says what may have been meant. */
export type Found =
  | { found: "one"; code: string }
  | { found: "several"; codes: string[] }
  | { found: "unknown"; nearest: string | null };

export type NameList = { find: (text: string) => Found };
export type NameLists = Record<ListName, NameList>;

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
  return { find: (text) => findIn(text, { things, byCode, byName }) };
}

type Index = { things: readonly Named[]; byCode: Map<string, string>; byName: Map<string, Set<string>> };

function findIn(text: string, { things, byCode, byName }: Index): Found {
  const key = spelling(text);
  const code = byCode.get(key);
  if (code !== undefined) return { found: "one", code };
  const codes = [...(byName.get(key) ?? [])];
  const [only] = codes;
  if (codes.length === 1 && only !== undefined) return { found: "one", code: only };
  if (codes.length > 1) return { found: "several", codes };
  const candidates = things.flatMap(({ code, names }) => [names[0] ?? code, code, ...names.slice(1)]);
  return { found: "unknown", nearest: nearest(text, candidates) };
}

/** Folded, and with ae and oe as the American spelling has them: paediatrics is pediatrics. */
function spelling(text: string): string {
  return fold(text)
    .replace(/[ao]e/g, "e")
    .replace(/&/g, "and")
    .replace(/[().,]/g, "")
    .replace(/[ /-]+/g, " ");
}
