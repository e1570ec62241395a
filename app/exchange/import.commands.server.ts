import { createHash } from "node:crypto";
import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import type { NamedFile } from "#app/lib/read-spreadsheet.server.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import type { RowProblem } from "#app/lib/row-problem.ts";
import type { Sheet } from "#app/lib/spreadsheet.ts";
import { saveProfessionals } from "#app/mapping/professional.commands.server.ts";
import { saveFloors, saveTeams } from "#app/needs/floor.commands.server.ts";
import { saveRequests } from "#app/needs/request.commands.server.ts";
import { saveFacilities } from "#app/programme/facility.commands.server.ts";
import { savePeriod } from "#app/programme/period.commands.server.ts";
import { saveVisitRates } from "#app/programme/visit-rate.commands.server.ts";
import { saveWaves } from "#app/programme/wave.commands.server.ts";
import { getBook, getReference } from "./book.queries.server.ts";
import type { Entry, Noun } from "./book.ts";
import { type Changes, type Summary, summaryOf } from "./changes.ts";
import { type CheckedWorkbook, checkWorkbook, periodNameIn } from "./check-workbook.ts";
import { NAMING } from "./format-words.ts";
import {
  addImport,
  endImport,
  getImportSheets,
  type ImportSummary,
  lockImport,
  replaceFindings,
} from "./import.queries.server.ts";
import { ruleInWords } from "./problem-words.ts";

/** Checks an uploaded workbook against the programme as it is now, and keeps it until it is taken or put away.
 *  @param upload the files, and the sheets that were read from them
 *  @returns the id of the import */
export async function keepWorkbook(
  transaction: Transaction,
  context: ProgrammeContext & { accountId: string },
  { files, sheets }: { files: readonly NamedFile[]; sheets: Sheet[] },
): Promise<string> {
  const checked = await checkAgainstProgramme(transaction, sheets);
  const fileName =
    files
      .map(({ name }) => name)
      .join(", ")
      .slice(0, 200) || "?";
  const fileDigest = digestOf(files);
  const importId = await addImport(transaction, context, { fileName, fileDigest, sheets, ...findingsOf(checked) });
  await writeAudit(transaction, context, {
    act: "exchange/check-workbook",
    object: { kind: "workbook-import", id: importId },
    after: { fileDigest, problems: checked.problemCount },
  });
  return importId;
}

/** Takes a kept workbook into the programme: every row of it, or none. It is checked again first, because the programme may have changed.
 *  @refuses exchange/no-such-import, exchange/import-ended, exchange/not-saved. When the new check finds problems these are kept, nothing
 *           else is, and the answer says so */
export async function takeImport(
  transaction: Transaction,
  context: ProgrammeContext,
  importId: string,
): Promise<{ taken: true; summary: Summary } | { taken: false } | Refusal> {
  const state = await lockImport(transaction, importId);
  if (state === null) return refuse("exchange/no-such-import");
  const sheets = state === "checked" ? await getImportSheets(transaction, importId) : null;
  if (sheets === null) return refuse("exchange/import-ended");
  const checked = await checkAgainstProgramme(transaction, sheets);
  if (!checked.isSound) {
    await replaceFindings(transaction, importId, findingsOf(checked));
    return { taken: false };
  }
  const summary = await takeWorkbook(transaction, context, { checked, importId });
  if (isRefusal(summary)) return summary;
  await replaceFindings(transaction, importId, findingsOf(checked));
  await endImport(transaction, importId, "taken");
  return { taken: true, summary };
}

/** Puts a kept workbook away without taking anything from it. What it held is deleted.
 *  @refuses exchange/no-such-import, exchange/import-ended */
export async function abandonImport(
  transaction: Transaction,
  context: ProgrammeContext,
  importId: string,
): Promise<null | Refusal> {
  const state = await lockImport(transaction, importId);
  if (state === null) return refuse("exchange/no-such-import");
  if (state !== "checked") return refuse("exchange/import-ended");
  await endImport(transaction, importId, "abandoned");
  await writeAudit(transaction, context, {
    act: "exchange/abandon-import",
    object: { kind: "workbook-import", id: importId },
  });
  return null;
}

/** Reads and checks sheets against what the programme holds now. */
export async function checkAgainstProgramme(transaction: Transaction, sheets: Sheet[]): Promise<CheckedWorkbook> {
  const present = await getBook(transaction, periodNameIn(sheets, NAMING) ?? undefined);
  return checkWorkbook(sheets, { present, reference: await getReference(transaction), naming: NAMING });
}

type Sound = Extract<CheckedWorkbook, { isSound: true }>;

/** Writes what a sound workbook adds and changes, each list through the slice that owns it, and says so in the audit log.
 *  @param taken.importId the import it was kept as; null when it comes straight from the command line
 *  @refuses exchange/not-saved when a slice refuses an entry; then the caller's transaction must not be kept */
export async function takeWorkbook(
  transaction: Transaction,
  context: ProgrammeContext,
  { checked, importId }: { checked: Sound; importId: string | null },
): Promise<Summary | Refusal> {
  for (const save of savesOf(checked)) {
    const saved = await save(transaction, context);
    if (isRefusal(saved)) return notSaved(saved);
  }
  const summary = summaryOf(checked.changes);
  await writeAudit(transaction, context, {
    act: "exchange/take-workbook",
    object: importId ? { kind: "workbook-import", id: importId } : { kind: "programme", id: context.programmeId },
    after: summary,
  });
  return summary;
}

type Save = (transaction: Transaction, context: ProgrammeContext) => Promise<unknown>;

/** What has to be written, in an order in which everything stands behind what it names. */
function savesOf({ book, changes }: Sound): Save[] {
  const { period } = book;
  const written = <N extends Noun>(noun: N) => writtenOf(changes, noun);
  const saves: Save[] = [];
  const facilities = written("facilities");
  const [waves, inductionWeeks] = [written("waves"), written("inductionWeeks")];
  const [visitRates, professionals] = [written("visitRates"), written("professionals")];
  const [requests, teams, floors] = [written("requests"), written("teams"), written("floors")];
  if (facilities.length > 0) saves.push((t, c) => saveFacilities(t, c, facilities));
  if (period && (changes.period === "added" || changes.period === "changed"))
    saves.push((t, c) => savePeriod(t, c, period));
  if (waves.length + inductionWeeks.length > 0) saves.push((t, c) => saveWaves(t, c, { waves, inductionWeeks }));
  if (visitRates.length > 0) saves.push((t, c) => saveVisitRates(t, c, visitRates));
  if (professionals.length > 0) saves.push((t, c) => saveProfessionals(t, c, professionals));
  if (period && requests.length > 0) saves.push((t, c) => saveRequests(t, c, { periodName: period.name, requests }));
  if (teams.length > 0) saves.push((t, c) => saveTeams(t, c, teams));
  if (period && floors.length > 0) saves.push((t, c) => saveFloors(t, c, { periodName: period.name, floors }));
  return saves;
}

function writtenOf<N extends Noun>(changes: Changes, noun: N): Entry<N>[] {
  return [...changes[noun].added, ...changes[noun].changed];
}

/** The rules of the slices were asked before, so this happens only when somebody else changed the programme in between. */
function notSaved(refusal: Refusal & { problems?: RowProblem[] }): Refusal {
  const [first] = refusal.problems ?? [];
  const reason = first ? `${first.record}: ${ruleInWords(first)}` : ruleInWords(refusal);
  return refuse("exchange/not-saved", { reason });
}

function findingsOf(checked: CheckedWorkbook): { problems: CheckedWorkbook["problems"]; summary: ImportSummary } {
  const { problems, problemCount, notices, rowsRead } = checked;
  return {
    problems,
    summary: { counts: checked.isSound ? summaryOf(checked.changes) : null, problemCount, notices, rowsRead },
  };
}

function digestOf(files: readonly NamedFile[]): string {
  const hash = createHash("sha256");
  for (const { bytes } of files) hash.update(bytes);
  return `sha256:${hash.digest("hex")}`;
}
