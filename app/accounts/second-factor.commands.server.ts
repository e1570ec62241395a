import type { RouterContextProvider } from "react-router";
import { log } from "#app/lib/log.server.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { openSealed, sealText } from "#app/lib/seal.server.ts";
import { makePassword } from "./account.commands.server.ts";
import { type AccountAct, changeOnRecord } from "./account-record.commands.server.ts";
import { deleteSessions } from "./account.queries.server.ts";
import { checkCode, type Giver, hashOfRecoveryCode, totpSeal } from "./code.commands.server.ts";
import { checkCurrentPassword } from "./password.commands.server.ts";
import { readCode, RECOVERY_CODES } from "./second-factor.ts";
import { deleteSecondFactor, insertSecondFactor, replaceRecoveryCodes } from "./second-factor.queries.server.ts";
import { weakenSession } from "./session.queries.server.ts";
import { signInBy } from "./sign-in.commands.server.ts";
import { signInContext } from "./sign-in.server.ts";
import { makeTotpSecret, stepOfCode, totpAddress } from "./totp.server.ts";

type Context = Readonly<RouterContextProvider>;

/** An authenticator app that is being set up. Nothing of it is kept: the form brings it back, sealed. */
export type Offer = { sealed: string; secret: string; address: string };

/** Makes a secret for somebody's authenticator app. */
export function offerSecondFactor(context: Context, person: Giver): Offer {
  const secret = makeTotpSecret();
  return offerOf(person, { secret, sealed: sealText(offerSeal(context, person), secret) });
}

/** The offer that a form brings back; null when it was not made for this person. */
export function readOffer(context: Context, person: Giver, sealed: string): Offer | null {
  const secret = openSealed(offerSeal(context, person), sealed);
  return secret === null ? null : offerOf(person, { secret, sealed });
}

/** Gives an account an authenticator app and recovery codes, and begins a new session; all others end.
 *  @param given.typed   the code that the app shows, to prove that it has the secret
 *  @param given.current password
 *  @returns the recovery codes, which are shown once
 *  @refuses what {@link checkCurrentPassword} refuses; accounts/wrong-code; accounts/has-second-factor */
export async function setUpSecondFactor(
  context: Context,
  person: Giver,
  given: { offer: Offer; typed: string; current: string; headers: Headers },
): Promise<{ kind: "set-up"; codes: string[]; cookies: Headers } | Refusal> {
  const { accountId } = person;
  const wrong = await checkCurrentPassword(context, accountId, given.current);
  if (wrong !== null) return wrong;
  const code = readCode(given.typed)?.code ?? "";
  const lastStep = stepOfCode(code, given.offer.secret, { now: new Date(), lastStep: 0 });
  if (typeof lastStep !== "number") return refuse("accounts/wrong-code");
  const { secret } = context.get(signInContext).options;
  const sealedSecret = sealText(totpSeal(secret, accountId), given.offer.secret);
  const codes = makeRecoveryCodes();
  const act = { act: "accounts/add-second-factor", news: "second-factor-added" } as const;
  const refusal = await changeOnRecord(
    context.get(databaseContext),
    byOneself(context, person, act),
    async (transaction) => {
      const isNew = await insertSecondFactor(transaction, { accountId, sealedSecret, lastStep });
      if (!isNew) return refuse("accounts/has-second-factor");
      await replaceRecoveryCodes(transaction, accountId, hashesOf(codes, { accountId, secret }));
      await deleteSessions(transaction, accountId);
      return null;
    },
  );
  if (refusal !== null) return refusal;
  const cookies = await signInBy(context, accountId, { isStrong: true, headers: given.headers });
  return { kind: "set-up", codes, cookies };
}

/** What somebody who is signed in gives again before a factor or the address is changed. */
export type Confirmation = { current: string; code: string };

/** Asks somebody who is signed in for the password again, and for a code when the account has a second factor.
 *  @refuses what {@link checkCurrentPassword} and {@link checkCode} refuse */
export async function confirm(
  context: Context,
  person: Giver & { hasFactor: boolean },
  { current, code }: Confirmation,
): Promise<Refusal | null> {
  const wrong = await checkCurrentPassword(context, person.accountId, current);
  return wrong === null && person.hasFactor ? await checkCode(context, person, code) : wrong;
}

/** Takes the second factor of whoever is signed in away, and ends their other sessions. Who must have one is asked to set up another at once.
 *  @refuses what {@link confirm} refuses */
export async function removeSecondFactor(
  context: Context,
  person: Giver & { hasFactor: boolean },
  given: Confirmation,
): Promise<Refusal | null> {
  const refusal = await confirm(context, person, given);
  if (refusal !== null) return refusal;
  const { accountId, sessionId } = person;
  const act = { act: "accounts/remove-second-factor", news: "second-factor-removed" } as const;
  return await changeOnRecord(context.get(databaseContext), byOneself(context, person, act), async (transaction) => {
    await deleteSecondFactor(transaction, accountId);
    await deleteSessions(transaction, accountId, sessionId);
    await weakenSession(transaction, sessionId);
    return null;
  });
}

/** Puts new recovery codes in place of the old ones.
 *  @returns the codes, which are shown once
 *  @refuses what {@link confirm} refuses */
export async function renewRecoveryCodes(
  context: Context,
  person: Giver & { hasFactor: boolean },
  given: Confirmation,
): Promise<{ kind: "renewed"; codes: string[] } | Refusal> {
  const refusal = await confirm(context, person, given);
  if (refusal !== null) return refusal;
  const { accountId } = person;
  const { secret } = context.get(signInContext).options;
  const codes = makeRecoveryCodes();
  const act = { act: "accounts/renew-recovery-codes", news: "recovery-codes-renewed" } as const;
  const failed = await changeOnRecord(
    context.get(databaseContext),
    byOneself(context, person, act),
    async (transaction) => {
      await replaceRecoveryCodes(transaction, accountId, hashesOf(codes, { accountId, secret }));
      return null;
    },
  );
  return failed ?? { kind: "renewed", codes };
}

function byOneself(context: Context, { accountId }: Giver, act: Pick<AccountAct, "act" | "news">): AccountAct {
  const { requestId } = context.get(requestContext);
  log.info({ requestId, accountId }, act.act);
  return { ...act, accountId, by: accountId, requestId };
}

function offerOf({ email }: Giver, { secret, sealed }: { secret: string; sealed: string }): Offer {
  return { sealed, secret, address: totpAddress(secret, email) };
}

function offerSeal(context: Context, { accountId }: Giver) {
  const { secret } = context.get(signInContext).options;
  return { secret, purpose: `offered authenticator app of ${accountId}` };
}

/** Half a password each: 50 bits that are typed without a mistake. */
function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => makePassword().slice(0, 11));
}

function hashesOf(codes: readonly string[], { accountId, secret }: { accountId: string; secret: string }): Buffer[] {
  return codes.map((code) => hashOfRecoveryCode(secret, accountId, readCode(code)?.code ?? code));
}
