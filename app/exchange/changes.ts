import { KEY_OF, NOUNS, type Book, type Entry, type Noun } from "./book.ts";

/** What taking a workbook would do to one list: entries that are new, that replace one of the same key, and how many are already so. */
export type ListChange<N extends Noun> = { added: Entry<N>[]; changed: Entry<N>[]; unchanged: number };

/** What taking a workbook would do to a programme. */
export type Changes = { period: "added" | "changed" | "unchanged" | null } & { [N in Noun]: ListChange<N> };

/** How many entries of each list would be added, changed and left as they are. */
export type Summary = Record<Noun | "period", { added: number; changed: number; unchanged: number }>;

/** What taking `given` would do to `present`. */
export function changesOf(present: Book, given: Book): Changes {
  return {
    period: periodChange(present, given),
    facilities: listChange("facilities", present, given),
    waves: listChange("waves", present, given),
    inductionWeeks: listChange("inductionWeeks", present, given),
    visitRates: listChange("visitRates", present, given),
    professionals: listChange("professionals", present, given),
    consents: listChange("consents", present, given),
    requests: listChange("requests", present, given),
    teams: listChange("teams", present, given),
    floors: listChange("floors", present, given),
  };
}

/** Whether taking the workbook would change nothing. */
export function changesNothing(changes: Changes): boolean {
  const isSame = NOUNS.every((noun) => changes[noun].added.length + changes[noun].changed.length === 0);
  return isSame && (changes.period === null || changes.period === "unchanged");
}

/** How many entries of each kind would be added, changed or left as they are. */
export function summaryOf(changes: Changes): Summary {
  const count = (noun: Noun) => {
    const { added, changed, unchanged } = changes[noun];
    return { added: added.length, changed: changed.length, unchanged };
  };
  return {
    period: { added: 0, changed: 0, unchanged: 0, ...(changes.period && { [changes.period]: 1 }) },
    facilities: count("facilities"),
    waves: count("waves"),
    inductionWeeks: count("inductionWeeks"),
    visitRates: count("visitRates"),
    professionals: count("professionals"),
    consents: count("consents"),
    requests: count("requests"),
    teams: count("teams"),
    floors: count("floors"),
  };
}

/** The programme as it would be: what the workbook gives, and everything else as it is. */
export function mergeBooks(present: Book, given: Book): Book {
  return {
    currency: given.currency ?? present.currency,
    period: given.period ?? present.period,
    facilities: mergeLists("facilities", present, given),
    waves: mergeLists("waves", present, given),
    inductionWeeks: mergeLists("inductionWeeks", present, given),
    visitRates: mergeLists("visitRates", present, given),
    professionals: mergeLists("professionals", present, given),
    consents: mergeLists("consents", present, given),
    requests: mergeLists("requests", present, given),
    teams: mergeLists("teams", present, given),
    floors: mergeLists("floors", present, given),
  };
}

function periodChange(present: Book, given: Book): Changes["period"] {
  if (!given.period) return null;
  if (present.period?.name !== given.period.name) return "added";
  return isSame(present.period, given.period) ? "unchanged" : "changed";
}

function listChange<N extends Noun>(noun: N, present: Book, given: Book): ListChange<N> {
  const keyOf = KEY_OF[noun];
  const before = new Map(listOf(present, noun).map((entry) => [keyOf(entry), entry]));
  const change: ListChange<N> = { added: [], changed: [], unchanged: 0 };
  for (const entry of listOf(given, noun)) {
    const known = before.get(keyOf(entry));
    if (!known) change.added.push(entry);
    else if (isSame(known, entry)) change.unchanged += 1;
    else change.changed.push(entry);
  }
  return change;
}

function mergeLists<N extends Noun>(noun: N, present: Book, given: Book): Entry<N>[] {
  const keyOf = KEY_OF[noun];
  const own = listOf(given, noun);
  const replaced = new Set(own.map(keyOf));
  const kept = listOf(present, noun).filter((entry) => !replaced.has(keyOf(entry)));
  return [...kept, ...own].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function listOf<N extends Noun>(book: Book, noun: N): Entry<N>[] {
  return book[noun];
}

/** Whether two entries say the same, whatever the order in which their fields were written down. */
function isSame(one: object, other: object): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
