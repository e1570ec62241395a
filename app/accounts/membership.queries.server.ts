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

/** What the programme of the transaction is called. */
export async function getProgrammeName(transaction: Transaction): Promise<string> {
  const programme = transaction
    .selectFrom("programme")
    .select("name")
    .where("programmeId", "=", sql<string>`tern_programme()`);
  return (await programme.executeTakeFirstOrThrow()).name;
}

/** The date where the programme of the transaction is, as YYYY-MM-DD. */
export async function getToday(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{ today: string }>`select tern_today() as today`.execute(transaction);
  return rows[0]?.today ?? "";
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

/** A membership as the page of members shows it. */
export type Member = {
  membershipId: string;
  accountId: string;
  name: string;
  email: string;
  organisationId: string;
  organisationName: string;
  role: Role;
  /** The first day it holds, and the first day it no longer does; null while it goes on. */
  from: string | null;
  until: string | null;
  isCurrent: boolean;
  /** Whether the account has a second factor. */
  hasFactor: boolean;
};

/** Everybody who belongs to the programme or did: those who do now first, by organisation and name. */
export async function listMembers(transaction: Transaction): Promise<Member[]> {
  const rows = await selectMembers(transaction)
    .orderBy("isCurrent", "desc")
    .orderBy("organisation.name")
    .orderBy("account.name")
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/** The membership with an id that holds now, held until the transaction ends, or null. */
export async function lockMember(transaction: Transaction, membershipId: string): Promise<Member | null> {
  const row = await selectMembers(transaction)
    .where("membershipId", "=", membershipId)
    .where(sql<boolean>`during @> tern_today()`)
    .forUpdate("membership")
    .executeTakeFirst();
  return row ? { ...row, role: row.role as Role } : null;
}

/** Ends a membership: today is the first day on which it no longer holds. */
export async function endMembershipToday(transaction: Transaction, membershipId: string): Promise<void> {
  await transaction
    .updateTable("membership")
    .set({ during: sql`daterange(lower(during), tern_today())` })
    .where("membershipId", "=", membershipId)
    .execute();
}

function selectMembers(transaction: Transaction) {
  return transaction
    .selectFrom("membership")
    .innerJoin("account", "account.id", "membership.accountId")
    .innerJoin("organisation", (join) =>
      join
        .onRef("organisation.programmeId", "=", "membership.programmeId")
        .onRef("organisation.organisationId", "=", "membership.organisationId"),
    )
    .select([
      "membershipId",
      "accountId",
      "account.name",
      "account.email",
      "membership.organisationId",
      "organisation.name as organisationName",
      "role",
      sql<string | null>`lower(during)`.as("from"),
      sql<string | null>`upper(during)`.as("until"),
      sql<boolean>`during @> tern_today()`.as("isCurrent"),
      sql<boolean>`second_factor_at is not null`.as("hasFactor"),
    ]);
}

type NewMembership = {
  programmeId: string;
  accountId: string;
  organisationId: string;
  kind: OrganisationKind;
  role: Role;
  succeedsId?: string | null;
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
