import { createHash } from "node:crypto";
import type { ConsentEntry } from "#app/accounts/consent.ts";
import { saveConsents } from "#app/accounts/consent.commands.server.ts";
import { listAskedAboutPlanning } from "#app/accounts/consent.queries.server.ts";
import { getToday } from "#app/accounts/membership.queries.server.ts";
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

/** On which ground people are registered of whom a list says nothing: they agreed to being planned on a day, by the list's own form; or nothing
 *  is recorded, and they are not planned until they are asked. */
export type ConsentGround = { on: string } | "none";

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
 *  @param taken.ground needed where the list does not say that all of its people agree to being planned
 *  @refuses exchange/no-such-import, exchange/import-ended, and as takeWorkbook. When the new check finds problems these are kept, nothing
 *           else is, and the answer says so */
export async function takeImport(
  transaction: Transaction,
  context: ProgrammeContext,
  { importId, ground }: { importId: string; ground?: ConsentGround | undefined },
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
  const summary = await takeWorkbook(transaction, context, { checked, importId, ground });
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
export async function checkAgainstProgramme(transaction: Transaction, sheets: Sheet[]): Promise<CheckedAgainst> {
  const present = await getBook(transaction, periodNameIn(sheets, NAMING) ?? undefined);
  const checked = checkWorkbook(sheets, { present, reference: await getReference(transaction), naming: NAMING });
  return { ...checked, withoutConsent: checked.isSound ? await notAsked(transaction, checked) : [] };
}

/** The codes of the list's people of whom neither the list nor any statement says whether they agree to being planned. */
async function notAsked(transaction: Transaction, { peopleListed }: Pick<Sound, "peopleListed">): Promise<string[]> {
  const silent = peopleListed.filter(({ statesConsent }) => !statesConsent).map(({ code }) => code);
  const asked = new Set(
    (await listAskedAboutPlanning(transaction, silent)).filter(({ isAsked }) => isAsked).map(({ code }) => code),
  );
  return silent.filter((code) => !asked.has(code));
}

/** A checked workbook, with the codes of the people about whose consent to being planned nothing is known. */
export type CheckedAgainst = CheckedWorkbook & { withoutConsent: string[] };

type Sound = Extract<CheckedAgainst, { isSound: true }>;

/** Writes what a sound workbook adds and changes, each list through the slice that owns it, and says so in the audit log.
 *  @param taken.importId the import it was kept as; null when it comes straight from the command line
 *  @param taken.ground   for the people about whose consent nothing is known
 *  @refuses exchange/consent-ground-missing when there are such people and no ground is given; exchange/consent-ground-in-future;
 *           exchange/not-saved when a slice refuses an entry; then the caller's transaction must not be kept */
export async function takeWorkbook(
  transaction: Transaction,
  context: ProgrammeContext,
  { checked, importId, ground }: { checked: Sound; importId: string | null; ground?: ConsentGround | undefined },
): Promise<Summary | Refusal> {
  const refusal = await whyNoGround(transaction, checked, ground);
  if (refusal) return refusal;
  for (const save of savesOf(checked)) {
    const saved = await save(transaction, context);
    if (isRefusal(saved)) return notSaved(saved);
  }
  await saveConsents(transaction, context, [
    ...writtenOf(checked.changes, "consents"),
    ...agreedOn(ground, checked.withoutConsent),
  ]);
  const summary = summaryOf(checked.changes);
  await writeAudit(transaction, context, {
    act: "exchange/take-workbook",
    object: importId ? { kind: "workbook-import", id: importId } : { kind: "programme", id: context.programmeId },
    after: {
      ...summary,
      ...(checked.withoutConsent.length > 0 && { withoutConsent: checked.withoutConsent.length, ground }),
    },
  });
  return summary;
}

function agreedOn(ground: ConsentGround | undefined, codes: string[]): ConsentEntry[] {
  if (typeof ground !== "object") return [];
  return codes.map((professional) => ({ professional, on: ground.on, to: ["planning"] }));
}

async function whyNoGround(transaction: Transaction, checked: Sound, ground?: ConsentGround): Promise<Refusal | null> {
  const people = checked.withoutConsent.length;
  if (people > 0 && ground === undefined) return refuse("exchange/consent-ground-missing", { people });
  const isToCome = typeof ground === "object" && ground.on > (await getToday(transaction));
  return isToCome ? refuse("exchange/consent-ground-in-future") : null;
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

function findingsOf(checked: CheckedAgainst): { problems: CheckedWorkbook["problems"]; summary: ImportSummary } {
  const { problems, problemCount, notices, rowsRead } = checked;
  return {
    problems,
    summary: {
      counts: checked.isSound ? summaryOf(checked.changes) : null,
      problemCount,
      notices,
      rowsRead,
      withoutConsent: checked.withoutConsent.length,
    },
  };
}

function digestOf(files: readonly NamedFile[]): string {
  const hash = createHash("sha256");
  for (const { bytes } of files) hash.update(bytes);
  return `sha256:${hash.digest("hex")}`;
}
