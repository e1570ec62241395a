import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { refuseRows, type RowsRefusal } from "#app/lib/row-problem.ts";
import { countsOf, sortOut, type SavedCounts } from "#app/lib/saved-entries.server.ts";
import type { PeriodEntry } from "./period.ts";
import { getPeriod, getPeriodByName, getPeriodEntry, lockPeriod } from "./period.queries.server.ts";
import { periodVersion } from "./period-version.server.ts";
import { periodProblems } from "./programme-problems.ts";
import { replacePeriod } from "./programme-writes.queries.server.ts";

/** Adds a planning period, or replaces the one of the same name.
 *  @returns whether it was added, changed or left as it was, and its id
 *  @refuses programme/period-refused with every problem, for example a budget for a block that the period does not have */
export async function savePeriod(
  transaction: Transaction,
  context: ProgrammeContext,
  entry: PeriodEntry,
): Promise<(SavedCounts & { periodId: string }) | RowsRefusal> {
  const problems = periodProblems(entry);
  if (problems.length > 0) return refuseRows("programme/period-refused", problems);
  const kept = await getPeriodByName(transaction, entry.name);
  const before = await getPeriodEntry(transaction, entry.name);
  const periodId = kept?.periodId ?? newId();
  const sorted = sortOut([entry], { present: before ? [before] : [], keyOf: ({ name }) => name });
  if (sorted.unchanged.length === 0) await replacePeriod(transaction, context, { periodId, ...entry });
  await writeAudit(transaction, context, {
    act: "programme/save-period",
    object: { kind: "planning-period", id: periodId },
    ...(before && { before }),
    after: entry,
  });
  return { ...countsOf(sorted), periodId };
}

/** Changes a period as somebody saw it. Who saves second does not overwrite the first unseen.
 *  @param change.seen the version of the period that the form was made from
 *  @refuses programme/period-changed when the period says something else by now, and what savePeriod refuses */
export async function changePeriod(
  transaction: Transaction,
  context: ProgrammeContext,
  change: { periodId: string; seen: string; entry: PeriodEntry },
): Promise<Awaited<ReturnType<typeof savePeriod>> | Refusal> {
  await lockPeriod(transaction, change.periodId);
  const kept = await getPeriod(transaction, change.periodId);
  if (!kept || periodVersion(kept) !== change.seen)
    return refuse("programme/period-changed", { name: change.entry.name });
  return await savePeriod(transaction, context, change.entry);
}
