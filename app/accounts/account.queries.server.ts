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

/** What an account is called, where its letters go and in which language, and whether a code is asked for when it signs in.
 *  @throws when there is none with this id */
export async function getAccount(
  database: Database,
  accountId: string,
): Promise<{ name: string; email: string; language: string | null; hasFactor: boolean }> {
  const account = database
    .selectFrom("account")
    .select(["name", "email", "language", "secondFactorAt"])
    .where("id", "=", accountId);
  const { secondFactorAt, ...facts } = await account.executeTakeFirstOrThrow();
  return { ...facts, hasFactor: secondFactorAt !== null };
}

/** Remembers in which language an account's letters are to be written. */
export async function updateLanguage(database: Database, accountId: string, language: string): Promise<void> {
  await database
    .updateTable("account")
    .set({ language })
    .where("id", "=", accountId)
    .where("language", "is distinct from", language)
    .execute();
}

/** Gives an account another e-mail address, in lower case. @returns whether nobody else has it */
export async function updateEmail(transaction: Transaction, accountId: string, email: string): Promise<boolean> {
  const changed = await transaction
    .updateTable("account")
    .set({ email, updatedAt: new Date() })
    .where("id", "=", accountId)
    .where(sql<boolean>`not exists (select from account as other where lower(other.email) = ${email})`)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
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
