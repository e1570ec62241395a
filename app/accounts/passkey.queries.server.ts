import { sql } from "kysely";
import type { Database, Transaction } from "#app/lib/database.server.ts";

/** A passkey as its owner sees it. */
export type Passkey = { credentialId: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** The passkeys of an account, the oldest first. */
export async function listPasskeys(database: Database, accountId: string): Promise<Passkey[]> {
  return await database
    .selectFrom("passkey")
    .select(["credentialId", "name", "createdAt", "lastUsedAt"])
    .where("accountId", "=", accountId)
    .orderBy("createdAt")
    .orderBy("credentialId")
    .execute();
}

/** What is needed to check an answer of a passkey. */
export type PasskeyKey = { accountId: string; publicKey: Buffer; timesUsed: number };

/** The public key of a passkey, and whose it is; undefined when it is not known (any more). */
export async function findPasskeyKey(database: Database, credentialId: string): Promise<PasskeyKey | undefined> {
  return await database
    .selectFrom("passkey")
    .select(["accountId", "publicKey", "timesUsed"])
    .where("credentialId", "=", credentialId)
    .executeTakeFirst();
}

type NewPasskey = { credentialId: string; accountId: string; name: string; publicKey: Buffer; timesUsed: number };

/** Adds a passkey.
 *  @returns false when it is known already */
export async function insertPasskey(transaction: Transaction, passkey: NewPasskey): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("passkey")
    .values(passkey)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Marks a passkey as used for a question that was asked at a time.
 *  @returns false when it has answered this question or a later one already */
export async function usePasskey(
  database: Database,
  credentialId: string,
  { askedAt, timesUsed }: { askedAt: Date; timesUsed: number },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("passkey")
    .set({ timesUsed, lastUsedAt: sql<Date>`greatest(now(), ${askedAt})` })
    .where("credentialId", "=", credentialId)
    .where((where) => where.or([where("lastUsedAt", "is", null), where("lastUsedAt", "<", askedAt)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes a passkey of an account away.
 *  @returns false when the account has no such passkey */
export async function deletePasskey(
  transaction: Transaction,
  { accountId, credentialId }: { accountId: string; credentialId: string },
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("passkey")
    .where("accountId", "=", accountId)
    .where("credentialId", "=", credentialId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
