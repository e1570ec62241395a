import { sql } from "kysely";
import type { Database, Transaction } from "#app/lib/database.server.ts";

/** The authenticator app of an account, held until the transaction ends, so that a code is looked at once at a time; null when it has none. */
export async function lockSecondFactor(
  transaction: Transaction,
  accountId: string,
): Promise<{ sealedSecret: string; lastStep: number } | null> {
  const found = transaction
    .selectFrom("secondFactor")
    .select(["sealedSecret", "lastStep"])
    .where("accountId", "=", accountId)
    .forUpdate();
  return (await found.executeTakeFirst()) ?? null;
}

/** Gives an account an authenticator app, unless it has one.
 *  @param factor.lastStep of the code that proved it
 *  @returns whether it had none */
export async function insertSecondFactor(
  transaction: Transaction,
  factor: { accountId: string; sealedSecret: string; lastStep: number },
): Promise<boolean> {
  const added = await transaction
    .insertInto("secondFactor")
    .values(factor)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await markAccount(transaction, factor.accountId, true);
  return true;
}

/** Remembers which half-minute's code was accepted last. */
export async function updateLastStep(transaction: Transaction, accountId: string, lastStep: number): Promise<void> {
  await transaction.updateTable("secondFactor").set({ lastStep }).where("accountId", "=", accountId).execute();
}

/** Takes the authenticator app and the recovery codes of an account away. @returns whether it had one */
export async function deleteSecondFactor(transaction: Transaction, accountId: string): Promise<boolean> {
  const gone = await transaction.deleteFrom("secondFactor").where("accountId", "=", accountId).executeTakeFirst();
  await transaction.deleteFrom("recoveryCode").where("accountId", "=", accountId).execute();
  await markAccount(transaction, accountId, false);
  return gone.numDeletedRows === 1n;
}

/** Puts new recovery codes in place of those that are left. */
export async function replaceRecoveryCodes(
  transaction: Transaction,
  accountId: string,
  codeHashes: readonly Buffer[],
): Promise<void> {
  await transaction.deleteFrom("recoveryCode").where("accountId", "=", accountId).execute();
  await transaction
    .insertInto("recoveryCode")
    .values(codeHashes.map((codeHash) => ({ accountId, codeHash })))
    .execute();
}

/** Takes a recovery code away, which is how it is used. @returns whether it was there; of many at once, to one only */
export async function deleteRecoveryCode(
  transaction: Transaction,
  accountId: string,
  codeHash: Buffer,
): Promise<boolean> {
  const used = transaction
    .deleteFrom("recoveryCode")
    .where("accountId", "=", accountId)
    .where("codeHash", "=", codeHash);
  return (await used.executeTakeFirst()).numDeletedRows === 1n;
}

/** How many recovery codes an account has left. */
export async function countRecoveryCodes(database: Database, accountId: string): Promise<number> {
  const counted = database
    .selectFrom("recoveryCode")
    .select(sql<number>`count(*)`.as("left"))
    .where("accountId", "=", accountId);
  return (await counted.executeTakeFirstOrThrow()).left;
}

/** Whether a recovery code is there to be used. */
export async function isRecoveryCode(database: Database, accountId: string, codeHash: Buffer): Promise<boolean> {
  const found = database
    .selectFrom("recoveryCode")
    .select("accountId")
    .where("accountId", "=", accountId)
    .where("codeHash", "=", codeHash);
  return (await found.executeTakeFirst()) !== undefined;
}

/** The sign-in library reads it with every request, and administrators on the page of members. */
async function markAccount(transaction: Transaction, accountId: string, hasFactor: boolean): Promise<void> {
  await transaction
    .updateTable("account")
    .set({ secondFactorAt: hasFactor ? sql<Date>`now()` : null })
    .where("id", "=", accountId)
    .execute();
}
