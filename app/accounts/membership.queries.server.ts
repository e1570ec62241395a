import { sql } from "kysely";
import { type Database, inAccount, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import type { OrganisationKind } from "./organisation.ts";
import type { Role } from "./policy.ts";

/** What an account may do in a programme today. */
export type Membership = {
  programme: { id: string; code: string; name: string; timeZone: string; demonstration: boolean };
  role: Role;
};

/** The programmes an account belongs to today, by name. */
export async function listMemberships(database: Database, accountId: string): Promise<Membership[]> {
  const rows = await inAccount(database, accountId, (transaction) =>
    transaction
      .selectFrom("membership")
      .innerJoin("programme", "programme.programmeId", "membership.programmeId")
      .select(["membership.programmeId", "code", "name", "timeZone", "demonstration", "role"])
      .where(sql<boolean>`during @> (now() at time zone time_zone)::date`)
      .orderBy("name")
      .execute(),
  );
  return rows.map(({ programmeId, role, ...programme }) => ({
    programme: { id: programmeId, ...programme },
    // The column's check constraint allows nothing but these words.
    role: role as Role,
  }));
}

/** The accounts that act in some roles in the programme of the transaction today. */
export async function listAccountsInRoles(transaction: Transaction, roles: readonly Role[]): Promise<string[]> {
  const rows = await transaction
    .selectFrom("membership")
    .select("accountId")
    .where("role", "in", roles)
    .where(sql<boolean>`during @> tern_today()`)
    .orderBy("accountId")
    .execute();
  return rows.map(({ accountId }) => accountId);
}

type NewMembership = {
  programmeId: string;
  accountId: string;
  organisationId: string;
  kind: OrganisationKind;
  role: Role;
};

/** Adds a membership from today on.
 *  @returns its id; null when the account has one at the moment, which then stays as it is */
export async function insertMembership(transaction: Transaction, membership: NewMembership): Promise<string | null> {
  const { kind, ...facts } = membership;
  const membershipId = newId();
  const added = await transaction
    .insertInto("membership")
    .values({ ...facts, membershipId, organisationKind: kind, during: sql`daterange(tern_today(), null)` })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n ? membershipId : null;
}
