import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";

/** Since when the data of a person are held and used for nothing; null when they are used. */
export async function getRestrictedAt(transaction: Transaction, professionalId: string): Promise<Date | null> {
  const found = transaction
    .selectFrom("restriction")
    .select("restrictedAt")
    .where("professionalId", "=", professionalId);
  return (await found.executeTakeFirst())?.restrictedAt ?? null;
}

/** From the next statement on, nobody but the person sees more of them than the name.
 *  @returns false when it was so before */
export async function insertRestriction(transaction: Transaction, professionalId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into restriction (programme_id, professional_id, code, name)
    select programme_id, professional_id, code, name from professional where professional_id = ${professionalId}
    on conflict do nothing returning 1`.execute(transaction);
  return rows.length > 0;
}

/** @returns false when there was nothing to lift */
export async function removeRestriction(transaction: Transaction, professionalId: string): Promise<boolean> {
  const removed = await transaction
    .deleteFrom("restriction")
    .where("professionalId", "=", professionalId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
