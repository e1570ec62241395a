import type { RowProblem } from "#app/lib/row-problem.ts";
import type { Reference } from "./known-names.ts";
import type { Book } from "./book.ts";
import type { SheetKey } from "./formats.ts";
import type { Notice, Place, Problem } from "./problem.ts";
import type { ReadRow } from "./read-sheet.ts";

/** The rows of all sheets that were given, by kind of sheet; several files may each bring some. */
export type GatheredRows = { [Key in SheetKey]: ReadRow<Key>[] };

/** No row of any sheet: what a workbook is before it is read. */
export function noRows(): GatheredRows {
  const none = { programme: [], hospitals: [], requests: [], windows: [], waves: [], inductionWeeks: [] };
  return { ...none, costs: [], floors: [], professionals: [], availability: [] };
}

/** What has been found so far. Every reader of rows adds to it. */
export type Findings = { problems: Problem[]; notices: Notice[] };

/** What rows are read against: the rows of the other sheets, what the programme holds now, and the shared lists. */
export type Ground = { rows: GatheredRows; present: Book; reference: Reference; findings: Findings };

/** The sound rows, each key once; a second row of the same key is named as a problem at `column`. */
export function onceEach<Key extends SheetKey>(
  rows: ReadRow<Key>[],
  keyOf: (values: ReadRow<Key>["values"]) => string | null,
  { column, findings }: { column: Parameters<ReadRow<Key>["at"]>[0]; findings: Findings },
): (ReadRow<Key> & { isSound: true })[] {
  const first = new Map<string, ReadRow<Key>>();
  for (const row of rows) {
    const key = keyOf(row.values);
    const earlier = key === null ? undefined : first.get(key);
    if (key !== null && earlier) {
      const place = earlier.at(column);
      const details = { earlierSheet: place.sheet, earlierRow: place.row ?? 0 };
      findings.problems.push({ ...row.at(column), code: "exchange/twice", details });
    } else if (key !== null) first.set(key, row);
  }
  return [...first.values()].filter((row) => row.isSound);
}

/** Adds what the rules of a slice say about an entry, unless something is already wrong in the same row: one fault, one sentence. */
export function addRuleProblem({ problems }: Findings, place: Place, problem: RowProblem): void {
  const isNamed = problems.some(
    ({ file, sheet, row }) => file === place.file && sheet === place.sheet && row === place.row,
  );
  if (!isNamed) problems.push({ ...place, code: problem.code, details: problem.details });
}

/** Dates of a row that end before they begin, in whatever sheet. */
export function nameBackwardDates(rows: GatheredRows, findings: Findings): void {
  for (const row of [...rows.availability, ...rows.windows, ...rows.requests, ...rows.waves]) {
    const { from, to } = row.values;
    if (from && to && to < from) {
      const details = { from, to, fromHeading: row.at("from").column?.heading ?? "" };
      findings.problems.push({ ...row.at("to"), code: "exchange/ends-before-beginning", details });
    }
  }
}
