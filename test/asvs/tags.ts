import type { SourceFile } from "#test/style/source-files.ts";

/** What shows an item: a test, or a section of a document. */
export type Evidence = { path: string; name: string };
/** A tag, and what it stands on; null when it stands on nothing. */
export type Tag = { id: string; at: string; evidence: Evidence | null };

const IN_CODE = /^[ \t]*\/\/ ASVS (V[\d.]+(?:, V[\d.]+)*)$/gm;
const IN_DOCUMENT = /^<!-- ASVS (V[\d.]+(?:, V[\d.]+)*) -->$/gm;
/** Anything that looks as if it was meant to be a tag, so that one with a slip in it is not passed over. */
const MEANT_IN_CODE = /\/\/\s*ASVS\b/g;
const MEANT_IN_DOCUMENT = /<!--\s*ASVS\b/g;
/** A test or a group of tests, with its name; tests of a table have it behind the table. */
const TEST =
  /^\s*(?:test|describe)(?:\.each(?:<[\s\S]*?>)?\((?:\w+|\[[\s\S]*?\]|[\w.]+\([^)]*\))\))?\(\s*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/;
const GROUP = /^describe(?:\.each\([\s\S]*?\))?\(\s*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/gm;

/** The tags of a test file: `// ASVS V1.2.3, V1.2.4` in the line above a test or a group of tests, more lines if there are many.
 *  Of a document: `<!-- ASVS V1.2.3 -->` in the line below a heading. */
export function tagsOf({ path, text }: SourceFile): Tag[] {
  const isDocument = path.endsWith(".md");
  const found = [...text.matchAll(isDocument ? IN_DOCUMENT : IN_CODE)];
  const tags = found.flatMap((match) => {
    const evidence = isDocument ? headingAbove(text, match.index) : testBelow(text, match.index);
    const at = `${path}:${text.slice(0, match.index).split("\n").length}`;
    return (match[1] ?? "")
      .split(", ")
      .map((id) => ({ id, at, evidence: evidence === null ? null : { path, name: evidence } }));
  });
  const meant = [...text.matchAll(isDocument ? MEANT_IN_DOCUMENT : MEANT_IN_CODE)].length;
  return meant === found.length ? tags : [...tags, { id: "a tag that cannot be read", at: path, evidence: null }];
}

function testBelow(text: string, from: number): string | null {
  const below = text.slice(from).replace(/^(?:[ \t]*\/\/ .*\n)+/, "");
  const match = TEST.exec(below);
  if (match === null) return null;
  const name = match[1] ?? match[2] ?? "";
  if (!/^[ \t]/.test(below)) return name;
  const groups = [...text.slice(0, from).matchAll(GROUP)];
  const group = groups.at(-1);
  return group === undefined ? name : `${group[1] ?? group[2]} › ${name}`;
}

function headingAbove(text: string, from: number): string | null {
  return /(?:^|\n)#+ ([^\n]+)\n(?:<!-- ASVS [^\n]*\n)*$/.exec(text.slice(0, from))?.[1] ?? null;
}
