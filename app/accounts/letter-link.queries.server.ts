import { sql } from "kysely";
import type { Database, Transaction } from "#app/lib/database.server.ts";
import type { LinkPurpose } from "./letter-link.ts";

/** A link of a letter that still leads somewhere. */
export type LetterLink = {
  accountId: string;
  purpose: LinkPurpose;
  /** The address that the account is to have; null for other purposes. */
  email: string | null;
};

/** Adds a link, and forgets those that have run out. */
export async function insertLetterLink(
  transaction: Transaction,
  link: LetterLink & { tokenHash: Buffer; minutes: number },
): Promise<void> {
  const { minutes, ...facts } = link;
  await transaction
    .deleteFrom("letterLink")
    .where("expiresAt", "<", sql<Date>`now()`)
    .execute();
  const expiresAt = sql<Date>`now() + make_interval(mins => ${minutes})`;
  await transaction
    .insertInto("letterLink")
    .values({ ...facts, expiresAt })
    .execute();
}

/** The link with a token, which stays; null when there is none, or it has run out. */
export async function findLetterLink(
  database: Database,
  tokenHash: Buffer,
): Promise<(LetterLink & { name: string }) | null> {
  const row = await database
    .selectFrom("letterLink")
    .innerJoin("account", "account.id", "letterLink.accountId")
    .select(["accountId", "purpose", "letterLink.email", "account.name"])
    .where("tokenHash", "=", tokenHash)
    .where("expiresAt", ">", sql<Date>`now()`)
    .executeTakeFirst();
  // The column's check constraint allows nothing but these words.
  return row ? { ...row, purpose: row.purpose as LinkPurpose } : null;
}

/** Takes a link away, which is how it is used. @returns whether it was there; of many at once, to one only */
export async function deleteLetterLink(database: Database, tokenHash: Buffer): Promise<boolean> {
  const used = database
    .deleteFrom("letterLink")
    .where("tokenHash", "=", tokenHash)
    .where("expiresAt", ">", sql<Date>`now()`);
  return (await used.executeTakeFirst()).numDeletedRows === 1n;
}

/** Makes every link lead nowhere that was sent to an account. */
export async function deleteLetterLinks(transaction: Transaction, accountId: string): Promise<void> {
  await transaction.deleteFrom("letterLink").where("accountId", "=", accountId).execute();
}
