import { stringify } from "csv-stringify/sync";
import { type CellStyle, type CellValue, type DataValidation, writeXlsx, type WriteSheet } from "hucre/xlsx";
import { type Cell, cellText, columnLetters } from "./spreadsheet.ts";

/** A cell to be written: a value, or one that stands out. Colours are RRGGBB. */
export type OutCell = Cell | { value: Cell; fill?: string; ink?: string; bold?: boolean; wrap?: boolean };

export type OutColumn = {
  heading: string;
  /** In characters. */
  width?: number;
  format?: "date" | "money" | "percent";
  /** Shown beside a chosen cell, in at most 255 characters. */
  hint?: string;
  /** What the cells may be chosen from: the values themselves, or where they stand, as Lists!$A$2:$A$9. */
  choices?: { values: readonly string[] } | { range: string };
};

export type OutSheet = {
  name: string;
  columns: OutColumn[];
  rows: OutCell[][];
  hidden?: boolean;
  /** Columns that stay in sight when one scrolls sideways; the heading row always does. */
  frozenColumns?: number;
};

/** How far down hints and choices reach below a short list. */
const ROWS_TO_FILL = 2000;
const HEADING_STYLE: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "0A5358" } },
  alignment: { wrapText: true, vertical: "top" },
};
const FORMATS = { date: "yyyy-mm-dd", money: "#,##0.00", percent: "0.00%" };

/** A workbook as XLSX, each sheet with its heading row frozen. */
export async function writeSpreadsheet(sheets: readonly OutSheet[]): Promise<Uint8Array> {
  return await writeXlsx({ sheets: sheets.map(sheetOf) });
}

/** One sheet as CSV: commas, UTF-8 with a mark by which Excel knows it. What a spreadsheet program would take for a formula gets
 *  an apostrophe in front. */
export function writeCsv({ columns, rows }: Pick<OutSheet, "columns" | "rows">): Uint8Array {
  const lines = rows.map((row) => row.map((cell) => guarded(plainCell(cell))));
  return new TextEncoder().encode(stringify([columns.map(({ heading }) => heading), ...lines], { bom: true }));
}

function guarded(cell: Cell): string | number {
  if (typeof cell === "number") return cell;
  const text = cellText(cell);
  return typeof cell === "string" && /^[=+\-@]/.test(text) ? `'${text}` : text;
}

function sheetOf({ name, columns, rows, hidden = false, frozenColumns = 0 }: OutSheet): WriteSheet {
  const cells: WriteSheet["cells"] = new Map();
  for (const [index] of columns.entries()) cells.set(`0,${index}`, { style: HEADING_STYLE });
  for (const [rowIndex, row] of rows.entries()) {
    for (const [index, cell] of row.entries()) {
      const style = styleOf(cell, columns[index]);
      if (style) cells.set(`${rowIndex + 1},${index}`, { style });
    }
  }
  return {
    name,
    hidden,
    columns: columns.map(({ heading, width }) => ({ width: width ?? Math.max(10, Math.min(24, heading.length + 2)) })),
    rows: [columns.map(({ heading }) => heading), ...rows.map((row) => row.map((cell) => valueOf(plainCell(cell))))],
    cells,
    freezePane: { rows: 1, columns: frozenColumns },
    dataValidations: columns.flatMap((column, index) => validationOf(column, index, rows.length)),
  };
}

function plainCell(cell: OutCell): Cell {
  return typeof cell === "object" && cell !== null && "value" in cell ? cell.value : cell;
}

function valueOf(cell: Cell): CellValue {
  if (typeof cell === "object" && cell !== null)
    return "date" in cell ? new Date(`${cell.date}T00:00:00Z`) : cell.error;
  return typeof cell === "string" ? writable(cell) : cell;
}

/** XML has no place for these, and a workbook that holds one does not open. */
function writable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
}

function styleOf(cell: OutCell, column: OutColumn | undefined): CellStyle | null {
  const isDate = typeof plainCell(cell) === "object" && plainCell(cell) !== null;
  const numFmt = isDate ? FORMATS.date : column?.format && FORMATS[column.format];
  const look = typeof cell === "object" && cell !== null && "value" in cell ? cell : null;
  if (!look && !numFmt) return null;
  return {
    ...(numFmt && { numFmt }),
    ...(look?.fill && { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: look.fill } } }),
    ...((look?.bold || look?.ink) && {
      font: { bold: look.bold ?? false, ...(look.ink && { color: { rgb: look.ink } }) },
    }),
    ...(look?.wrap && { alignment: { wrapText: true, vertical: "top" } }),
  };
}

const ANY_LENGTH = { operator: "greaterThanOrEqual", formula1: "0" } as const;

function validationOf({ heading, hint, choices }: OutColumn, index: number, rows: number): DataValidation[] {
  if (!hint && !choices) return [];
  const letters = columnLetters(index);
  const list = choices && ("range" in choices ? { formula1: choices.range } : { values: [...choices.values] });
  // A rule that everything keeps carries the hint of a column without choices.
  const rule: Pick<DataValidation, "type"> = list ? { type: "list", ...list } : { type: "textLength", ...ANY_LENGTH };
  return [
    {
      ...rule,
      range: `${letters}2:${letters}${Math.max(rows + 1, ROWS_TO_FILL)}`,
      allowBlank: true,
      // What is not in the list may be written all the same: the import says what is wrong with it, and how to mend it.
      ...(list && { showErrorMessage: true, errorStyle: "warning" }),
      ...(hint && { showInputMessage: true, inputTitle: heading.slice(0, 32), inputMessage: hint.slice(0, 255) }),
    },
  ];
}
