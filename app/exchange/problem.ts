import type { SheetKey } from "./formats.ts";

/** Where in somebody's workbook something is: the file and sheet by their own names, the row as the spreadsheet numbers it, the
 *  column by its letters and its heading as written, and what stands there. */
export type Place = {
  file: string;
  sheet: string;
  row: number | null;
  column: { letters: string; heading: string } | null;
  value: string;
};

/** What keeps a workbook from being taken. Nothing of a workbook with a problem is taken.
 *  Codes are `exchange/…` for what is wrong in a cell or a sheet, and those of the slice whose rule an entry breaks. */
export type Problem = Place & { code: string; details: Details };

/** What a reader of the workbook should know, though it keeps nothing from being taken: what was left out, how a date was read. */
export type Notice = Place & { code: string; details: Details };

export type Details = Record<string, string | number> & { sheetKey?: SheetKey; columnKey?: string };

/** What one cell says, or what is wrong with it. */
export type Finding = { code: string; details: Details };

/** A place that is a whole sheet, or a whole file. */
export function wholeSheet(file: string, sheet: string): Place {
  return { file, sheet, row: null, column: null, value: "" };
}
