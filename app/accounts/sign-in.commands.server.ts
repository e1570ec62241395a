import { APIError } from "better-auth/api";
import type { RouterContextProvider } from "react-router";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { log } from "#app/lib/log.server.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { getLocale } from "#app/paraglide/runtime.js";
import { getAccount, updateLanguage } from "./account.queries.server.ts";
import { browserFamily } from "./browser-family.ts";
import { clientNetworkContext } from "./client-network.server.ts";
import { findKnownBrowser, knownBrowserCookie } from "./known-browser.server.ts";
import { brakeAttempt } from "./sign-in-brake.server.ts";
import { signInContext } from "./sign-in.server.ts";

type SignInOutcome = { kind: "signed-in"; cookies: Headers } | Refusal<"accounts/too-often" | "accounts/wrong-sign-in">;

/** Signs a person in by the password; a second factor is asked for afterwards. An unknown address takes as long and answers the same as a wrong password.
 *  @param headers of the request
 *  @returns the cookies that make the browser signed in, and known the next time
 *  @refuses accounts/too-often after too many failures from the same network (app/accounts/sign-in-limits.ts);
 *           accounts/wrong-sign-in when address and password do not go together */
export async function trySignIn(
  context: Readonly<RouterContextProvider>,
  attempt: { email: string; password: string },
  headers: Headers = new Headers(),
): Promise<SignInOutcome> {
  const { requestId } = context.get(requestContext);
  const { api, options } = context.get(signInContext);
  const keys = { secret: options.secret, email: attempt.email.trim().toLowerCase() };
  const takeBack = await brakeAttempt(context.get(databaseContext), keys.secret, {
    email: keys.email,
    network: context.get(clientNetworkContext),
    browser: findKnownBrowser(keys, headers.get("cookie"), new Date()),
  });
  if (takeBack === null) {
    log.warn({ requestId }, "sign-in tried too often");
    return refuse("accounts/too-often");
  }
  try {
    const { headers: answer, response } = await api.signInEmail({
      body: attempt,
      headers: browserOf(headers),
      returnHeaders: true,
    });
    await takeBack();
    return { kind: "signed-in", cookies: await completed(context, response.user.id, { answer, isStrong: false }) };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    log.info({ requestId }, "sign-in refused");
    return refuse("accounts/wrong-sign-in");
  }
}

/** Begins a session of an account that has proved who it is by other means than a password, or by more.
 *  @param by.isStrong whether that were two factors
 *  @param by.headers  of the request
 *  @returns the cookies that make the browser signed in, and known the next time */
export async function signInBy(
  context: Readonly<RouterContextProvider>,
  accountId: string,
  by: { isStrong: boolean; headers: Headers },
): Promise<Headers> {
  const { headers: answer } = await context.get(signInContext).api.beginSession({
    body: { accountId, secondFactorAt: by.isStrong ? new Date() : null },
    headers: browserOf(by.headers),
    returnHeaders: true,
  });
  return await completed(context, accountId, { answer, isStrong: by.isStrong });
}

/** The cookies of a session that has begun. The browser is known from then on, but not while a code is still to be given: who has found out
 *  a password is not to be taken for its owner. */
async function completed(
  context: Readonly<RouterContextProvider>,
  accountId: string,
  { answer, isStrong }: { answer: Headers; isStrong: boolean },
): Promise<Headers> {
  const database = context.get(databaseContext);
  const { options } = context.get(signInContext);
  const account = await getAccount(database, accountId);
  await updateLanguage(database, accountId, getLocale());
  log.info({ requestId: context.get(requestContext).requestId, accountId }, "signed in");
  const cookies = setCookiesOf(answer);
  if (account.hasFactor && !isStrong) return cookies;
  const keys = { secret: options.secret, email: account.email.toLowerCase() };
  const secure = options.advanced.defaultCookieAttributes.secure;
  cookies.append("set-cookie", knownBrowserCookie(keys, { now: new Date(), secure }));
  return cookies;
}

/** Of a browser only its family is kept. */
function browserOf(headers: Headers): Headers {
  return new Headers({ "user-agent": browserFamily(headers.get("user-agent")) });
}

/** Signs a browser out: its session ends in the database, and its cookies are taken back. */
export async function signOut(context: Readonly<RouterContextProvider>, request: Request): Promise<Headers> {
  const { headers } = await context.get(signInContext).api.signOut({ headers: request.headers, returnHeaders: true });
  return setCookiesOf(headers);
}

/** Cookies one by one: joined into one header they would be lost. */
function setCookiesOf(headers: Headers): Headers {
  const cookies = new Headers();
  for (const cookie of headers.getSetCookie()) cookies.append("set-cookie", cookie);
  return cookies;
}
