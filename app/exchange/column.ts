/** The lists that a cell may choose from, by code or by name. */
export type ListName =
  | "countries"
  | "languages"
  | "specialties"
  | "hospitals"
  | "professionals"
  | "requests"
  | "purposes";

/** What the cells of a column hold. Money is written in whole units of the currency and kept in minor units. */
type Kind =
  | { kind: "code" }
  | { kind: "text"; longest: number }
  | { kind: "date" }
  | { kind: "monday" }
  | { kind: "whole"; least: number; most: number }
  | { kind: "decimal"; least: number; most: number }
  | { kind: "money" }
  | { kind: "yes-no" }
  | { kind: "one-of"; list: ListName }
  | { kind: "several"; list: ListName }
  | { kind: "choice"; choices: readonly string[] };

/** One column of a sheet. The template, the reader, the checks, the export and the instructions all follow from it;
 *  its heading and its help are in format-words.ts. */
export type Column = Kind & {
  required?: true;
  /** What an empty cell means; without it an empty cell means nothing is known. */
  usual?: number | boolean | string;
  /** The column comes several times, numbered from 1: `shown` times in a template, at most `most` times.
   *  Neighbours of the same group alternate: Specialty 1, Level 1, Specialty 2, Level 2. */
  repeats?: { group: string; shown: number; most: number };
  /** Other headings that people use, in English. */
  also?: readonly string[];
  /** In characters. */
  width?: number;
};

export type Columns = Record<string, Column>;

type Value<C> = C extends { kind: "choice"; choices: readonly (infer Choice)[] }
  ? Choice
  : C extends { kind: "yes-no" }
    ? boolean
    : C extends { kind: "whole" | "decimal" | "money" }
      ? number
      : C extends { kind: "several" }
        ? string[]
        : string;

type CellOf<C> = C extends { repeats: object }
  ? (Value<C> | null)[]
  : C extends { required: true } | { usual: unknown } | { kind: "several" }
    ? Value<C>
    : Value<C> | null;

/** The values of one row of a sheet, by column. A repeated column gives a list, one entry a number, null where empty. */
export type Values<C extends Columns> = { [Key in keyof C]: CellOf<C[Key]> };

/** A value as any column may give it. */
export type AnyValue = string | number | boolean | string[] | null;

/** One place in the heading row: a column, and its number where it repeats. */
export type Slot = { key: string; column: Column; number: number | null };

/** The heading row of a sheet from left to right.
 *  @param counts how many times each repeated group comes; else as often as it is shown */
export function slotsOf(columns: Columns, counts: Record<string, number> = {}): Slot[] {
  const entries = Object.entries(columns);
  return entries.flatMap(([key, column], index): Slot[] => {
    const group = column.repeats?.group;
    if (!group || !column.repeats) return [{ key, column, number: null }];
    // The first of a group lays out all of it; the others have had their turn.
    if (entries[index - 1]?.[1].repeats?.group === group) return [];
    const members = entries.filter(([, other]) => other.repeats?.group === group);
    const times = Math.max(column.repeats.shown, counts[group] ?? 0);
    const numbers = Array.from({ length: times }, (_, at) => at + 1);
    return numbers.flatMap((number) => members.map(([key, column]) => ({ key, column, number })));
  });
}

/** Every place that a heading row may have. */
export function allSlotsOf(columns: Columns): Slot[] {
  const counts = Object.values(columns).flatMap(({ repeats }) =>
    repeats ? [[repeats.group, repeats.most] as const] : [],
  );
  return slotsOf(columns, Object.fromEntries(counts));
}
