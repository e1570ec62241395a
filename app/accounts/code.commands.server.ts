import { createHmac } from "node:crypto";
import type { RouterContextProvider } from "react-router";
import type { Database } from "#app/lib/database.server.ts";
import { log } from "#app/lib/log.server.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { openSealed } from "#app/lib/seal.server.ts";
import { changeOnRecord } from "./account-record.commands.server.ts";
import { endSession } from "./session.queries.server.ts";
import { findKnownBrowser } from "./known-browser.server.ts";
import { readCode } from "./second-factor.ts";
import {
  deleteRecoveryCode,
  isRecoveryCode,
  lockSecondFactor,
  updateLastStep,
} from "./second-factor.queries.server.ts";
import { countAttempt, type Subject, takeBackAttempts } from "./sign-in-attempt.queries.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { signInBy } from "./sign-in.commands.server.ts";
import { signInContext } from "./sign-in.server.ts";
import { stepOfCode } from "./totp.server.ts";

/** Who gives a code, and in which session. */
export type Giver = { accountId: string; email: string; sessionId: string };

type WrongCode = Refusal<"accounts/wrong-code" | "accounts/code-used">;
type CodeRefusal = WrongCode | Refusal<"accounts/code-session-over" | "accounts/code-too-often">;

/** Lets somebody in who has given the first factor, by a code of the authenticator app or a recovery code. A new session takes the place of
 *  the one that was half signed in.
 *  @param given.headers of the request
 *  @returns the cookies of the new session
 *  @refuses accounts/wrong-code; accounts/code-used when the app's code was accepted before; accounts/code-session-over after five wrong ones
 *           in a session, which then ends; accounts/code-too-often after ten in browsers that are not known */
export async function passCode(
  context: Readonly<RouterContextProvider>,
  giver: Giver,
  given: { typed: string; headers: Headers },
): Promise<{ kind: "signed-in"; cookies: Headers } | CodeRefusal> {
  const { secret } = context.get(signInContext).options;
  const keys = { secret, email: giver.email.toLowerCase() };
  const browser = findKnownBrowser(keys, given.headers.get("cookie"), new Date());
  const ofBrowser: Subject = browser === null ? ["code", giver.accountId] : ["code", giver.accountId, browser];
  const most = browser === null ? LIMITS.codesOfAccount : LIMITS.knownBrowser;
  const database = context.get(databaseContext);
  if ((await countAttempt(database, secret, ofBrowser)) > most) return refuse("accounts/code-too-often");
  const refusal = await checkCode(context, giver, given.typed);
  if (refusal !== null) return refusal;
  await takeBackAttempts(database, secret, [ofBrowser]);
  await endSession(database, giver.accountId, giver.sessionId);
  const cookies = await signInBy(context, giver.accountId, { isStrong: true, headers: given.headers });
  return { kind: "signed-in", cookies };
}

/** Uses a code of somebody's authenticator app, or a recovery code, each of which is accepted once.
 *  @returns null when it is accepted
 *  @refuses accounts/wrong-code; accounts/code-used; accounts/code-session-over after five wrong ones in the session, which then ends */
export async function checkCode(
  context: Readonly<RouterContextProvider>,
  { accountId, sessionId }: Giver,
  typed: string,
): Promise<WrongCode | Refusal<"accounts/code-session-over"> | null> {
  const database = context.get(databaseContext);
  const { secret } = context.get(signInContext).options;
  const { requestId } = context.get(requestContext);
  const subject: Subject = ["codes of session", sessionId];
  // Counted before it is looked at, so that many at once are not let through together.
  const tries = await countAttempt(database, secret, subject);
  const refusal =
    tries > LIMITS.codesOfSession
      ? refuse("accounts/wrong-code")
      : await takeCode(database, { accountId, secret, requestId }, typed);
  if (refusal === null) {
    await takeBackAttempts(database, secret, [subject]);
    return null;
  }
  log.info({ requestId, accountId }, "code refused");
  if (tries < LIMITS.codesOfSession) return refusal;
  await endSession(database, accountId, sessionId);
  return refuse("accounts/code-session-over");
}

type CodeOwner = { accountId: string; secret: string; requestId: string };

async function takeCode(database: Database, owner: CodeOwner, typed: string): Promise<WrongCode | null> {
  const read = readCode(typed);
  if (read === null) return refuse("accounts/wrong-code");
  return read.kind === "app"
    ? await takeAppCode(database, owner, read.code)
    : await takeRecoveryCode(database, owner, read.code);
}

async function takeAppCode(database: Database, owner: CodeOwner, code: string): Promise<WrongCode | null> {
  const { accountId, secret } = owner;
  return await database.transaction().execute(async (transaction) => {
    const factor = await lockSecondFactor(transaction, accountId);
    if (factor === null) return refuse("accounts/wrong-code");
    const shared = openSealed(totpSeal(secret, accountId), factor.sealedSecret);
    if (shared === null) {
      log.error({ accountId }, "the secret of an authenticator app was sealed with another TERN_SECRET");
      return refuse("accounts/wrong-code");
    }
    const step = stepOfCode(code, shared, { now: new Date(), lastStep: factor.lastStep });
    if (step === null) return refuse("accounts/wrong-code");
    if (step === "used") return refuse("accounts/code-used");
    await updateLastStep(transaction, accountId, step);
    return null;
  });
}

async function takeRecoveryCode(database: Database, owner: CodeOwner, code: string): Promise<WrongCode | null> {
  const { accountId, secret, requestId } = owner;
  const codeHash = hashOfRecoveryCode(secret, accountId, code);
  if (!(await isRecoveryCode(database, accountId, codeHash))) return refuse("accounts/wrong-code");
  const use = {
    accountId,
    act: "accounts/use-recovery-code",
    news: "recovery-code-used",
    by: accountId,
    requestId,
  } as const;
  const refusal = await changeOnRecord(database, use, async (transaction) =>
    (await deleteRecoveryCode(transaction, accountId, codeHash)) ? null : refuse("accounts/wrong-code"),
  );
  return refusal === null ? null : refuse("accounts/wrong-code");
}

/** What the secret of an account's authenticator app is sealed for. */
export function totpSeal(secret: string, accountId: string): { secret: string; purpose: string } {
  return { secret, purpose: `authenticator app of ${accountId}` };
}

/** A keyed hash, so that a copy of the database alone does not tell which codes there are. */
export function hashOfRecoveryCode(secret: string, accountId: string, code: string): Buffer {
  return createHmac("sha256", secret)
    .update(JSON.stringify(["recovery code", accountId, code]))
    .digest();
}
