import { sql } from "kysely";
import { type Database, inAccount, type Transaction } from "#app/lib/database.server.ts";

/** What an account may do in a programme. */
export type Membership = {
  programme: { id: string; code: string; name: string; timeZone: string; demonstration: boolean };
  role: "administrator";
};

/** The programmes an account belongs to, by name. */
export async function listMemberships(database: Database, accountId: string): Promise<Membership[]> {
  const rows = await inAccount(database, accountId, (transaction) =>
    transaction
      .selectFrom("membership")
      .innerJoin("programme", "programme.programmeId", "membership.programmeId")
      .select(["membership.programmeId", "code", "name", "timeZone", "demonstration", "role"])
      .orderBy("name")
      .execute(),
  );
  return rows.map(({ programmeId, role, ...programme }) => ({
    programme: { id: programmeId, ...programme },
    role: role as Membership["role"],
  }));
}

/** Who belongs to the programme of the transaction, by name, with the address that letters go to. */
export async function listMembers(
  transaction: Transaction,
): Promise<{ accountId: string; name: string; email: string }[]> {
  return await transaction
    .selectFrom("membership")
    .innerJoin("account", "account.id", "membership.accountId")
    .select(["account.id as accountId", "account.name", "account.email"])
    // Row-level security also shows people their own memberships of other programmes.
    .where("membership.programmeId", "=", sql<string>`tern_programme()`)
    .orderBy("account.name")
    .execute();
}

/** Adds a membership.
 *  @returns false when the account belongs to the programme already; its role then stays as it is */
export async function insertMembership(
  transaction: Transaction,
  membership: { programmeId: string; accountId: string; role: Membership["role"] },
): Promise<boolean> {
  const added = await transaction
    .insertInto("membership")
    .values(membership)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
