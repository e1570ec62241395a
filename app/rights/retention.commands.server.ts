import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import { erasePerson } from "./erasure.commands.server.ts";
import { listOverdueProfessionals, listRules, removeOverdue, saveRule } from "./retention.queries.server.ts";
import { RETENTION, type RetentionKind } from "./retention.ts";

/** So many people are erased by one run at most: each is looked for everywhere. The next day goes on. */
export const MOST_ERASED_A_RUN = 50;

/** Says for how many days a kind of data is kept.
 *  @refuses rights/days-out-of-range */
export async function changeRule(
  transaction: Transaction,
  context: ProgrammeContext,
  { kind, days }: { kind: RetentionKind; days: number },
): Promise<null | Refusal> {
  const { least, most } = RETENTION[kind];
  if (!Number.isInteger(days) || days < least || days > most)
    return refuse("rights/days-out-of-range", { least, most });
  const before = await saveRule(transaction, { kind, days });
  await writeAudit(transaction, context, {
    act: "rights/change-retention",
    object: { kind: "programme", id: context.programmeId },
    before: { kind, days: before },
    after: { kind, days },
  });
  return null;
}

/** Removes what need not be kept any more, and leaves one audit line with how much of what. Professionals whose time is over are erased as if
 *  they had asked; one who is still placed or planned stays for now. A second run on the same day finds nothing.
 *  @returns how many of each kind went */
export async function applyRetention(
  transaction: Transaction,
  context: ProgrammeContext,
): Promise<Partial<Record<RetentionKind, number>>> {
  const removed: Partial<Record<RetentionKind, number>> = {};
  for (const { kind, days } of await listRules(transaction)) {
    if (kind === "backups") continue;
    const count =
      kind === "professionals"
        ? await eraseOverdue(transaction, context, days)
        : await removeOverdue(transaction, { kind, days });
    if (count > 0) removed[kind] = count;
  }
  if (Object.keys(removed).length > 0)
    await writeAudit(transaction, context, {
      act: "rights/apply-retention",
      object: { kind: "programme", id: context.programmeId },
      after: removed,
    });
  return removed;
}

async function eraseOverdue(transaction: Transaction, context: ProgrammeContext, days: number): Promise<number> {
  const overdue = await listOverdueProfessionals(transaction, days);
  let erased = 0;
  for (const professionalId of overdue.slice(0, MOST_ERASED_A_RUN)) {
    const outcome = await erasePerson(transaction, context, { professionalId, personalRequestId: null });
    if (!isRefusal(outcome)) erased++;
  }
  return erased;
}
