import { fold } from "#app/lib/likeness.ts";
import { cellText, type Row, type Sheet } from "#app/lib/spreadsheet.ts";
import { allSlotsOf, type Columns, type Slot } from "./column.ts";
import { FORMATS, SHEET_KEYS, type SheetKey } from "./formats.ts";

/** How sheets and columns are called in every language of the interface. Headings of a repeated column carry its number. */
export type Naming = {
  sheetNames: (sheet: SheetKey) => string[];
  headings: (sheet: SheetKey, column: string, number: number | null) => string[];
  /** Columns that Tern itself adds to a workbook, which say nothing of the programme. */
  addedHeadings: () => string[];
};

/** A sheet that is known, and which of its columns is which. */
export type RecognisedSheet = { key: SheetKey; sheet: Sheet; headingRow: Row; slots: Map<number, Slot> };

/** Titles and notes may stand above the headings, in this many rows at most. */
const ROWS_ABOVE_HEADINGS = 20;

/** Which of Tern's sheets each one is, by its name and by its headings, whatever their order. Sheets that are none are left out. */
export function recogniseSheets(sheets: readonly Sheet[], naming: Naming): RecognisedSheet[] {
  const known = SHEET_KEYS.map((key) => ({
    key,
    names: naming.sheetNames(key),
    headings: slotsByHeading(key, naming),
  }));
  return sheets.flatMap((sheet) => recognise(sheet, known) ?? []);
}

type KnownSheet = { key: SheetKey; names: string[]; headings: Map<string, Slot> };

function recognise(sheet: Sheet, known: KnownSheet[]): RecognisedSheet | null {
  const candidates = known.flatMap(({ key, names, headings }) => {
    const isNamed = namedLike(sheet.name, names);
    return sheet.rows.slice(0, ROWS_ABOVE_HEADINGS).map((headingRow) => {
      const slots = slotsIn(headingRow, headings);
      return { score: scoreOf(key, slots, isNamed), recognised: { key, sheet, headingRow, slots } };
    });
  });
  const [best] = candidates.toSorted((one, other) => other.score - one.score);
  return best && best.score > 0 ? best.recognised : null;
}

/** A heading without what people add to it: case, accents, a star, a unit in brackets, punctuation. */
export function headingKey(heading: string): string {
  return fold(heading)
    .replace(/\([^)]*\)/g, "")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();
}

function slotsByHeading(key: SheetKey, naming: Naming): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const slot of allSlotsOf(FORMATS[key])) {
    const also = (slot.column.also ?? []).map((heading) => heading.replace("{n}", String(slot.number)));
    const headings = [...naming.headings(key, slot.key, slot.number), ...also].map(headingKey);
    // Somebody with one specialty calls the column just that.
    const unnumbered = slot.number === 1 ? headings.map((heading) => heading.replace(/ ?q?1$/, "")) : [];
    for (const heading of [...headings, ...unnumbered]) {
      if (heading && !slots.has(heading)) slots.set(heading, slot);
    }
  }
  return slots;
}

function slotsIn(row: Row, headings: Map<string, Slot>): Map<number, Slot> {
  return new Map(
    row.cells.flatMap((cell, index) => {
      const slot = typeof cell === "string" ? headings.get(headingKey(cell)) : undefined;
      return slot ? [[index, slot] as const] : [];
    }),
  );
}

/** Zero when it is not this sheet. The name counts more than any heading; required headings more than others. */
function scoreOf(key: SheetKey, slots: Map<number, Slot>, isNamed: boolean): number {
  const columns: Columns = FORMATS[key];
  const required = Object.keys(columns).filter((column) => columns[column]?.required);
  const present = new Set([...slots.values()].map((slot) => slot.key));
  const share = required.filter((column) => present.has(column)).length / required.length;
  const isThere = isNamed ? present.size >= 1 : present.size >= 2 && share >= 0.6;
  return isThere ? (isNamed ? 1000 : 0) + share * 100 + present.size : 0;
}

function namedLike(name: string, sheetNames: string[]): boolean {
  const words = ` ${headingKey(name.replace(/\.\w+$/, "").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))} `;
  return sheetNames.some((sheetName) => words.includes(` ${headingKey(sheetName)} `));
}

/** The heading of a column as it is written in the sheet. */
export function headingAt(sheet: RecognisedSheet, index: number): string {
  return cellText(sheet.headingRow.cells[index]);
}
