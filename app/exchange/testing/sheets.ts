import type { Cell, Sheet } from "#app/lib/spreadsheet.ts";
import { EMPTY_BOOK, type Book } from "../book.ts";
import { checkWorkbook } from "../check-workbook.ts";
import { NAMING } from "../format-words.ts";
import type { Reference } from "../known-names.ts";
import { problemLine } from "../problem-words.ts";

export const REFERENCE: Reference = {
  countries: [
    { code: "LS", name: "Lesotho" },
    { code: "RW", name: "Rwanda" },
    { code: "GB", name: "United Kingdom of Great Britain and Northern Ireland" },
    { code: "TZ", name: "Tanzania, United Republic of" },
  ],
  languages: [
    { code: "en", name: "English" },
    { code: "st", name: "Southern Sotho" },
  ],
  specialties: [
    { code: "anaesthetics", name: "Anaesthetics", kind: "specialty", iscoCode: "2212" },
    { code: "paediatrics", name: "Paediatrics", kind: "specialty", iscoCode: "2212" },
    { code: "midwife", name: "Midwife", kind: "profession", iscoCode: "2222" },
  ],
};

export const PERSON: Cell[] = ["P1", "Ann Moeti", "Lesotho", "UK", "Anaesthetics", 2, "English", 2, 4, "8,000"];
export const PEOPLE_HEADINGS = [
  "Code",
  "Name",
  "Country of origin",
  "Country of residence",
  "Specialty 1",
  "Level 1",
  "Languages",
  "Shortest stay (weeks)",
  "Longest stay (weeks)",
  "Travel cost",
];
export const people = (...rows: Cell[][]) => sheet("Professionals", PEOPLE_HEADINGS, ...rows);
export const stays = (...rows: Cell[][]) => sheet("Availability", ["Professional", "From", "To"], ...rows);
export const hospitals = (...rows: Cell[][]) =>
  sheet(
    "Hospitals",
    ["Code", "Name", "Country", "District", "Housing"],
    ["H1", "Berea Hospital", "LS", "Berea", 2],
    ...rows,
  );
export const programme = (...rows: Cell[][]) =>
  sheet(
    "Programme",
    ["Period", "Starts on", "Weeks", "Currency", "Budget"],
    ["2027", { date: "2027-01-04" }, 52, "USD", 200000],
    ...rows,
  );
export const REQUEST_HEADINGS = [
  "Code",
  "Hospital",
  "Specialty",
  "Level",
  "Language",
  "Weight",
  "From",
  "To",
  "Weeks Q1",
  "Team",
];
export const REQUEST: Cell[] = ["N1", "H1", "Paediatrics", 1, "English", 3, "2027-01-04", "2027-12-31", 8, null];
export const requests = (...rows: Cell[][]) => sheet("Requests", REQUEST_HEADINGS, ...rows);

export function sheet(name: string, ...rows: Cell[][]): Sheet {
  return { file: "book.xlsx", name, rows: rows.map((cells, index) => ({ number: index + 1, cells })) };
}

export function check(sheets: Sheet[], present: Book = EMPTY_BOOK) {
  return checkWorkbook(sheets, { present, reference: REFERENCE, naming: NAMING });
}

export function lines(sheets: Sheet[], present?: Book): string[] {
  return check(sheets, present).problems.map((problem) => problemLine(problem, false));
}

export function bookOf(sheets: Sheet[], present?: Book): Book {
  const checked = check(sheets, present);
  if (!checked.isSound) throw new Error(lines(sheets, present).join("\n"));
  return checked.book;
}
