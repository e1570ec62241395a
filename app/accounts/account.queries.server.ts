import { sql } from "kysely";
import type { Database, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";

/** The account with an e-mail address, in whatever case; undefined when there is none. */
export async function findAccountId(transaction: Transaction, email: string): Promise<string | undefined> {
  const account = await transaction
    .selectFrom("account")
    .select("id")
    .where(sql<string>`lower(email)`, "=", email.toLowerCase())
    .executeTakeFirst();
  return account?.id;
}

/** Who acts at a terminal: the account with an e-mail address or, without an address, the one that was opened first, which is the
 *  administrator's. Null when there is none. */
export async function findAccount(
  database: Database,
  email?: string,
): Promise<{ accountId: string; name: string; email: string } | null> {
  const accounts = database
    .selectFrom("account")
    .select(["id as accountId", "name", "email"])
    .orderBy("createdAt")
    .orderBy("id");
  const found =
    email === undefined ? accounts : accounts.where(sql<string>`lower(email)`, "=", email.trim().toLowerCase());
  return (await found.limit(1).executeTakeFirst()) ?? null;
}

/** Adds an account that signs in with a password. */
export async function insertAccount(
  transaction: Transaction,
  account: { id: string; name: string; email: string; passwordHash: string },
): Promise<void> {
  const { id, name, email, passwordHash } = account;
  await transaction.insertInto("account").values({ id, name, email, emailVerified: true }).execute();
  await transaction
    .insertInto("credential")
    .values({ id: newId(), accountId: id, provider: "credential", subject: id, passwordHash })
    .execute();
}

/** What the password of an account was hashed to; undefined when it has none. */
export async function findPasswordHash(database: Database, accountId: string): Promise<string | null | undefined> {
  const credential = await database
    .selectFrom("credential")
    .select("passwordHash")
    .where("accountId", "=", accountId)
    .where("provider", "=", "credential")
    .executeTakeFirst();
  return credential?.passwordHash;
}

/** Replaces the password hash of an account. */
export async function updatePasswordHash(
  transaction: Transaction,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await transaction
    .updateTable("credential")
    .set({ passwordHash, updatedAt: new Date() })
    .where("accountId", "=", accountId)
    .where("provider", "=", "credential")
    .execute();
}

/** Ends every session of an account, but for one that is to go on. */
export async function deleteSessions(database: Database, accountId: string, keptId?: string): Promise<void> {
  const sessions = database.deleteFrom("signInSession").where("accountId", "=", accountId);
  await (keptId === undefined ? sessions : sessions.where("id", "!=", keptId)).execute();
}
