import { parse } from "csv-parse/sync";
import { readXlsx, type Sheet as XlsxSheet } from "hucre/xlsx";
import { type Refusal, refuse } from "./refusal.ts";
import { type Cell, columnLetters, isBlank, type Row, type Sheet, tidy } from "./spreadsheet.ts";
import { readZipDirectory } from "./zip-directory.ts";

/** A file as somebody chose it. */
export type NamedFile = { name: string; bytes: Uint8Array };

/** Limits of one file. A workbook of 10,000 people is about 2 MB and 30,000 rows. */
export const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
const MOST_UNPACKED_MB = 100;

export type UnreadableFile = Refusal<
  | "file/empty"
  | "file/encrypted"
  | "file/old-format"
  | "file/not-a-spreadsheet"
  | "file/too-large-unpacked"
  | "file/too-many-rows"
>;

/** The sheets of an XLSX file, or the one sheet of a CSV file, which is called as the file is.
 *  @refuses file/empty, file/encrypted (a password), file/old-format (.xls), file/not-a-spreadsheet, file/too-large-unpacked (declared
 *           in the archive's directory, so nothing is unpacked), file/too-many-rows */
export async function readSpreadsheet(file: NamedFile): Promise<Sheet[] | UnreadableFile> {
  if (file.bytes.byteLength === 0) return refuse("file/empty", { file: file.name });
  if (startsWith(file.bytes, [0x50, 0x4b])) return await readWorkbook(file);
  // The container of old .xls files, and of XLSX files behind a password.
  if (startsWith(file.bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const isEncrypted = new TextDecoder("utf-16le").decode(file.bytes).includes("EncryptedPackage");
    return refuse(isEncrypted ? "file/encrypted" : "file/old-format", { file: file.name });
  }
  return readCsv(file);
}

async function readWorkbook(file: NamedFile): Promise<Sheet[] | UnreadableFile> {
  const entries = readZipDirectory(file.bytes);
  if (!entries?.some(({ name }) => name === "xl/workbook.xml"))
    return refuse("file/not-a-spreadsheet", { file: file.name });
  const unpacked = entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0);
  // The reader takes a declared size as its limit, but none where none is declared.
  const hidesItsSize = entries.some(({ packedBytes, declaredBytes }) => declaredBytes === 0 && packedBytes > 16);
  if (hidesItsSize || unpacked > MOST_UNPACKED_MB * 1024 * 1024) {
    return refuse("file/too-large-unpacked", { file: file.name, most: MOST_UNPACKED_MB });
  }
  try {
    // The corner bounds the memory: two cells far apart would otherwise make a grid of millions.
    const range = `A1:${columnLetters(MOST_COLUMNS - 1)}${MOST_ROWS + 1}`;
    const { sheets } = await readXlsx(file.bytes, { range });
    if (sheets.some(({ rows }) => rows[MOST_ROWS]?.some((cell) => cell !== null))) return tooManyRows(file);
    return sheets.map((sheet) => ({ file: file.name, name: tidy(sheet.name), rows: rowsOf(sheet) }));
  } catch {
    // Whatever the reader stumbles over, the file is not one that we can read.
    return refuse("file/not-a-spreadsheet", { file: file.name });
  }
}

function rowsOf(sheet: XlsxSheet): Row[] {
  return sheet.rows.flatMap((values, index) => {
    const cells = values.map((value, column): Cell => {
      const formula = value === null && sheet.cells?.get(`${index},${column}`)?.formula;
      return formula ? { error: "formula" } : cellOf(value);
    });
    return cells.every(isBlank) ? [] : [{ number: index + 1, cells }];
  });
}

const ERROR = /^#(N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

function cellOf(value: XlsxSheet["rows"][number][number]): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) };
  return typeof value === "string" && ERROR.test(value) ? { error: value } : value;
}

function readCsv(file: NamedFile): Sheet[] | UnreadableFile {
  const text = decode(file.bytes);
  if (text.includes("\0")) return refuse("file/not-a-spreadsheet", { file: file.name });
  const delimiter = delimiterOf(text);
  try {
    const records = parse(text, {
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
      to: MOST_ROWS + 1,
    });
    if (records.length > MOST_ROWS) return tooManyRows(file);
    const rows = records.flatMap((record, index): Row[] => {
      const cells = record.slice(0, MOST_COLUMNS).map((value): Cell => cellOf(withoutGuard(value)));
      return cells.every(isBlank) ? [] : [{ number: index + 1, cells }];
    });
    return [{ file: file.name, name: file.name.replace(/\.[^.]*$/, ""), rows }];
  } catch {
    return refuse("file/not-a-spreadsheet", { file: file.name });
  }
}

function tooManyRows(file: NamedFile): UnreadableFile {
  return refuse("file/too-many-rows", { file: file.name, most: MOST_ROWS });
}

/** UTF-16 and UTF-8 by their marks, UTF-8 by its shape, and else what Excel writes on Windows. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The mark between columns: whichever comes most in the first lines. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 10).join("\n");
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: lines.split(mark).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}

/** An export puts an apostrophe before what a spreadsheet program would take for a formula. */
function withoutGuard(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
