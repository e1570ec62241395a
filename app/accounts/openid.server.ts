import { createHash, randomBytes } from "node:crypto";
import * as openid from "openid-client";
import { guardedFetch } from "#app/lib/guarded-fetch.server.ts";
import { log } from "#app/lib/log.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { checkIssuer, isLoopbackHost, isStrong, type Vouching } from "./identity-provider.ts";
import { LONGEST_SECONDS } from "./sign-in.server.ts";

/** How long a provider may take to answer one question. */
const TIMEOUT_SECONDS = 8;
/** How far the clocks of a provider and of Tern may differ. */
const CLOCK_TOLERANCE_SECONDS = 10;
/** How long what a provider says about itself is believed without asking again; its keys are asked for anew when an unknown one is used. */
const REMEMBERED_MS = 10 * 60 * 1000;
const SECRET_BYTES = 32;

/** A provider, and what it knows Tern by. */
export type Client = { issuer: string; clientId: string; clientSecret: string };

/** What has to be remembered between leaving for a provider and coming back. */
export type Question = { state: string; nonce: string; verifier: string };

/** A secret for one browser and one attempt, and the state that it stands for: a state that came back proves nothing without the secret. */
export function makeAttempt(): { secret: string; state: string } {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  return { secret, state: stateOf(secret) };
}

/** The state that a browser's secret stands for. */
export function stateOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Checks a provider before it is kept: whether it may be asked, and whether it answers under the name it was given.
 *  @param own where Tern itself is reached
 *  @refuses what {@link checkIssuer} refuses; accounts/provider-silent when there is no such provider at the address */
export async function tryProvider(
  issuer: string,
  own: URL,
): Promise<Refusal<"accounts/provider-address" | "accounts/provider-silent"> | null> {
  const wrong = checkIssuer(issuer, own);
  if (wrong !== null) return wrong;
  try {
    await findOutAbout({ issuer, clientId: "none", clientSecret: "none" });
    return null;
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message : "unknown" }, "a provider cannot be set up");
    return refuse("accounts/provider-silent");
  }
}

/** Asks a provider what it offers.
 *  @throws when nobody answers there, the address is private, or the provider calls itself by another name */
async function findOutAbout(client: Client): Promise<openid.Configuration> {
  const issuer = new URL(client.issuer);
  // Only a Tern on this machine is set up with a provider on this machine (checkIssuer).
  const loopback = isLoopbackHost(issuer);
  return await openid.discovery(
    issuer,
    client.clientId,
    { [openid.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    openid.ClientSecretBasic(client.clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      [openid.customFetch]: guardedFetch({ loopback }),
      execute: [openid.enableNonRepudiationChecks, ...(loopback ? [openid.allowInsecureRequests] : [])],
    },
  );
}

const remembered = new Map<string, { until: number; configuration: Promise<openid.Configuration> }>();

/** {@link findOutAbout}, at most once in ten minutes for each client. */
async function configurationOf(client: Client): Promise<openid.Configuration> {
  const key = createHash("sha256").update(JSON.stringify(client)).digest("base64url");
  const known = remembered.get(key);
  if (known !== undefined && known.until > Date.now()) return await known.configuration;
  const configuration = findOutAbout(client);
  remembered.set(key, { until: Date.now() + REMEMBERED_MS, configuration });
  // A provider that does not answer now may do so a moment later.
  configuration.catch(() => remembered.delete(key));
  return await configuration;
}

/** The address at the provider where a person signs in, and what to remember until they come back.
 *  @param ask.returnTo the address of ours that the provider sends people back to
 *  @source OpenID Connect Core 1.0, section 3.1.2.1; RFC 9700, section 2.1: PKCE with S256, one-time state and nonce */
export async function addressToSignInAt(
  client: Client,
  ask: { returnTo: string; state: string },
): Promise<{ address: string; question: Question }> {
  const configuration = await configurationOf(client);
  const question = { state: ask.state, nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() };
  const address = openid.buildAuthorizationUrl(configuration, {
    scope: "openid email",
    redirect_uri: ask.returnTo,
    state: question.state,
    nonce: question.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(question.verifier),
    code_challenge_method: "S256",
    // Nobody stays signed in by something that is older than a session may become.
    max_age: String(LONGEST_SECONDS),
  });
  return { address: address.href, question };
}

/** What a provider says about whoever came back from it. Checked are state, nonce, PKCE, issuer, audience, the signature and times of the
 *  ID token, and how long ago the person signed in there.
 *  @param cameBackTo the whole address that the person came back to
 *  @throws when one of these is not as it must be, or the provider refuses
 *  @source OpenID Connect Core 1.0, section 3.1.3.7; RFC 9207 */
export async function readAnswer(client: Client, question: Question, cameBackTo: URL): Promise<Vouching> {
  const configuration = await configurationOf(client);
  const tokens = await openid.authorizationCodeGrant(configuration, cameBackTo, {
    expectedState: question.state,
    expectedNonce: question.nonce,
    pkceCodeVerifier: question.verifier,
    maxAge: LONGEST_SECONDS,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error("the provider gave no ID token");
  const about = "email" in claims ? claims : await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    verifiedEmail: about.email_verified === true && typeof about.email === "string" ? about.email : null,
    isStrong: isStrong({ amr: claims["amr"], acr: claims["acr"] }),
  };
}
