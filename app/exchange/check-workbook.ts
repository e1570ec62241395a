import { addDays } from "#app/lib/dates.ts";
import { cellText, type Sheet } from "#app/lib/spreadsheet.ts";
import type { KnownCodes } from "#app/programme/reference.ts";
import { EMPTY_BOOK, type Book } from "./book.ts";
import { changesOf, mergeBooks, type Changes } from "./changes.ts";
import { SHEET_KEYS, type SheetKey } from "./formats.ts";
import { nameBackwardDates, type Findings, type GatheredRows, type Ground, noRows } from "./gathered-rows.ts";
import { countryNames, languageNames, specialtyNames, type Reference } from "./known-names.ts";
import { nameList, type Named, type NameLists } from "./name-list.ts";
import { consentsFromRows } from "./consents-from-rows.ts";
import { floorsFromRows, nameDatesOutside, requestsFromRows, teamsFromRows } from "./needs-from-rows.ts";
import { wholeSheet, type Notice, type Place, type Problem } from "./problem.ts";
import { professionalsFromRows } from "./professionals-from-rows.ts";
import {
  facilitiesFromRows,
  inductionWeeksFromRows,
  periodFromRows,
  visitRatesFromRows,
  wavesFromRows,
} from "./programme-from-rows.ts";
import { readSheet, type ReadRow } from "./read-sheet.ts";
import { headingKey, recogniseSheets, type Naming, type RecognisedSheet } from "./recognise-sheet.ts";

/** What a workbook says. `book` is the programme as it would be once the workbook is taken; it is there only when there is no problem.
 *  `problemCount` counts all problems, of which the first MOST_PROBLEMS are listed. */
export type CheckedWorkbook = { problems: Problem[]; problemCount: number; notices: Notice[]; rowsRead: RowsRead } & (
  | {
      isSound: true;
      book: Book;
      changes: Changes;
      /** The people of the list, by code, with what it says of their consent to being planned. */
      peopleListed: { code: string; statesConsent: boolean }[];
    }
  | { isSound: false }
);
export type RowsRead = { sheet: string; rows: number }[];

/** How many problems are listed at once; whoever has more begins with these. */
export const MOST_PROBLEMS = 500;

type Against = {
  present: Book;
  reference: Reference;
  naming: Naming & { sideSheets: () => string[]; purposes: () => Named[] };
};

/** Reads one or both workbooks, whatever the order of their sheets and columns, and says everything that is wrong with them at once.
 *  Whatever is in the cells, it answers and does not throw.
 *  @param sheets  all sheets of all files
 *  @param against what the programme holds now (its people, hospitals and requests count as known), the shared lists, and how
 *                 sheets and columns are called */
export function checkWorkbook(sheets: readonly Sheet[], against: Against): CheckedWorkbook {
  const findings: Findings = { problems: [], notices: [] };
  const recognised = recogniseAll(sheets, against, findings);
  const { rows, rowsRead } = gatherRows(recognised, against, findings);
  nameBackwardDates(rows, findings);
  const given = givenBook({ rows, present: against.present, reference: against.reference, findings });
  const problems = inOrderOf(sheets, findings.problems);
  const notices = inOrderOf(sheets, findings.notices);
  const found = {
    problems: problems.slice(0, MOST_PROBLEMS),
    problemCount: problems.length,
    notices: notices.slice(0, MOST_PROBLEMS),
  };
  if (problems.length > 0) return { ...found, rowsRead, isSound: false };
  const book = mergeBooks(against.present, given);
  const stated = new Set(given.consents.filter(({ to }) => to.includes("planning")).map((one) => one.professional));
  const peopleListed = given.professionals.map(({ code }) => ({ code, statesConsent: stated.has(code) }));
  return { ...found, rowsRead, isSound: true, book, changes: changesOf(against.present, given), peopleListed };
}

/** As one goes through the workbook: sheet by sheet, row by row, column by column. */
function inOrderOf<At extends Place>(sheets: readonly Sheet[], places: At[]): At[] {
  const order = new Map(sheets.map(({ file, name }, index) => [`${file}\n${name}`, index]));
  const sheetOf = ({ file, sheet }: Place) => order.get(`${file}\n${sheet}`) ?? -1;
  const columnOf = ({ column }: Place) => column?.letters.padStart(3) ?? "";
  return places.toSorted(
    (one, other) =>
      sheetOf(one) - sheetOf(other) ||
      (one.row ?? 0) - (other.row ?? 0) ||
      (columnOf(one) < columnOf(other) ? -1 : columnOf(one) > columnOf(other) ? 1 : 0),
  );
}

/** The name of the planning period that a workbook is for, before anything else of it is read; null when it says none. */
export function periodNameIn(sheets: readonly Sheet[], naming: Naming): string | null {
  const sheet = recogniseSheets(sheets, naming).find(({ key }) => key === "programme");
  const index = [...(sheet?.slots ?? [])].find(([, { key }]) => key === "name")?.[0];
  const row = sheet?.sheet.rows.find(({ number }) => number > sheet.headingRow.number);
  return (index !== undefined && cellText(row?.cells[index])) || null;
}

/** The known sheets, in an order in which each stands behind those whose codes it names. */
function recogniseAll(sheets: readonly Sheet[], { naming }: Against, findings: Findings): RecognisedSheet[] {
  const sideSheets = new Set(naming.sideSheets().map(headingKey));
  const filled = sheets.filter(({ name, rows }) => rows.length > 0 && !sideSheets.has(headingKey(name)));
  const recognised = recogniseSheets(filled, naming);
  for (const sheet of filled) {
    if (recognised.some((known) => known.sheet === sheet)) continue;
    findings.notices.push({ ...wholeSheet(sheet.file, sheet.name), code: "exchange/sheet-left-out", details: {} });
  }
  if (recognised.length === 0) {
    findings.problems.push({ ...wholeSheet(sheets[0]?.file ?? "", ""), code: "exchange/no-known-sheet", details: {} });
  }
  return SHEET_KEYS.flatMap((key) => recognised.filter((sheet) => sheet.key === key));
}

type Gathered = { rows: GatheredRows; rowsRead: RowsRead };

function gatherRows(
  recognised: RecognisedSheet[],
  { present, reference, naming }: Against,
  findings: Findings,
): Gathered {
  const rows = noRows();
  const shared = {
    countries: nameList(countryNames(reference.countries)),
    languages: nameList(languageNames(reference.languages)),
    specialties: nameList(specialtyNames(reference.specialties)),
    purposes: nameList(naming.purposes()),
  };
  const listsNow = (): NameLists => ({
    ...shared,
    hospitals: nameList([...named(present.facilities), ...named(rows.hospitals.map(({ values }) => values))]),
    requests: nameList(codes([...present.requests, ...rows.requests.map(({ values }) => values)])),
    professionals: nameList([
      ...named(present.professionals),
      ...named(rows.professionals.map(({ values }) => values)),
    ]),
  });
  const rowsRead: RowsRead = [];
  let lists = listsNow();
  for (const sheet of recognised) {
    const reading = readSheet(sheet, lists, naming);
    (rows[sheet.key] as ReadRow<SheetKey>[]).push(...reading.rows);
    findings.problems.push(...reading.problems);
    findings.notices.push(...reading.notices);
    rowsRead.push({ sheet: sheet.sheet.name, rows: reading.rows.length });
    if (NAMED_BY_OTHERS.has(sheet.key)) lists = listsNow();
  }
  return { rows, rowsRead };
}

const NAMED_BY_OTHERS: ReadonlySet<SheetKey> = new Set(["hospitals", "requests", "professionals"]);

/** A row that could not be read in full still makes its code known, so that one fault is not named twice. */
function named(rows: { code?: string | undefined; name?: string | undefined }[]): Named[] {
  const known = new Map(
    rows.flatMap(({ code, name }) => (code ? [[code, { code, names: name ? [name] : [] }] as const] : [])),
  );
  return [...known.values()];
}

function codes(rows: { code?: string | undefined }[]): Named[] {
  return named(rows.map(({ code }) => ({ code })));
}

function givenBook(ground: Ground): Book {
  const { period, currency } = periodFromRows(ground);
  const facilities = facilitiesFromRows(ground);
  const known = knownCodes(ground);
  const given: Book = {
    ...EMPTY_BOOK,
    currency,
    period: ground.rows.programme.length > 0 ? period : null,
    facilities,
    waves: wavesFromRows(ground),
    inductionWeeks: inductionWeeksFromRows(ground),
    visitRates: visitRatesFromRows(ground),
    professionals: professionalsFromRows(ground, known),
    consents: consentsFromRows(ground),
    requests: requestsFromRows(ground, known, period),
    teams: teamsFromRows(ground),
  };
  const merged = mergeBooks(ground.present, given);
  nameDatesOutside(
    ground,
    period && { firstOn: period.startsOn, lastOn: addDays(period.startsOn, period.weeks * 7 - 1) },
  );
  return { ...given, floors: floorsFromRows(ground, merged) };
}

function knownCodes({ rows, present, reference }: Ground): KnownCodes {
  const codesOf = (things: { code?: string | undefined }[]) =>
    new Set(things.flatMap(({ code }) => (code ? [code] : [])));
  return {
    countries: codesOf(reference.countries),
    languages: codesOf(reference.languages),
    specialties: codesOf(reference.specialties),
    facilities: codesOf([...present.facilities, ...rows.hospitals.map(({ values }) => values)]),
  };
}
