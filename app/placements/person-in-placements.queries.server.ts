import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";

/** Until when somebody is placed: the last day of the last placement that holds and has not ended today; null when there is none. */
export async function getPlacedUntil(transaction: Transaction, professionalId: string): Promise<string | null> {
  const { rows } = await sql<{ until: string | null }>`
    select max(upper(during) - 1) as until from placement
    where professional_id = ${professionalId} and state <> 'withdrawn' and upper(during) > tern_today()`.execute(
    transaction,
  );
  return rows[0]?.until ?? null;
}

/** Puts another in the place of a professional in all placements. When, where and for whom they were stays. */
export async function replaceInPlacements(
  transaction: Transaction,
  { professionalId, by }: { professionalId: string; by: { professionalId: string } },
): Promise<void> {
  await transaction
    .updateTable("placement")
    .set({ professionalId: by.professionalId })
    .where("professionalId", "=", professionalId)
    .execute();
}
