import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { listedTwice, refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import { visitRateProblems } from "./programme-problems.ts";
import { replaceVisitRates } from "./programme-writes.queries.server.ts";
import { getKnownCodes } from "./reference.queries.server.ts";
import type { VisitRateEntry } from "./visit-rate.ts";
import { getVisitRateEntries } from "./visit-rate.queries.server.ts";

/** Adds rates, and changes those of specialties that have one.
 *  @returns how many were added, changed and left as they were
 *  @refuses programme/visit-rates-refused with every problem of every entry; then nothing is saved */
export async function saveVisitRates(
  transaction: Transaction,
  context: ProgrammeContext,
  entries: VisitRateEntry[],
): Promise<SavedCounts | RowsRefusal> {
  const known = await getKnownCodes(transaction);
  const keyOf = ({ specialtyCode }: VisitRateEntry): string => specialtyCode;
  const problems = [
    ...listedTwice(entries.map(keyOf), { field: "specialtyCode", code: "programme/visit-rate-twice" }),
    ...entries.flatMap((entry) => visitRateProblems(entry, known)),
  ];
  if (problems.length > 0) return refuseRows("programme/visit-rates-refused", problems);
  const sorted = sortOut(entries, { present: await getVisitRateEntries(transaction), keyOf });
  const toSave = [...sorted.added, ...sorted.changed];
  await replaceVisitRates(transaction, toSave);
  await writeAudit(transaction, context, {
    act: "programme/save-visit-rates",
    object: { kind: "programme", id: context.programmeId },
    after: { rates: toSave },
  });
  return countsOf(sorted);
}
