import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { getPlacedUntil } from "#app/placements/person-in-placements.queries.server.ts";
import { insertRestriction, removeRestriction } from "./restriction.queries.server.ts";

type By = ProgrammeContext & { accountId: string };

/** Holds a person's data and uses them for nothing: from the next page on they are in no list, plan or file. Runs as Tern itself: the caller has
 *  checked who asks.
 *  @refuses rights/placed-ahead while somebody expects the person; rights/already-restricted */
export async function restrictPerson(
  transaction: Transaction,
  context: By,
  professionalId: string,
): Promise<null | Refusal> {
  const until = await getPlacedUntil(transaction, professionalId);
  if (until !== null) return refuse("rights/placed-ahead", { until });
  if (!(await insertRestriction(transaction, professionalId))) return refuse("rights/already-restricted");
  await writeAudit(transaction, context, {
    act: "rights/restrict-person",
    object: { kind: "professional", id: professionalId },
  });
  return null;
}

/** Uses a person's data again. Runs as Tern itself.
 *  @refuses rights/not-restricted */
export async function liftRestriction(
  transaction: Transaction,
  context: By,
  professionalId: string,
): Promise<null | Refusal> {
  if (!(await removeRestriction(transaction, professionalId))) return refuse("rights/not-restricted");
  await writeAudit(transaction, context, {
    act: "rights/lift-restriction",
    object: { kind: "professional", id: professionalId },
  });
  return null;
}
