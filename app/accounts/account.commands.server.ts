import { randomBytes } from "node:crypto";
import { writeAudit } from "#app/lib/audit.server.ts";
import type { Database, ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { changeOnRecord } from "./account-record.commands.server.ts";
import {
  deleteSessions,
  findAccount,
  findAccountId,
  insertAccount,
  updatePasswordHash,
} from "./account.queries.server.ts";
import { deleteLetterLinks } from "./letter-link.queries.server.ts";
import { insertMembership, listMemberships } from "./membership.queries.server.ts";
import { keepOrganisation } from "./organisation.queries.server.ts";
import { hashPassword } from "./password.server.ts";

/** Makes an account that signs in with an e-mail address and a password.
 *  @param person the address is kept in lower case
 *  @returns the account's id; that of the account with this address when there is one, which is left as it is */
export async function openAccount(database: Database, person: NewPerson): Promise<string> {
  return await database.transaction().execute((transaction) => openAccountIn(transaction, person));
}

/** {@link openAccount} within a transaction that does more. */
export async function openAccountIn(transaction: Transaction, person: NewPerson): Promise<string> {
  const email = person.email.trim().toLowerCase();
  const existing = await findAccountId(transaction, email);
  if (existing !== undefined) return existing;
  const id = newId();
  const passwordHash = await hashPassword(person.password);
  await insertAccount(transaction, { id, email, name: person.name, passwordHash });
  return id;
}

type NewPerson = { name: string; email: string; password: string };

/** Gives an account another password and signs it out everywhere. */
export async function setPassword(database: Database, accountId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await database.transaction().execute((transaction) => replacePassword(transaction, { accountId, passwordHash }));
}

/** Gives an account whose password is lost a new one and signs it out everywhere; each of its programmes has it in its record. When it
 *  fails half way, the old password still holds, and some records may tell of a change that did not come.
 *  @returns the new password, which is kept nowhere
 *  @refuses accounts/unknown-account when nobody with this address belongs to a programme */
export async function replaceLostPassword(database: Database, email: string): Promise<{ password: string } | Refusal> {
  const account = await findAccount(database, email);
  const memberships = account ? await listMemberships(database, account.accountId) : [];
  if (!account || memberships.length === 0) return refuse("accounts/unknown-account", { email });
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const requestId = `terminal-${newId()}`;
  const change = { accountId: account.accountId, passwordHash, act: "accounts/replace-password", by: null, requestId };
  await replacePasswordOnRecord(database, change);
  return { password };
}

type PasswordChange = {
  accountId: string;
  passwordHash: string;
  /** What the record says was done. */
  act: string;
  /** The account that did it; null for Tern's owner at a terminal. */
  by: string | null;
  requestId: string;
  /** The session in which it was done, which goes on. */
  keptSessionId?: string;
};

/** Replaces a password and ends the account's sessions, with a line in the record of each of its programmes and a letter to its owner. */
export async function replacePasswordOnRecord(database: Database, change: PasswordChange): Promise<void> {
  const { accountId, act, by, requestId } = change;
  const done = { accountId, act, by, requestId, news: "password-changed" as const };
  await changeOnRecord(database, done, async (transaction) => {
    await replacePassword(transaction, change);
    return null;
  });
}

async function replacePassword(
  transaction: Transaction,
  { accountId, passwordHash, keptSessionId }: Pick<PasswordChange, "accountId" | "passwordHash" | "keptSessionId">,
): Promise<void> {
  await updatePasswordHash(transaction, accountId, passwordHash);
  // A link for a new password, sent before this one was chosen, is not to be followed after.
  await deleteLetterLinks(transaction, accountId);
  await deleteSessions(transaction, accountId, keptSessionId);
}

/** The name of the organisation that every programme has from its first day. */
const OFFICE = { kind: "programme-office", name: "Programme office" } as const;

/** Makes an account the administrator of the programme, as a member of its office, unless it belongs to the programme already. */
export async function makeAdministrator(
  transaction: Transaction,
  context: ProgrammeContext,
  accountId: string,
): Promise<void> {
  const { programmeId } = context;
  const organisationId = await keepOrganisation(transaction, { programmeId, ...OFFICE });
  const membership = { programmeId, accountId, organisationId, kind: OFFICE.kind, role: "administrator" as const };
  const membershipId = await insertMembership(transaction, membership);
  if (membershipId === null) return;
  await writeAudit(transaction, context, {
    act: "accounts/make-administrator",
    object: { kind: "account", id: accountId },
    after: { role: "administrator", membershipId },
  });
}

/** A password that nobody can guess and everybody can type: 20 characters, 100 bits. */
export function makePassword(): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  const letters = [...randomBytes(20)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return letters.match(/.{5}/g)?.join("-") ?? letters;
}
