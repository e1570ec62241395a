import { candidatesOf, fold, nearest } from "#app/lib/likeness.ts";
import { cellText, columnLetters, isBlank, type Row } from "#app/lib/spreadsheet.ts";
import { slotsOf, type AnyValue, type Columns } from "./column.ts";
import { FORMATS, type SheetKey, type ValuesOf } from "./formats.ts";
import type { NameLists } from "./name-list.ts";
import { wholeSheet, type Finding, type Notice, type Place, type Problem } from "./problem.ts";
import { readCell } from "./read-cell.ts";
import { headingAt, headingKey, type Naming, type RecognisedSheet } from "./recognise-sheet.ts";

/** One row of a sheet. `isSound` = every cell could be read, so that all values are there.
 *  `at` says where the cell of a column is, for what is found wrong later. */
export type ReadRow<Key extends SheetKey> = { at: PlaceIn<Key> } & (
  | { isSound: true; values: ValuesOf<Key> }
  | { isSound: false; values: Partial<ValuesOf<Key>> }
);
type PlaceIn<Key extends SheetKey> = (column: keyof ValuesOf<Key> & string, number?: number) => Place;

export type SheetReading<Key extends SheetKey> = { rows: ReadRow<Key>[]; problems: Problem[]; notices: Notice[] };

/** Longest piece of a cell that is shown again in a problem. */
const LONGEST_SHOWN = 80;

/** Reads the rows of a sheet. Rows of totals are left out, with a notice.
 *  @param lists  by which names in cells are known
 *  @param naming how the columns are called, to say which heading is missing */
export function readSheet<Key extends SheetKey>(
  recognised: RecognisedSheet & { key: Key },
  lists: NameLists,
  naming: Naming,
): SheetReading<Key> {
  const reading: SheetReading<Key> = { rows: [], ...headingFindings(recognised, naming) };
  if (reading.problems.length > 0) return reading;
  for (const row of rowsBelowHeadings(recognised)) {
    if (isTotal(row)) {
      const place = {
        ...placeOfSheet(recognised),
        row: row.number,
        value: cellText(row.cells.find((cell) => !isBlank(cell))),
      };
      reading.notices.push({ ...place, code: "exchange/total-left-out", details: {} });
    } else readRow(row, { recognised, lists, reading });
  }
  return reading;
}

function placeOfSheet({ sheet }: RecognisedSheet): Place {
  return wholeSheet(sheet.file, sheet.name);
}

function rowsBelowHeadings({ sheet, headingRow }: RecognisedSheet): Row[] {
  return sheet.rows.filter((row) => row.number > headingRow.number);
}

const TOTALS = new Set(["total", "totals", "grand total", "sum", "totaal", "somme", "igiteranyo", "kakaretso"]);

function isTotal(row: Row): boolean {
  const first = row.cells.find((cell) => !isBlank(cell));
  return typeof first === "string" && TOTALS.has(fold(first).replace(/[:.]$/, ""));
}

type Reading<Key extends SheetKey> = {
  recognised: RecognisedSheet & { key: Key };
  lists: NameLists;
  reading: SheetReading<Key>;
};

function readRow<Key extends SheetKey>(row: Row, { recognised, lists, reading }: Reading<Key>): void {
  const columns: Columns = FORMATS[recognised.key];
  const values: Record<string, AnyValue | AnyValue[]> = {};
  const at = (column: string, number?: number) => placeIn(recognised, row, { column, number: number ?? null });
  const before = reading.problems.length;
  for (const { key, column, number } of slotsOf(columns, timesIn(recognised))) {
    const found = valueIn(recognised, row, { key, column, number, lists });
    const place = at(key, number ?? undefined);
    if (found.problem) reading.problems.push({ ...place, ...found.problem });
    if (found.notice) reading.notices.push({ ...place, ...found.notice });
    values[key] = number === null ? found.value : [values[key] ?? [], found.value].flat();
  }
  const isSound = reading.problems.length === before;
  // The table of columns decides both the type of a row and what is read from it, which the compiler cannot follow.
  const read: unknown = { at, isSound, values };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  reading.rows.push(read as ReadRow<Key>);
}

/** How often each repeated group comes in this sheet. */
function timesIn({ slots }: RecognisedSheet): Record<string, number> {
  const times: Record<string, number> = {};
  for (const { column, number } of slots.values()) {
    if (column.repeats) times[column.repeats.group] = Math.max(times[column.repeats.group] ?? 0, number ?? 0);
  }
  return times;
}

type Wanted = { key: string; number: number | null; column: Columns[string]; lists: NameLists };
type FoundValue = { value: AnyValue; problem?: Finding; notice?: Finding };

function valueIn(recognised: RecognisedSheet, row: Row, wanted: Wanted): FoundValue {
  const { column } = wanted;
  const index = indexOf(recognised, wanted.key, wanted.number);
  const cell = index === null ? null : (row.cells[index] ?? null);
  if (isBlank(cell) || cell === null) {
    const value = column.usual ?? (column.kind === "several" ? [] : null);
    return column.required ? { value: null, problem: { code: "exchange/missing", details: {} } } : { value };
  }
  const reading = readCell(cell, column, wanted.lists);
  if ("problem" in reading) {
    const list = "list" in column ? { list: column.list } : {};
    return { value: null, problem: { ...reading.problem, details: { ...reading.problem.details, ...list } } };
  }
  return reading;
}

function indexOf({ slots }: RecognisedSheet, key: string, number: number | null): number | null {
  for (const [index, slot] of slots) if (slot.key === key && slot.number === number) return index;
  return null;
}

function placeIn(
  recognised: RecognisedSheet,
  row: Row,
  { column, number }: { column: string; number: number | null },
): Place {
  const repeats = (FORMATS[recognised.key] as Columns)[column]?.repeats;
  const index = indexOf(recognised, column, number ?? (repeats ? 1 : null));
  return {
    ...placeOfSheet(recognised),
    row: row.number,
    column: index === null ? null : { letters: columnLetters(index), heading: headingAt(recognised, index) },
    value: index === null ? "" : cellText(row.cells[index]).slice(0, LONGEST_SHOWN),
  };
}

/** Headings that are missing, twice there, or not known. */
function headingFindings(recognised: RecognisedSheet, naming: Naming): { problems: Problem[]; notices: Notice[] } {
  const { key: sheetKey, headingRow, slots } = recognised;
  const columns: Columns = FORMATS[sheetKey];
  const heading = (index: number): Place => ({
    ...placeOfSheet(recognised),
    row: headingRow.number,
    column: { letters: columnLetters(index), heading: headingAt(recognised, index).slice(0, LONGEST_SHOWN) },
    value: "",
  });
  const indexes = headingRow.cells.flatMap((cell, index) => (isBlank(cell) ? [] : [index]));
  const added = new Set(naming.addedHeadings().map(headingKey));
  const unknown = indexes.filter((index) => !slots.has(index) && !added.has(headingKey(headingAt(recognised, index))));
  const twice = [...slots].filter(([index, { key, number }]) => indexOf(recognised, key, number) !== index);
  const missing = Object.keys(columns).filter(
    (key) => columns[key]?.required && indexOf(recognised, key, null) === null,
  );
  return {
    problems: [
      ...missing.map((columnKey): Problem => {
        const near = nearestHeading(
          naming.headings(sheetKey, columnKey, null),
          unknown.map((index) => headingAt(recognised, index)),
        );
        const details = { sheetKey, columnKey, near: near ?? "" };
        return { ...placeOfSheet(recognised), row: headingRow.number, code: "exchange/column-missing", details };
      }),
      ...twice.map(([index]): Problem => ({ ...heading(index), code: "exchange/column-twice", details: {} })),
    ],
    notices: unknown.map((index): Notice => ({ ...heading(index), code: "exchange/column-left-out", details: {} })),
  };
}

function nearestHeading(names: string[], unknown: string[]): string | null {
  for (const name of names) {
    const near = nearest(headingKey(name), candidatesOf(unknown));
    if (near) return near;
  }
  return null;
}
