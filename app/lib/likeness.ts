import { tidy } from "./spreadsheet.ts";

/** A text without what people write differently: case, accents, kinds of apostrophe and dash, doubled spaces. */
export function fold(text: string): string {
  return tidy(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’‘ʻʼ`´]/g, "'")
    .replace(/[‐‑‒–—−_]/g, "-")
    .toLowerCase();
}

/** Letters to add, drop, change or swap to make one text of the other.
 *  @returns more than `limit` as soon as it is certain to be more */
export function editsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      now.push(edits);
    }
    if (Math.min(...now) > limit) return limit + 1;
    beforeLast = last;
    last = now;
  }
  return last[other.length] ?? 0;
}

/** Something to be compared with many texts: folded once. */
export type Candidate = { text: string; folded: string };

/** Texts made ready for nearest(). */
export function candidatesOf(texts: Iterable<string>): Candidate[] {
  return Array.from(texts, (text) => ({ text, folded: fold(text) }));
}

/** The candidate that someone most likely meant, or null when none is near: at most a third of the letters differ, or one begins
 *  with the other. The first of equals wins. */
export function nearest(text: string, candidates: Iterable<Candidate>): string | null {
  const wanted = fold(text);
  if (wanted.length < 2) return null;
  let best: { text: string; edits: number } | null = null;
  for (const { text, folded } of candidates) {
    const allowed = Math.min(best ? best.edits - 1 : Infinity, Math.max(1, Math.floor(wanted.length / 3)));
    const begins =
      wanted.length >= 4 && (folded.startsWith(wanted) || (folded.length >= 4 && wanted.startsWith(folded)));
    const edits = begins ? 1 : editsBetween(wanted.slice(0, 100), folded, allowed);
    if (edits <= allowed) best = { text, edits };
  }
  return best?.text ?? null;
}
