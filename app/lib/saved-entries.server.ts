import { isDeepStrictEqual } from "node:util";

/** How many entries of a list were new, different from what was kept, and the same. */
export type SavedCounts = { added: number; changed: number; unchanged: number };

/** Entries of a list by what saving them means. */
export type SortedEntries<Entry> = { added: Entry[]; changed: Entry[]; unchanged: Entry[] };

/** Sorts entries into new, changed and unchanged ones.
 *  @param entries each in the same normal form as those that are kept, so that the order of inner lists makes no difference
 *  @param keyOf   what tells entries apart: their code, or their name */
export function sortOut<Entry>(
  entries: readonly Entry[],
  { present, keyOf }: { present: readonly Entry[]; keyOf: (entry: Entry) => string },
): SortedEntries<Entry> {
  const kept = new Map(present.map((entry) => [keyOf(entry), entry]));
  const kinds = Object.groupBy(entries, (entry) => {
    const before = kept.get(keyOf(entry));
    if (before === undefined) return "added";
    return isDeepStrictEqual(before, entry) ? "unchanged" : "changed";
  });
  return { added: kinds.added ?? [], changed: kinds.changed ?? [], unchanged: kinds.unchanged ?? [] };
}

/** The counts that a command reports. */
export function countsOf<Entry>({ added, changed, unchanged }: SortedEntries<Entry>): SavedCounts {
  return { added: added.length, changed: changed.length, unchanged: unchanged.length };
}
