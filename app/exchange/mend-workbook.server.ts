import { type Cell, cellText, columnLetters, isBlank, type Sheet } from "#app/lib/spreadsheet.ts";
import { type OutCell, type OutColumn, type OutSheet, writeSpreadsheet } from "#app/lib/write-spreadsheet.server.ts";
import { m } from "#app/paraglide/messages.js";
import { placeInWords, problemInWords } from "./problem-words.ts";
import type { Problem } from "./problem.ts";

/** Behind cells and rows to mend. */
const AMBER = "FFE7B3";

/** The workbook as it was uploaded, with a last column that says what to mend in each row, the cells coloured, and in front a sheet
 *  that lists all of it. It can be mended and uploaded again as it is. */
export async function writeMendWorkbook(sheets: readonly Sheet[], problems: readonly Problem[]): Promise<Uint8Array> {
  const marked = sheets.map((sheet) =>
    markedSheet(
      sheet,
      problems.filter((problem) => isIn(problem, sheet)),
    ),
  );
  return await writeSpreadsheet([problemList(problems), ...withOwnNames(marked)]);
}

function isIn(problem: Problem, sheet: Sheet): boolean {
  return problem.sheet === sheet.name && problem.file === sheet.file;
}

function problemList(problems: readonly Problem[]): OutSheet {
  return {
    name: m.exchange_sheet_mend(),
    columns: [
      { heading: m.exchange_mend_where(), width: 50 },
      { heading: m.exchange_mend_value(), width: 24 },
      { heading: m.exchange_mend_what(), width: 90 },
    ],
    rows: problems.map((problem) => [
      placeInWords(problem, true),
      problem.value,
      { value: problemInWords(problem), wrap: true },
    ]),
  };
}

function markedSheet({ name, rows }: Sheet, problems: Problem[]): OutSheet {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.findLastIndex((cell) => !isBlank(cell)) + 1));
  const [first] = rows;
  // The rows keep their numbers: what the problems say must be true of this file too.
  const isHeaded = first?.number === 1;
  const columns: OutColumn[] = Array.from({ length: width }, (_, index) => ({
    heading: isHeaded ? cellText(first?.cells[index]) : "",
  }));
  const byRow = Map.groupBy(problems, ({ row }) => row ?? 0);
  const last = rows.at(-1)?.number ?? 1;
  const cellsAt = new Map(rows.map(({ number, cells }) => [number, cells]));
  return {
    name,
    columns: problems.length === 0 ? columns : [...columns, { heading: m.exchange_mend_what(), width: 80 }],
    rows: Array.from({ length: Math.max(0, last - 1) }, (_, index) =>
      markedRow(cellsAt.get(index + 2) ?? [], byRow.get(index + 2) ?? [], width),
    ),
  };
}

function markedRow(cells: Cell[], problems: Problem[], width: number): OutCell[] {
  const faulty = new Set(problems.map(({ column }) => column?.letters));
  const row = Array.from({ length: width }, (_, index): OutCell => {
    const value = cells[index] ?? null;
    return faulty.has(columnLetters(index)) ? { value, fill: AMBER } : value;
  });
  if (problems.length === 0) return row;
  const words = problems.map(
    (problem) => (problem.column ? `${problem.column.heading}: ` : "") + problemInWords(problem),
  );
  return [...row, { value: words.join(" · "), fill: AMBER, wrap: true }];
}

/** Sheets of several files may bear one name, and a workbook may not have two of the same. */
function withOwnNames(sheets: OutSheet[]): OutSheet[] {
  const taken = new Set([m.exchange_sheet_mend().toLowerCase()]);
  return sheets.map((sheet) => {
    const plain = sheet.name.replace(/[[\]:*?/\\]/g, " ").slice(0, 28) || "?";
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain} ${number}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}
