/** What one cell holds, as a person sees it: text, a number, yes or no, a calendar date (YYYY-MM-DD), an error such as #N/A,
 *  or nothing. A formula counts as its last result; `formula` is an error when no result was kept. */
export type Cell = string | number | boolean | null | { date: string } | { error: string };

/** A row with anything in it, numbered as a spreadsheet numbers it: the first is 1. */
export type Row = { number: number; cells: Cell[] };

export type Sheet = { file: string; name: string; rows: Row[] };

/** The letters above a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** Whether a cell shows nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && tidy(cell) === "");
}

/** A cell as one would read it aloud. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return "date" in cell ? cell.date : cell.error;
  return tidy(String(cell));
}

/** Text without what nobody sees: spaces at both ends, doubled or of no width, control characters, halves of characters. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u200B-\u200D\u2060\uFEFF\uFFFE\uFFFF]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
