import type { Cell } from "#app/lib/spreadsheet.ts";
import { columnLetters } from "#app/lib/spreadsheet.ts";
import { type OutColumn, type OutSheet, writeSpreadsheet } from "#app/lib/write-spreadsheet.server.ts";
import { PURPOSES } from "#app/accounts/consent.ts";
import { purposeInWords } from "#app/accounts/consent-words.ts";
import { m } from "#app/paraglide/messages.js";
import { EMPTY_BOOK, type Book } from "./book.ts";
import { ROWS_OF } from "./book-rows.ts";
import { type AnyValue, type Column, type Columns, type ListName, type Slot, slotsOf } from "./column.ts";
import { headingOf, helpOf, sheetName, workbookPurpose } from "./format-words.ts";
import { FORMATS, type SheetKey, type WorkbookKey, WORKBOOKS } from "./formats.ts";
import type { Reference } from "./known-names.ts";

/** A workbook as XLSX: the sheets of a book that belong to it, instructions, and a hidden sheet of lists for the drop-downs.
 *  What it says, the import reads back unchanged. */
export async function writeWorkbook(workbook: WorkbookKey, book: Book, reference: Reference): Promise<Uint8Array> {
  const sheets = WORKBOOKS[workbook].map((key) => sheetOf(key, book, reference));
  return await writeSpreadsheet([instructionsFor(workbook), ...sheets, listsOf(reference)]);
}

/** A workbook to fill in. */
export async function writeTemplate(workbook: WorkbookKey, reference: Reference): Promise<Uint8Array> {
  return await writeWorkbook(workbook, EMPTY_BOOK, reference);
}

/** One sheet of a book, to be written. */
export function sheetOf(key: SheetKey, book: Book, reference: Reference): OutSheet {
  const columns: Columns = FORMATS[key];
  const rows: Record<string, AnyValue | readonly AnyValue[]>[] = ROWS_OF[key](book);
  const slots = slotsOf(columns, timesIn(columns, rows));
  const names = namesIn(reference);
  return {
    name: sheetName(key),
    columns: slots.map((slot) => columnOf(key, slot, reference)),
    rows: rows.map((row) => slots.map((slot) => cellOf(slot, row[slot.key] ?? null, names))),
    frozenColumns: 1,
  };
}

/** How often each repeated group has to come, so that every value finds a place. */
function timesIn(columns: Columns, rows: Record<string, unknown>[]): Record<string, number> {
  const times: Record<string, number> = {};
  for (const [key, { repeats }] of Object.entries(columns)) {
    if (!repeats) continue;
    const lengths = rows.map((row) => (Array.isArray(row[key]) ? row[key].length : 0));
    times[repeats.group] = Math.max(times[repeats.group] ?? 0, ...lengths);
  }
  return times;
}

type Names = Partial<Record<ListName, Map<string, string>>>;

function namesIn(reference: Reference): Names {
  const nameOf = (things: { code: string; name: string }[]) => new Map(things.map(({ code, name }) => [code, name]));
  return {
    countries: nameOf(reference.countries),
    languages: nameOf(reference.languages),
    specialties: nameOf(reference.specialties),
    purposes: new Map(PURPOSES.map((code) => [code, purposeInWords(code)])),
  };
}

function cellOf({ column, number }: Slot, value: AnyValue | readonly AnyValue[], names: Names): Cell {
  const single = number !== null && Array.isArray(value) ? (value[number - 1] ?? null) : value;
  if (single === null) return null;
  const named = (code: string) => ("list" in column && names[column.list]?.get(code)) || code;
  if (Array.isArray(single)) return single.map((code) => named(String(code))).join("; ");
  if (typeof single === "boolean") return single ? m.exchange_yes() : m.exchange_no();
  if (typeof single === "number") return column.kind === "money" ? single / 100 : single;
  if (column.kind === "date" || column.kind === "monday") return { date: String(single) };
  return named(String(single));
}

function columnOf(key: SheetKey, { key: column, column: format, number }: Slot, reference: Reference): OutColumn {
  const choices = choicesOf(format, reference);
  return {
    heading: headingOf(key, column, number),
    hint: helpOf(key, column),
    ...(format.width && { width: format.width }),
    ...(format.kind === "money" && { format: "money" as const }),
    ...(choices && { choices }),
  };
}

/** The lists of the hidden sheet, one a column. */
const LISTED: readonly ListName[] = ["countries", "languages", "specialties"];

function choicesOf(format: Column, reference: Reference): OutColumn["choices"] {
  if (format.kind === "yes-no") return { values: [m.exchange_yes(), m.exchange_no()] };
  if (format.kind === "choice") return { values: format.choices };
  if (format.kind === "whole" && format.most - format.least < 10) {
    return {
      values: Array.from({ length: format.most - format.least + 1 }, (_, index) => String(format.least + index)),
    };
  }
  if (format.kind !== "one-of") return undefined;
  // Codes that the same workbook defines are chosen from the sheet that does.
  if (format.list === "hospitals") return { range: rangeIn(sheetName("hospitals"), "A") };
  if (format.list === "requests") return { range: rangeIn(sheetName("requests"), "A") };
  if (format.list === "professionals") return { range: rangeIn(sheetName("professionals"), "A") };
  if (format.list === "purposes") return { values: PURPOSES.map((purpose) => purposeInWords(purpose)) };
  const letters = columnLetters(LISTED.indexOf(format.list));
  return { range: rangeIn(m.exchange_sheet_lists(), letters, reference[format.list].length + 1) };
}

const MOST_CODES = 2000;

function rangeIn(sheet: string, letters: string, lastRow = MOST_CODES): string {
  return `'${sheet.replaceAll("'", "''")}'!$${letters}$2:$${letters}$${lastRow}`;
}

function listsOf(reference: Reference): OutSheet {
  const lists = [reference.countries, reference.languages, reference.specialties];
  const longest = Math.max(...lists.map((list) => list.length));
  return {
    name: m.exchange_sheet_lists(),
    hidden: true,
    columns: [m.exchange_list_countries(), m.exchange_list_languages(), m.exchange_list_specialties()].map(
      (heading) => ({ heading }),
    ),
    rows: Array.from({ length: longest }, (_, row) => lists.map((list) => list[row]?.name ?? null)),
  };
}

function instructionsFor(workbook: WorkbookKey): OutSheet {
  const advice = [
    workbookPurpose(workbook),
    m.exchange_instruction_sheets(),
    m.exchange_instruction_star(),
    m.exchange_instruction_dates(),
    m.exchange_instruction_lists(),
    m.exchange_instruction_money(),
    m.exchange_instruction_upload(),
  ];
  const columns = WORKBOOKS[workbook].flatMap((key) =>
    Object.keys(FORMATS[key]).map((column, index) => [
      index === 0 ? { value: sheetName(key), bold: true } : null,
      headingOf(key, column, 1),
      { value: helpOf(key, column), wrap: true },
    ]),
  );
  return {
    name: m.exchange_sheet_instructions(),
    columns: [
      { heading: m.exchange_instructions_sheet(), width: 18 },
      { heading: m.exchange_instructions_column(), width: 30 },
      { heading: m.exchange_instructions_what(), width: 100 },
    ],
    rows: [...advice.map((text) => [null, null, { value: text, wrap: true }]), [null, null, null], ...columns],
  };
}
