import { sql } from "kysely";
import { type Database, inAccount, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";

/** The organisations that an account acts for today, in all its programmes. */
export async function listOrganisationsOfAccount(
  database: Database,
  accountId: string,
): Promise<{ programmeId: string; organisationId: string }[]> {
  return await inAccount(database, accountId, (transaction) =>
    transaction
      .selectFrom("membership")
      .innerJoin("programme", "programme.programmeId", "membership.programmeId")
      .select(["membership.programmeId", "organisationId"])
      .where(sql<boolean>`during @> (now() at time zone time_zone)::date`)
      .orderBy("membership.programmeId")
      .execute(),
  );
}

/** A provider's own name for a person. */
type ProvidersName = { issuer: string; subject: string };

/** The account that a provider's name for a person stands for; undefined when nobody has come from there under it yet. */
export async function findLinkedAccount(
  database: Database,
  { issuer, subject }: ProvidersName,
): Promise<string | undefined> {
  const link = database.selectFrom("credential").select("accountId");
  return (await link.where("provider", "=", issuer).where("subject", "=", subject).executeTakeFirst())?.accountId;
}

/** Remembers that a provider's name for a person stands for an account.
 *  @returns false when this provider knows the account by another name already */
export async function insertLink(
  transaction: Transaction,
  { issuer, subject, accountId }: ProvidersName & { accountId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("credential")
    .values({ id: newId(), accountId, provider: issuer, subject })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Keeps what one step of signing in needs of the step before, for some minutes, and forgets what has run out.
 *  @param step.identifier which step it is, by a secret that only one browser has */
export async function insertStep(
  database: Database,
  step: { identifier: string; value: unknown; seconds: number },
): Promise<void> {
  const expiresAt = sql<Date>`now() + make_interval(secs => ${step.seconds})`;
  await database
    .deleteFrom("verification")
    .where("expiresAt", "<", sql<Date>`now()`)
    .execute();
  await database
    .insertInto("verification")
    .values({ id: newId(), identifier: step.identifier, value: JSON.stringify(step.value), expiresAt })
    .execute();
}

/** Takes what was kept for a step, so that it can be done once only.
 *  @returns undefined when there is nothing, or it has run out */
export async function takeStep(database: Database, identifier: string): Promise<unknown> {
  const taken = await database
    .deleteFrom("verification")
    .where("identifier", "=", identifier)
    .where("expiresAt", ">", sql<Date>`now()`)
    .returning("value")
    .executeTakeFirst();
  return taken === undefined ? undefined : JSON.parse(taken.value);
}
