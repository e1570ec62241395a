import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { listedTwice, refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import { getKnownCodes } from "#app/programme/reference.queries.server.ts";
import { normalProfessional, type ProfessionalEntry } from "./professional.ts";
import { professionalProblems } from "./professional-problems.ts";
import { listByCode, listRestrictedCodes } from "./professional.queries.server.ts";
import { replaceProfessionals } from "./professional-writes.queries.server.ts";

/** Adds professionals to the programme, and replaces all that is kept of those whose code is known. Others stay as they are.
 *  @returns how many were added, changed and left as they were
 *  @refuses mapping/professionals-refused with every problem of every entry; then nothing is saved */
export async function saveProfessionals(
  transaction: Transaction,
  context: ProgrammeContext,
  entries: ProfessionalEntry[],
): Promise<SavedCounts | RowsRefusal> {
  const known = await getKnownCodes(transaction);
  const codes = entries.map(({ code }) => code);
  const restricted = await listRestrictedCodes(transaction, codes);
  const problems = [
    ...listedTwice(codes, { field: "code", code: "mapping/professional-twice" }),
    ...restricted.map((record) => {
      return { record, field: "code", code: "mapping/professional-restricted", details: { value: record } };
    }),
    ...entries.flatMap((entry) => professionalProblems(entry, known)),
  ];
  if (problems.length > 0) return refuseRows("mapping/professionals-refused", problems);
  const present = await listByCode(transaction, codes);
  const ids = new Map(present.map(({ code, professionalId }) => [code, professionalId]));
  const sorted = sortOut(entries.map(normalProfessional), {
    present: present.map(normalProfessional),
    keyOf: ({ code }) => code,
  });
  const toSave = [...sorted.added, ...sorted.changed];
  const saved = toSave.map((entry) => ({ professionalId: ids.get(entry.code) ?? newId(), ...entry }));
  await replaceProfessionals(transaction, saved);
  const counts = countsOf(sorted);
  await writeAudit(transaction, context, {
    act: "mapping/save-professionals",
    object: { kind: "programme", id: context.programmeId },
    // By ids: a code comes from somebody's list, and may say who it is of.
    after: { ...counts, professionals: saved.map(({ professionalId }) => professionalId) },
  });
  return counts;
}
