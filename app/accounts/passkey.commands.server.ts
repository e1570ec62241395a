import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { RouterContextProvider } from "react-router";
import { z } from "zod";
import { log } from "#app/lib/log.server.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { changeOnRecord } from "./account-record.commands.server.ts";
import { deletePasskey, findPasskeyKey, insertPasskey, listPasskeys, usePasskey } from "./passkey.queries.server.ts";
import { ANSWER_SECONDS, makeQuestion, readQuestion } from "./passkey-question.server.ts";
import { type Confirmation, confirm } from "./second-factor.commands.server.ts";
import { signInBy } from "./sign-in.commands.server.ts";
import { signInContext } from "./sign-in.server.ts";
import type { SignedIn } from "./viewer.server.ts";

/** Signatures that all devices can make: Ed25519, ES256, RS256. @source IANA COSE Algorithms */
const ALGORITHMS = [-8, -7, -257];

type Context = Readonly<RouterContextProvider>;

/** Whether browsers let a site at this address have passkeys: it needs a name. @source WebAuthn Level 3, section 5.1.2 */
export function hasPasskeys(own: URL): boolean {
  return isIP(own.hostname.replace(/^\[|\]$/g, "")) === 0;
}

/** What the browser is to make a passkey with, after the person has confirmed who they are.
 *  @param own the address that people type
 *  @returns options for `navigator.credentials.create`, as JSON
 *  @refuses what {@link confirm} refuses */
export async function offerPasskey(
  context: Context,
  person: SignedIn,
  { own, ...given }: Confirmation & { own: URL },
): Promise<{ kind: "offer"; options: string } | Refusal> {
  const refusal = await confirm(context, person, given);
  if (refusal !== null) return refusal;
  const { accountId, email, name } = person;
  const known = await listPasskeys(context.get(databaseContext), accountId);
  const options = await generateRegistrationOptions({
    rpName: "Tern",
    rpID: own.hostname,
    userID: new Uint8Array(Buffer.from(accountId.replaceAll("-", ""), "hex")),
    userName: email,
    userDisplayName: name,
    challenge: bytesOf(makeQuestion(toAdd(context, person), new Date())),
    timeout: ANSWER_SECONDS * 1000,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { kind: "offer", options: JSON.stringify(options) };
}

/** Adds the passkey that a browser has made for who is signed in.
 *  @param made.credential what the browser answered, as JSON
 *  @refuses accounts/passkey-unusable when the answer is none to a question of this session, was given too late, or its device did not
 *           check who holds it; accounts/passkey-known when it is there already */
export async function addPasskey(
  context: Context,
  person: SignedIn,
  made: { credential: string; name: string; own: URL },
): Promise<Refusal | null> {
  const response = readAnswer(made.credential);
  if (response === null) return refuse("accounts/passkey-unusable");
  const checked = await attempted(context, () =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: (question) => readQuestion(toAdd(context, person), question, new Date()) !== null,
      expectedOrigin: made.own.origin,
      expectedRPID: made.own.hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!checked?.verified) return refuse("accounts/passkey-unusable");
  const { id: credentialId, publicKey, counter: timesUsed } = checked.registrationInfo.credential;
  const { accountId } = person;
  const act = { act: "accounts/add-passkey", news: "passkey-added", accountId, by: accountId } as const;
  return await changeOnRecord(context.get(databaseContext), { ...act, ...requestOf(context) }, async (transaction) => {
    const passkey = { credentialId, accountId, name: made.name, publicKey: Buffer.from(publicKey), timesUsed };
    return (await insertPasskey(transaction, passkey)) ? null : refuse("accounts/passkey-known");
  });
}

/** Takes a passkey away from who is signed in.
 *  @refuses what {@link confirm} refuses; accounts/no-passkey */
export async function removePasskey(
  context: Context,
  person: SignedIn,
  { credentialId, ...given }: Confirmation & { credentialId: string },
): Promise<Refusal | null> {
  const refusal = await confirm(context, person, given);
  if (refusal !== null) return refusal;
  const { accountId } = person;
  const act = { act: "accounts/remove-passkey", news: "passkey-removed", accountId, by: accountId } as const;
  return await changeOnRecord(context.get(databaseContext), { ...act, ...requestOf(context) }, async (transaction) =>
    (await deletePasskey(transaction, { accountId, credentialId })) ? null : refuse("accounts/no-passkey"),
  );
}

/** What a browser is to ask a passkey with. Any passkey of this site may answer; whose it is, the answer tells.
 *  @returns options for `navigator.credentials.get`, as JSON */
export async function askForPasskey(context: Context, own: URL): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: own.hostname,
    challenge: bytesOf(makeQuestion(toSignIn(context), new Date())),
    timeout: ANSWER_SECONDS * 1000,
    userVerification: "required",
  });
  return JSON.stringify(options);
}

/** Signs in whoever holds a passkey: two factors at once, the device and what unlocks it.
 *  @param given.answer what the browser answered, as JSON
 *  @returns the cookies that make the browser signed in
 *  @refuses accounts/passkey-refused when the passkey is not known, or its answer is none to a question of ours, was given too late or
 *           before, or its device did not check who holds it */
export async function signInByPasskey(
  context: Context,
  given: { answer: string; own: URL; headers: Headers },
): Promise<Headers | Refusal<"accounts/passkey-refused">> {
  const database = context.get(databaseContext);
  const response = readAnswer(given.answer);
  const passkey = response && (await findPasskeyKey(database, response.id));
  if (!passkey) return refuse("accounts/passkey-refused");
  const { publicKey, timesUsed, accountId } = passkey;
  let askedAt: Date | null = null;
  const checked = await attempted(context, () =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (question) => (askedAt = readQuestion(toSignIn(context), question, new Date())) !== null,
      expectedOrigin: given.own.origin,
      expectedRPID: given.own.hostname,
      credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter: timesUsed },
      requireUserVerification: true,
    }),
  );
  if (!checked?.verified || askedAt === null) return refuse("accounts/passkey-refused");
  const used = { askedAt, timesUsed: checked.authenticationInfo.newCounter };
  if (!(await usePasskey(database, response.id, used))) return refuse("accounts/passkey-refused");
  return await signInBy(context, accountId, { isStrong: true, headers: given.headers });
}

const answerSchema = z.looseObject({ id: z.string().min(1).max(1400) });

/** Of the one kind or the other. */
type Answer = RegistrationResponseJSON & AuthenticationResponseJSON;

/** What a browser answered; null when it is nothing of the kind. */
function readAnswer(text: string): Answer | null {
  try {
    // oxlint-disable-next-line no-unsafe-type-assertion -- the library checks every other part of it, and throws
    return answerSchema.parse(JSON.parse(text)) as unknown as Answer;
  } catch {
    return null;
  }
}

/** The library throws for every answer that does not hold. */
async function attempted<Checked>(context: Context, check: () => Promise<Checked>): Promise<Checked | null> {
  try {
    return await check();
  } catch (error) {
    log.info({ ...requestOf(context), reason: error instanceof Error ? error.name : "unknown" }, "passkey refused");
    return null;
  }
}

function toAdd(context: Context, { accountId, sessionId }: SignedIn) {
  return { secret: context.get(signInContext).options.secret, purpose: `add ${accountId} ${sessionId}` };
}

function toSignIn(context: Context) {
  return { secret: context.get(signInContext).options.secret, purpose: "sign in" };
}

function requestOf(context: Context) {
  return { requestId: context.get(requestContext).requestId };
}

function bytesOf(question: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(question, "base64url"));
}
