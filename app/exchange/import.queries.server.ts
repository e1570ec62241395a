import { json, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import type { Sheet } from "#app/lib/spreadsheet.ts";
import type { Summary } from "./changes.ts";
import type { RowsRead } from "./check-workbook.ts";
import type { Notice, Problem } from "./problem.ts";

/** How far an uploaded workbook has come: checked and waiting, taken into the programme, or put away. */
export type ImportState = "checked" | "taken" | "abandoned";

/** What was found when a workbook was checked. `counts` is null while it has problems. */
export type ImportSummary = {
  counts: Summary | null;
  problemCount: number;
  notices: Notice[];
  rowsRead: RowsRead;
  /** How many of the list's people nobody has asked yet whether they agree to being planned, and the list does not say it. */
  withoutConsent?: number;
};

export type WorkbookImport = {
  importId: string;
  fileName: string;
  state: ImportState;
  problems: Problem[];
  summary: ImportSummary;
  importedBy: string;
  createdAt: Date;
  takenAt: Date | null;
};

/** Uploaded workbooks, the latest first, without what they hold. */
export async function listImports(transaction: Transaction, most = 20): Promise<WorkbookImport[]> {
  return (await selectImports(transaction).orderBy("createdAt", "desc").limit(most).execute()).map(asImport);
}

/** The import with an id, without what it holds; null when there is none. */
export async function getImport(transaction: Transaction, importId: string): Promise<WorkbookImport | null> {
  const row = await selectImports(transaction).where("importId", "=", importId).executeTakeFirst();
  return row ? asImport(row) : null;
}

/** The sheets of an uploaded workbook as they were read; null once they were taken or put away. */
export async function getImportSheets(transaction: Transaction, importId: string): Promise<Sheet[] | null> {
  const row = await transaction
    .selectFrom("workbookImport")
    .select("content")
    .where("importId", "=", importId)
    .executeTakeFirst();
  // Only addImport writes this column.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (row?.content ?? null) as Sheet[] | null;
}

/** What an upload is kept as. */
export type NewImport = {
  fileName: string;
  fileDigest: string;
  sheets: Sheet[];
  problems: Problem[];
  summary: ImportSummary;
};

/** Keeps an uploaded workbook.
 *  @returns its id */
export async function addImport(
  transaction: Transaction,
  context: ProgrammeContext & { accountId: string },
  added: NewImport,
): Promise<string> {
  const importId = newId();
  await transaction
    .insertInto("workbookImport")
    .values({
      programmeId: context.programmeId,
      importId,
      fileName: added.fileName,
      fileDigest: added.fileDigest,
      state: "checked",
      content: json(added.sheets),
      problems: json(added.problems),
      summary: json(added.summary),
      importedBy: context.accountId,
    })
    .execute();
  return importId;
}

/** Keeps what a new check of the same workbook found. */
export async function replaceFindings(
  transaction: Transaction,
  importId: string,
  { problems, summary }: Pick<NewImport, "problems" | "summary">,
): Promise<void> {
  await transaction
    .updateTable("workbookImport")
    .set({ problems: json(problems), summary: json(summary) })
    .where("importId", "=", importId)
    .execute();
}

/** Ends an import: what it held is not needed any more, and people's data are not kept twice. */
export async function endImport(
  transaction: Transaction,
  importId: string,
  state: "taken" | "abandoned",
): Promise<void> {
  await transaction
    .updateTable("workbookImport")
    .set({ state, content: null, problems: json([]), takenAt: state === "taken" ? new Date() : null })
    .where("importId", "=", importId)
    .execute();
}

/** Takes hold of an import until the transaction ends, so that two people cannot take it at once. */
export async function lockImport(transaction: Transaction, importId: string): Promise<ImportState | null> {
  const row = await transaction
    .selectFrom("workbookImport")
    .select("state")
    .where("importId", "=", importId)
    .forUpdate()
    .executeTakeFirst();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column's check constraint allows nothing else
  return (row?.state ?? null) as ImportState | null;
}

function selectImports(transaction: Transaction) {
  return transaction
    .selectFrom("workbookImport")
    .select(["importId", "fileName", "state", "problems", "summary", "importedBy", "createdAt", "takenAt"]);
}

/** Only addImport, replaceFindings and endImport write these columns. */
function asImport(
  row: Awaited<ReturnType<ReturnType<typeof selectImports>["executeTakeFirstOrThrow"]>>,
): WorkbookImport {
  const read: unknown = row;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return read as WorkbookImport;
}
