import { createHash, randomBytes } from "node:crypto";
import { writeAudit } from "#app/lib/audit.server.ts";
import { type Database, inProgramme, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import { openAccountIn } from "./account.commands.server.ts";
import type { ConsentFile } from "./consent.queries.server.ts";
import { findAccountId } from "./account.queries.server.ts";
import { isBreached } from "./breached-passwords.server.ts";
import { type InvitationEntry, joiningWord, readJoiningWord, suits } from "./invitation.ts";
import {
  endInvitation,
  getInvitationByToken,
  insertInvitation,
  type Invitation,
  linkAccount,
  lockInvitation,
  lockInvitationByToken,
} from "./invitation.queries.server.ts";
import { endMembership } from "./membership.commands.server.ts";
import { getProgrammeName, insertMembership, lockMember } from "./membership.queries.server.ts";
import { getOffice, getOrganisation, keepOrganisation, type Organisation } from "./organisation.queries.server.ts";
import { checkPassword } from "./password-rules.ts";

const TOKEN_BYTES = 32;

/** Names who is to join the programme, in which organisation and role, perhaps in somebody's place. The person joins by a link, for seven days.
 *  @returns the word for the link, which is kept nowhere
 *  @refuses accounts/unknown-organisation; accounts/role-does-not-suit; accounts/unknown-member when nobody holds the membership that is
 *           to be handed over */
export async function invite(
  transaction: Transaction,
  context: ProgrammeContext & { accountId: string },
  { organisation: asked, ...person }: InvitationEntry,
): Promise<{ word: string } | Refusal> {
  const { programmeId } = context;
  if ("kind" in asked && !suits(person.role, asked.kind)) return refuse("accounts/role-does-not-suit");
  const organisationId =
    "kind" in asked ? await keepOrganisation(transaction, { programmeId, ...asked }) : asked.organisationId;
  const organisation = await getOrganisation(transaction, organisationId);
  if (!organisation) return refuse("accounts/unknown-organisation");
  if (!suits(person.role, organisation.kind)) return refuse("accounts/role-does-not-suit");
  if (person.succeedsId !== null && !(await lockMember(transaction, person.succeedsId)))
    return refuse("accounts/unknown-member");
  return await keepInvitation(transaction, context, { ...person, organisation, professionalId: null });
}

/** Invites a professional to have an account that shows them their own record. They join by a link, for seven days.
 *  @returns the word for the link, which is kept nowhere
 *  @refuses accounts/record-has-account; accounts/unknown-organisation when the programme has no office */
export async function inviteProfessional(
  transaction: Transaction,
  context: ProgrammeContext & { accountId: string },
  { person, email }: { person: ConsentFile; email: string },
): Promise<{ word: string } | Refusal> {
  const { professionalId, name, accountId } = person;
  if (accountId !== null) return refuse("accounts/record-has-account");
  const office = await getOffice(transaction);
  if (!office) return refuse("accounts/unknown-organisation");
  return await keepInvitation(transaction, context, {
    name,
    email,
    role: "professional",
    succeedsId: null,
    professionalId,
    organisation: office,
  });
}

type Invited = Pick<Invitation, "name" | "email" | "role" | "succeedsId" | "professionalId"> & {
  organisation: Organisation;
};

/** Keeps an invitation. @returns the word for its link */
async function keepInvitation(
  transaction: Transaction,
  { programmeId, accountId: invitedBy, requestId }: ProgrammeContext & { accountId: string },
  { organisation, ...invited }: Invited,
): Promise<{ word: string }> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const invitationId = newId();
  const context = { programmeId, accountId: invitedBy, requestId };
  const { organisationId, kind: organisationKind } = organisation;
  const kept = {
    ...invited,
    email: invited.email.toLowerCase(),
    invitationId,
    organisationId,
    organisationKind,
    invitedBy,
  };
  await insertInvitation(transaction, context, { ...kept, tokenHash: hashOf(token) });
  const { role, succeedsId, professionalId } = invited;
  await writeAudit(transaction, context, {
    act: "accounts/invite-member",
    object: { kind: "invitation", id: invitationId },
    after: { role, organisationId, succeedsId, professionalId },
  });
  return { word: joiningWord({ programmeId, token }) };
}

/** Takes an invitation back, so that its link leads nowhere.
 *  @refuses accounts/invitation-over when it was followed, has run out or was taken back before */
export async function withdrawInvitation(
  transaction: Transaction,
  context: ProgrammeContext,
  invitationId: string,
): Promise<Refusal | null> {
  if (!(await lockInvitation(transaction, invitationId))) return refuse("accounts/invitation-over");
  await endInvitation(transaction, invitationId, "withdrawnAt");
  await writeAudit(transaction, context, {
    act: "accounts/withdraw-invitation",
    object: { kind: "invitation", id: invitationId },
  });
  return null;
}

/** What a link leads to, and whether its address has an account already: only who was given the link learns that.
 *  @returns null when the link leads nowhere (any more) */
export async function readInvitation(
  database: Database,
  { word, requestId }: { word: string; requestId: string },
): Promise<{ invitation: Invitation; programmeId: string; accountId: string | null } | null> {
  const read = readJoiningWord(word);
  if (!read) return null;
  const context = { programmeId: read.programmeId, accountId: null, requestId };
  return await inProgramme(database, context, async (transaction) => {
    const invitation = await getInvitationByToken(transaction, hashOf(read.token));
    if (!invitation) return null;
    const accountId = (await findAccountId(transaction, invitation.email)) ?? null;
    return { invitation, programmeId: read.programmeId, accountId };
  });
}

/** Who follows a link: an account that is signed in, or somebody new, who chooses a password. */
export type Joining = { word: string; requestId: string } & ({ accountId: string } | { password: string });

/** Makes who follows a link a member. Whoever they succeed stops being one in the same moment.
 *  @returns the account's address
 *  @refuses accounts/invitation-over; accounts/sign-in-to-join when the address has an account and somebody else, or nobody, is signed in;
 *           what checkPassword refuses; accounts/already-member; accounts/record-has-account when somebody else became the professional meanwhile;
 *           accounts/last-administrator */
export async function join(database: Database, joining: Joining): Promise<{ email: string } | Refusal> {
  const read = readJoiningWord(joining.word);
  if (!read) return refuse("accounts/invitation-over");
  const context = { programmeId: read.programmeId, accountId: null, requestId: joining.requestId };
  return await inProgramme(database, context, async (transaction) => {
    const invitation = await lockInvitationByToken(transaction, hashOf(read.token));
    if (!invitation) return refuse("accounts/invitation-over");
    const accountId = await accountOf(transaction, invitation, joining);
    if (isRefusal(accountId)) return accountId;
    const { invitationId, email, organisationId, organisationKind: kind, role, succeedsId } = invitation;
    const membership = { programmeId: read.programmeId, accountId, organisationId, kind, role, succeedsId };
    const membershipId = await insertMembership(transaction, membership);
    if (membershipId === null) return refuse("accounts/already-member");
    const { professionalId } = invitation;
    if (professionalId !== null && !(await linkAccount(transaction, { professionalId, accountId })))
      return refuse("accounts/record-has-account");
    await endInvitation(transaction, invitationId, "joinedAt");
    const ended = succeedsId === null ? null : await endMembership(transaction, context, succeedsId);
    // Who is to be succeeded may have left meanwhile: then there is nothing to end.
    if (ended?.code === "accounts/last-administrator") return ended;
    await writeAudit(transaction, context, {
      act: "accounts/join-programme",
      object: { kind: "membership", id: membershipId },
      after: { accountId, role, organisationId, succeedsId, invitationId, professionalId },
    });
    return { email };
  });
}

async function accountOf(
  transaction: Transaction,
  { name, email }: Invitation,
  joining: Joining,
): Promise<string | Refusal> {
  const known = await findAccountId(transaction, email);
  if (known !== undefined)
    return "accountId" in joining && joining.accountId === known ? known : refuse("accounts/sign-in-to-join");
  if (!("password" in joining)) return refuse("accounts/sign-in-to-join");
  const fault = checkPassword(joining.password, [name, email, await getProgrammeName(transaction)], isBreached);
  if (fault !== null) return fault;
  return await openAccountIn(transaction, { name, email, password: joining.password });
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
