import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { listedTwice, refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import { getKnownCodes } from "#app/programme/reference.queries.server.ts";
import { normalProfessional, type ProfessionalEntry } from "./professional.ts";
import { professionalProblems } from "./professional-problems.ts";
import { listByCode } from "./professional.queries.server.ts";
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
  const problems = [
    ...listedTwice(
      entries.map(({ code }) => code),
      { field: "code", code: "mapping/professional-twice" },
    ),
    ...entries.flatMap((entry) => professionalProblems(entry, known)),
  ];
  if (problems.length > 0) return refuseRows("mapping/professionals-refused", problems);
  const present = await listByCode(
    transaction,
    entries.map(({ code }) => code),
  );
  const ids = new Map(present.map(({ code, professionalId }) => [code, professionalId]));
  const sorted = sortOut(entries.map(normalProfessional), {
    present: present.map(normalProfessional),
    keyOf: ({ code }) => code,
  });
  const toSave = [...sorted.added, ...sorted.changed];
  await replaceProfessionals(
    transaction,
    toSave.map((entry) => ({ professionalId: ids.get(entry.code) ?? newId(), ...entry })),
  );
  const counts = countsOf(sorted);
  await writeAudit(transaction, context, {
    act: "mapping/save-professionals",
    object: { kind: "programme", id: context.programmeId },
    after: { ...counts, codes: toSave.map(({ code }) => code) },
  });
  return counts;
}
