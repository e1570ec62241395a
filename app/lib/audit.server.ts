import { createHash } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import type { Json } from "#db/types.ts";
import type { ProgrammeContext, Transaction } from "./database.server.ts";
import { newId } from "./ids.ts";

/** One act, for the record. Values of persons stand here by reference only, as ids and codes: a line is never changed, so what may have to
 *  be erased must not be in it (docs/decisions/0042-audit-lines-form-a-chain.md). */
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
 *  The database links it to the line before when the transaction is kept, and refuses to change or delete it afterwards. */
export async function writeAudit(
  transaction: Transaction,
  context: ProgrammeContext,
  entry: AuditEntry,
): Promise<void> {
  await transaction
    .insertInto("auditLine")
    .values({
      ...valuesOf(context, entry),
      auditLineId: newId(),
      before: jsonAsSent(entry.before),
      after: jsonAsSent(entry.after),
    })
    .execute();
}

/** Writes that somebody has looked at a personal file: one line for each viewer, file and hour of the clock, however often they look.
 *  @param entry.act names the reading, for example "mapping/read-professional" */
export async function writeReading(
  transaction: Transaction,
  context: ProgrammeContext,
  entry: Pick<AuditEntry, "act" | "object">,
): Promise<void> {
  const hour = new Date().toISOString().slice(0, 13);
  const { programmeId, accountId } = context;
  const auditLineId = idOf([programmeId, accountId, entry.act, entry.object.kind, entry.object.id, hour]);
  await transaction
    .insertInto("auditLine")
    .values({ ...valuesOf(context, entry), auditLineId })
    // Without naming the key: whoever leaves a line may not read what lines there are.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function valuesOf(context: ProgrammeContext, { act, object }: Pick<AuditEntry, "act" | "object">) {
  const { programmeId, accountId, requestId } = context;
  return { programmeId, accountId, requestId, act, objectKind: object.kind, objectId: object.id };
}

/** The column keeps this very text, because it is what is hashed. */
function jsonAsSent(values: Record<string, unknown> | undefined): RawBuilder<Json> | null {
  return values === undefined ? null : sql<Json>`${JSON.stringify(values)}::json`;
}

/** The same identifier for the same words: a UUID of version 8 (RFC 9562). */
function idOf(words: readonly (string | null)[]): string {
  const hex = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
