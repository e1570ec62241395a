import { createHash, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { href, type RouterContextProvider } from "react-router";
import { inProgramme, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { log } from "#app/lib/log.server.ts";
import { enqueueSealedMail } from "#app/lib/outbox.server.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { replacePasswordOnRecord } from "./account.commands.server.ts";
import { deleteSessions, findAccount, getAccount, updateEmail } from "./account.queries.server.ts";
import { changeOnRecord } from "./account-record.commands.server.ts";
import { linkLetter, newsLetter } from "./account-letter-words.ts";
import { clientNetworkContext } from "./client-network.server.ts";
import { LINK_MINUTES, type LinkPurpose } from "./letter-link.ts";
import {
  deleteLetterLink,
  deleteLetterLinks,
  findLetterLink,
  insertLetterLink,
  type LetterLink,
} from "./letter-link.queries.server.ts";
import { findKnownBrowser } from "./known-browser.server.ts";
import { listMemberships } from "./membership.queries.server.ts";
import { isBreached } from "./breached-passwords.server.ts";
import { checkPassword } from "./password-rules.ts";
import { hashPassword } from "./password.server.ts";
import { maySignInByLetter } from "./second-factor.ts";
import { confirm, type Confirmation } from "./second-factor.commands.server.ts";
import { brakeAttempt } from "./sign-in-brake.server.ts";
import { countAttempt } from "./sign-in-attempt.queries.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { signInBy } from "./sign-in.commands.server.ts";
import { signInContext } from "./sign-in.server.ts";
import type { SignedIn } from "./viewer.server.ts";

type Context = Readonly<RouterContextProvider>;

const TOKEN_BYTES = 32;
/** Writing a letter takes some hundredths of a second; an address that nobody has is answered as late. */
const ANSWER_MS = 800;

/** Sends a letter with a link to whoever has an address, to sign in by or to choose a new password. Whether somebody has it, and whether a
 *  letter was sent, neither the answer nor its time tells.
 *  @param asked.origin  of our own pages
 *  @param asked.headers of the request
 *  @returns null: a letter is on its way if there is somebody to have it; a link to sign in by only where one factor is enough
 *  @refuses accounts/too-often as signing in by password does */
export async function askForLetter(
  context: Context,
  asked: { email: string; purpose: "sign-in" | "password"; origin: string; headers: Headers },
): Promise<Refusal<"accounts/too-often"> | null> {
  const { purpose, origin } = asked;
  const email = asked.email.trim().toLowerCase();
  const database = context.get(databaseContext);
  const { secret } = context.get(signInContext).options;
  const browser = findKnownBrowser({ secret, email }, asked.headers.get("cookie"), new Date());
  const attempt = { email, network: context.get(clientNetworkContext), browser };
  if ((await brakeAttempt(database, secret, attempt)) === null) return refuse("accounts/too-often");
  const letters = await countAttempt(database, secret, ["letter", purpose, email]);
  await Promise.all([wait(ANSWER_MS), letters <= LIMITS.letters && sendTo(context, email, { purpose, origin })]);
  log.info({ requestId: context.get(requestContext).requestId }, "letter asked for");
  return null;
}

async function sendTo(
  context: Context,
  email: string,
  { purpose, origin }: { purpose: "sign-in" | "password"; origin: string },
): Promise<void> {
  const account = await findAccount(context.get(databaseContext), email);
  if (account === null) return;
  const { accountId } = account;
  await sendLink(context, { accountId, purpose, email: null }, origin);
}

/** Sends a letter to a new address of somebody who is signed in; the address changes when its link is followed. Whether another account has
 *  the address already, the answer does not tell.
 *  @param asked.origin of our own pages
 *  @refuses what {@link confirm} refuses; accounts/too-many-letters after three in a quarter of an hour */
export async function askForEmailChange(
  context: Context,
  person: SignedIn,
  asked: Confirmation & { email: string; origin: string },
): Promise<Refusal | null> {
  const refusal = await confirm(context, person, asked);
  if (refusal !== null) return refusal;
  const { accountId } = person;
  const email = asked.email.trim().toLowerCase();
  const database = context.get(databaseContext);
  const { secret } = context.get(signInContext).options;
  if ((await countAttempt(database, secret, ["letter", "email", accountId])) > LIMITS.letters)
    return refuse("accounts/too-many-letters");
  if ((await findAccount(database, email)) === null)
    await sendLink(context, { accountId, purpose: "email", email }, asked.origin);
  return null;
}

async function sendLink(context: Context, link: LetterLink, origin: string): Promise<void> {
  const database = context.get(databaseContext);
  const memberships = await listMemberships(database, link.accountId);
  const [first] = memberships;
  if (first === undefined || (link.purpose === "sign-in" && !maySignInByLetter(memberships))) return;
  const { requestId } = context.get(requestContext);
  const programme = { programmeId: first.programme.id, accountId: null, requestId };
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await inProgramme(database, programme, async (transaction) => {
    await insertLetterLink(transaction, { ...link, tokenHash: hashOf(token), minutes: LINK_MINUTES });
    const account = await getAccount(transaction, link.accountId);
    const address = origin + href("/letter/:letter", { letter: token });
    await enqueueSealedMail(transaction, programme, {
      key: `letter-link/${newId()}`,
      to: link.accountId,
      ...linkLetter(link.purpose, account, { address, minutes: LINK_MINUTES }),
      ...(link.email === null ? {} : { address: link.email }),
      secret: context.get(signInContext).options.secret,
    });
  });
}

/** What the link of a letter leads to, and whom; reading it does not use it up.
 *  @returns null when it leads nowhere (any more) */
export async function readLetterLink(
  context: Context,
  token: string,
): Promise<{ purpose: LinkPurpose; name: string; email: string | null } | null> {
  const link = await findLetterLink(context.get(databaseContext), hashOf(token));
  return link === null ? null : { purpose: link.purpose, name: link.name, email: link.email };
}

/** Signs in whoever follows a link. An account with a second factor still has to give a code.
 *  @param headers of the request
 *  @refuses accounts/link-over when the link was used, has run out, or is not enough for what the account may do by now */
export async function signInByLink(
  context: Context,
  token: string,
  headers: Headers,
): Promise<{ kind: "signed-in"; cookies: Headers } | Refusal<"accounts/link-over">> {
  const database = context.get(databaseContext);
  const link = await findLetterLink(database, hashOf(token));
  if (link?.purpose !== "sign-in") return refuse("accounts/link-over");
  if (!maySignInByLetter(await listMemberships(database, link.accountId))) return refuse("accounts/link-over");
  if (!(await deleteLetterLink(database, hashOf(token)))) return refuse("accounts/link-over");
  return { kind: "signed-in", cookies: await signInBy(context, link.accountId, { isStrong: false, headers }) };
}

/** Gives an account the password that whoever follows a link wants, and signs it out everywhere. It then signs in with it; a second factor
 *  is asked for as before.
 *  @returns null when it is done
 *  @refuses accounts/link-over; accounts/password-not-repeated; what {@link checkPassword} refuses: then the link stays */
export async function choosePasswordByLink(
  context: Context,
  token: string,
  given: { wanted: string; repeated: string },
): Promise<Refusal | null> {
  const database = context.get(databaseContext);
  const link = await findLetterLink(database, hashOf(token));
  if (link?.purpose !== "password") return refuse("accounts/link-over");
  const { accountId } = link;
  const { name, email } = await getAccount(database, accountId);
  const memberships = await listMemberships(database, accountId);
  const programmes = memberships.flatMap(({ programme }) => [programme.name, programme.code]);
  const fault = checkPassword(given.wanted, [name, email, ...programmes], isBreached);
  if (fault !== null) return fault;
  if (given.wanted !== given.repeated) return refuse("accounts/password-not-repeated");
  // Used up before the password is hashed: of many who follow it at once, one goes on.
  if (!(await deleteLetterLink(database, hashOf(token)))) return refuse("accounts/link-over");
  const passwordHash = await hashPassword(given.wanted);
  const { requestId } = context.get(requestContext);
  const change = { accountId, passwordHash, act: "accounts/reset-password", by: accountId, requestId };
  await replacePasswordOnRecord(database, change);
  log.info({ requestId, accountId }, "password reset");
  return null;
}

/** Gives an account the address that a letter was sent to, tells the old one, and signs the account out everywhere.
 *  @returns null when it is done
 *  @refuses accounts/link-over when the link was used, has run out, or somebody else has the address by now */
export async function changeEmailByLink(context: Context, token: string): Promise<Refusal | null> {
  const database = context.get(databaseContext);
  const link = await findLetterLink(database, hashOf(token));
  if (link === null || link.email === null) return refuse("accounts/link-over");
  const { accountId, email: wanted } = link;
  const { requestId } = context.get(requestContext);
  const done = { accountId, act: "accounts/change-email", news: "email-changed", by: accountId, requestId } as const;
  return await changeOnRecord(database, done, async (transaction, programme) => {
    const before = await getAccount(transaction, accountId);
    if (!(await deleteLetterLink(transaction, hashOf(token)))) return refuse("accounts/link-over");
    if (!(await updateEmail(transaction, accountId, wanted))) return refuse("accounts/link-over");
    await deleteLetterLinks(transaction, accountId);
    await deleteSessions(transaction, accountId);
    if (programme !== null) await tellOldAddress(context, transaction, { programme, accountId, before });
    return null;
  });
}

type Moved = { programme: ProgrammeContext; accountId: string; before: Awaited<ReturnType<typeof getAccount>> };

async function tellOldAddress(
  context: Context,
  transaction: Transaction,
  { programme, accountId, before }: Moved,
): Promise<void> {
  await enqueueSealedMail(transaction, programme, {
    key: `account-news/email-changed/${newId()}`,
    to: accountId,
    ...newsLetter("email-changed", before),
    address: before.email,
    secret: context.get(signInContext).options.secret,
  });
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
