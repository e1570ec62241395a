/** One value of a record before and after an act, as text; null where there was or is none. The name is the one that the record keeps it under. */
export type ChangedValue = { name: string; before: string | null; after: string | null };

/** Of a longer list only these are told, and how many follow. */
export const MOST_TOLD = 20;
const MOST_CHARACTERS = 300;

/** What an act changed, value by value; parts of a value have names like `visit.startsOn`.
 *  @param before and `after`: what the audit line keeps, null where it keeps nothing
 *  @returns only values that differ, in the order in which they were kept */
export function changedValues(before: unknown, after: unknown): ChangedValue[] {
  const [old, now] = [namedValues(before), namedValues(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((value) => value.before !== value.after);
}

function namedValues(kept: unknown, name = ""): Map<string, string> {
  if (kept === null || kept === undefined || (Array.isArray(kept) && kept.length === 0)) return new Map();
  if (typeof kept !== "object" || Array.isArray(kept)) return new Map([[name, asText(kept)]]);
  const parts = Object.entries(kept).map(([key, part]) => namedValues(part, name === "" ? key : `${name}.${key}`));
  return new Map(parts.flatMap((part) => [...part]));
}

function asText(value: unknown): string {
  if (Array.isArray(value)) {
    const told = value.slice(0, MOST_TOLD).map(asText).join(", ");
    return value.length > MOST_TOLD ? `${told}, … +${value.length - MOST_TOLD}` : told;
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
