import { sql } from "kysely";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { INVITATION_DAYS } from "./invitation.ts";
import type { OrganisationKind } from "./organisation.ts";
import type { Role } from "./policy.ts";

/** An invitation that still stands. */
export type Invitation = {
  invitationId: string;
  name: string;
  email: string;
  organisationId: string;
  organisationKind: OrganisationKind;
  organisationName: string;
  role: Role;
  succeedsId: string | null;
  /** Whose record the person is; only for professionals. */
  professionalId: string | null;
  expiresAt: Date;
};

/** The invitations of the programme that nobody has followed yet, and that have neither run out nor been withdrawn; the latest first. */
export async function listInvitations(transaction: Transaction): Promise<Invitation[]> {
  return (await standing(transaction).orderBy("invitedAt", "desc").execute()).map(withWords);
}

/** The invitation that still stands with an id, held until the transaction ends, or null. */
export async function lockInvitation(transaction: Transaction, invitationId: string): Promise<Invitation | null> {
  const found = standing(transaction).where("invitationId", "=", invitationId).forUpdate("invitation");
  const row = await found.executeTakeFirst();
  return row ? withWords(row) : null;
}

/** The invitation that still stands with the hash of a token, or null. */
export async function getInvitationByToken(transaction: Transaction, tokenHash: Buffer): Promise<Invitation | null> {
  const row = await standing(transaction).where("tokenHash", "=", tokenHash).executeTakeFirst();
  return row ? withWords(row) : null;
}

/** The invitation that still stands with the hash of a token, held until the transaction ends, or null. */
export async function lockInvitationByToken(transaction: Transaction, tokenHash: Buffer): Promise<Invitation | null> {
  const row = await standing(transaction).where("tokenHash", "=", tokenHash).forUpdate("invitation").executeTakeFirst();
  return row ? withWords(row) : null;
}

type NewInvitation = Omit<Invitation, "organisationName" | "expiresAt"> & { tokenHash: Buffer; invitedBy: string };

/** Adds an invitation that can be followed for {@link INVITATION_DAYS} days. */
export async function insertInvitation(
  transaction: Transaction,
  { programmeId }: ProgrammeContext,
  invitation: NewInvitation,
): Promise<void> {
  const expiresAt = sql<Date>`now() + make_interval(days => ${INVITATION_DAYS})`;
  await transaction
    .insertInto("invitation")
    .values({ programmeId, ...invitation, expiresAt })
    .execute();
}

/** Ends an invitation: it was followed, or taken back. */
export async function endInvitation(
  transaction: Transaction,
  invitationId: string,
  end: "joinedAt" | "withdrawnAt",
): Promise<void> {
  await transaction
    .updateTable("invitation")
    .set({ [end]: sql`now()` })
    .where("invitationId", "=", invitationId)
    .execute();
}

/** Says whose account a professional has: from then on they see their own record. The record belongs to `mapping`, so the database has a function
 *  for this one act.
 *  @returns false when the record has an account already, or the account another record */
export async function linkAccount(
  transaction: Transaction,
  { professionalId, accountId }: { professionalId: string; accountId: string },
): Promise<boolean> {
  const { rows } = await sql<{ linked: boolean }>`
    select tern_link_account(${professionalId}::uuid, ${accountId}::uuid) as linked`.execute(transaction);
  return rows[0]?.linked ?? false;
}

function standing(transaction: Transaction) {
  return transaction
    .selectFrom("invitation")
    .innerJoin("organisation", (join) =>
      join
        .onRef("organisation.programmeId", "=", "invitation.programmeId")
        .onRef("organisation.organisationId", "=", "invitation.organisationId"),
    )
    .select([
      "invitationId",
      "invitation.name",
      "email",
      "invitation.organisationId",
      "organisationKind",
      "organisation.name as organisationName",
      "role",
      "succeedsId",
      "professionalId",
      "expiresAt",
    ])
    .where("joinedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .where(sql<boolean>`expires_at > now()`);
}

/** Check constraints and foreign keys allow nothing but these words. */
function withWords<Row extends { role: string; organisationKind: string }>(row: Row) {
  return row as Row & { role: Role; organisationKind: OrganisationKind };
}
