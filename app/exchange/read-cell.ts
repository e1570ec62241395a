import { fold } from "#app/lib/likeness.ts";
import { cellText, tidy, type Cell } from "#app/lib/spreadsheet.ts";
import { dateOfDayNumber, readWrittenDate } from "#app/lib/written-date.ts";
import { readWrittenNumber } from "#app/lib/written-number.ts";
import type { AnyValue, Column } from "./column.ts";
import type { NameList, NameLists } from "./name-list.ts";
import type { Finding } from "./problem.ts";

/** What a cell says: a value, perhaps with something the writer should know, or what is wrong with it. */
export type CellReading = { value: AnyValue; notice?: Finding } | { problem: Finding };

/** Reads a cell that is not blank as its column asks.
 *  @param lists by which countries, hospitals and the like are known by code or name
 *  @refuses exchange/error-cell, not-a-date, not-a-monday, not-a-number, not-whole, out-of-range, not-yes-or-no, unknown-name,
 *           name-of-several, not-a-choice, not-a-code, too-long */
export function readCell(cell: Cell, column: Column, lists: NameLists): CellReading {
  if (typeof cell === "object" && cell !== null && "error" in cell) {
    return no(cell.error === "formula" ? "exchange/formula-without-result" : "exchange/error-cell", {
      error: cell.error,
    });
  }
  switch (column.kind) {
    case "code":
      return readCode(cellText(cell));
    case "text":
      return readText(cellText(cell), column.longest);
    case "date":
      return readDate(cell);
    case "monday":
      return readMonday(cell);
    case "whole":
    case "decimal":
    case "money":
      return readNumber(cell, column);
    case "yes-no":
      return readYesOrNo(cell);
    case "one-of":
      return readName(cellText(cell), lists[column.list]);
    case "several":
      // The text as it stands, because a line end parts names.
      return readNames(typeof cell === "string" ? cell : cellText(cell), lists[column.list]);
    case "choice":
      return readChoice(cellText(cell), column.choices);
  }
}

function no(code: string, details: Finding["details"] = {}): CellReading {
  return { problem: { code, details } };
}

/** @source the checks on codes in db/migrations/0011_programme.sql, 0012_mapping.sql, 0013_needs.sql */
function readCode(text: string): CellReading {
  const code = text.replace(/ /g, "-");
  return /^[A-Za-z0-9._-]{1,40}$/.test(code) ? { value: code } : no("exchange/not-a-code");
}

function readText(text: string, longest: number): CellReading {
  return text.length <= longest ? { value: text } : no("exchange/too-long", { longest, length: text.length });
}

function readDate(cell: Cell): CellReading {
  if (typeof cell === "object" && cell !== null && "date" in cell) return { value: cell.date };
  const number = typeof cell === "number" ? cell : /^\d{5}$/.test(cellText(cell)) ? Number(cellText(cell)) : null;
  if (number !== null) {
    const date = dateOfDayNumber(number);
    return date ? { value: date } : no("exchange/not-a-date");
  }
  const written = typeof cell === "string" ? readWrittenDate(cell) : null;
  if (!written) return no("exchange/not-a-date");
  if (!written.dayFirst) return { value: written.date };
  return { value: written.date, notice: { code: "exchange/read-day-first", details: { date: written.date } } };
}

const DAY_MS = 86_400_000;

function readMonday(cell: Cell): CellReading {
  const reading = readDate(cell);
  if (!("value" in reading) || typeof reading.value !== "string") return reading;
  const at = new Date(`${reading.value}T00:00:00Z`);
  const daysAfterMonday = (at.getUTCDay() + 6) % 7;
  if (daysAfterMonday === 0) return reading;
  const monday = (days: number) => new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const details = { date: reading.value, before: monday(-daysAfterMonday), after: monday(7 - daysAfterMonday) };
  return no("exchange/not-a-monday", details);
}

type NumberColumn = Extract<Column, { kind: "whole" | "decimal" | "money" }>;

/** @source the largest sum a bigint of minor units may hold without losing a unit in JavaScript */
const LARGEST_SUM = 10_000_000_000_000;

function readNumber(cell: Cell, column: NumberColumn): CellReading {
  const number = typeof cell === "number" ? cell : typeof cell === "string" ? readWrittenNumber(cell) : null;
  if (number === null) return no("exchange/not-a-number");
  if (column.kind === "money") {
    const minorUnits = Math.round(number * 100);
    if (number < 0 || number > LARGEST_SUM) return no("exchange/out-of-range", { least: 0, most: LARGEST_SUM });
    return Math.abs(number * 100 - minorUnits) < 1e-4 ? { value: minorUnits } : no("exchange/part-of-a-cent");
  }
  const { least, most } = column;
  if (column.kind === "whole" && !Number.isInteger(number)) return no("exchange/not-whole");
  if (number < least || number > most) return no("exchange/out-of-range", { least, most });
  return { value: number };
}

/** Yes and no in English, French, Kinyarwanda and Sesotho, and as people tick boxes. */
const YES = new Set(["yes", "y", "true", "1", "x", "✓", "✔", "oui", "o", "vrai", "yego", "e", "ee", "eya"]);
const NO = new Set(["no", "n", "false", "0", "-", "none", "non", "faux", "oya", "che", "tjhe"]);

function readYesOrNo(cell: Cell): CellReading {
  const text = fold(cellText(cell)).replace(/[.!]$/, "");
  if (YES.has(text)) return { value: true };
  return NO.has(text) ? { value: false } : no("exchange/not-yes-or-no");
}

function readName(text: string, list: NameList): CellReading {
  const found = list.find(text);
  if (found.found === "one") return { value: found.code };
  if (found.found === "several") return no("exchange/name-of-several", { name: text, codes: found.codes.join(", ") });
  return no("exchange/unknown-name", { name: text, nearest: found.nearest ?? "" });
}

/** A cell may list several, parted by semicolons or line ends, or else by commas: some names have a comma or an "and" within. */
function readNames(text: string, list: NameList): CellReading {
  const codes: string[] = [];
  for (const part of partsOf(text, list)) {
    const reading = readName(part, list);
    if ("problem" in reading || typeof reading.value !== "string") return reading;
    if (!codes.includes(reading.value)) codes.push(reading.value);
  }
  return { value: codes };
}

function partsOf(text: string, list: NameList): string[] {
  const pieces = (by: RegExp, parts: string[]) =>
    parts.flatMap((part) => (list.knows(part) ? [part] : part.split(by).map(tidy).filter(Boolean)));
  return pieces(/ and | & |\//i, pieces(/,/, pieces(/[;\n|]/, [text])));
}

function readChoice(text: string, choices: readonly string[]): CellReading {
  const plain = (choice: string) => fold(choice).replace(/[ _-]+/g, " ");
  const chosen = choices.find((choice) => plain(choice) === plain(text));
  return chosen === undefined ? no("exchange/not-a-choice", { choices: choices.join(", ") }) : { value: chosen };
}
