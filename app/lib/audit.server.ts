import { json, type ProgrammeContext, type Transaction } from "./database.server.ts";
import { newId } from "./ids.ts";

/** One act, for the record. */
export type AuditEntry = {
  /** What was done: `slice/verb-noun`, for example "planning/accept-plan". */
  act: string;
  object: { kind: string; id: string };
  /** The values that changed, as they were; left out when there was nothing before. */
  before?: Record<string, unknown>;
  /** The values that changed, as they are now; left out when nothing is left. */
  after?: Record<string, unknown>;
};

/** Writes the audit line of an act in the transaction of its change, so that neither is kept without the other.
 *  The database refuses to change or delete a line afterwards. */
export async function writeAudit(
  transaction: Transaction,
  context: ProgrammeContext,
  entry: AuditEntry,
): Promise<void> {
  await transaction
    .insertInto("auditLine")
    .values({
      programmeId: context.programmeId,
      auditLineId: newId(),
      accountId: context.accountId,
      requestId: context.requestId,
      act: entry.act,
      objectKind: entry.object.kind,
      objectId: entry.object.id,
      before: entry.before === undefined ? null : json(entry.before),
      after: entry.after === undefined ? null : json(entry.after),
    })
    .execute();
}
