import { APIError } from "better-auth/api";
import type { RouterContextProvider } from "react-router";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { log } from "#app/lib/log.server.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { browserFamily } from "./browser-family.ts";
import { clientNetworkContext } from "./client-network.server.ts";
import { findKnownBrowser, knownBrowserCookie } from "./known-browser.server.ts";
import { brakeAttempt } from "./sign-in-brake.server.ts";
import { signInContext } from "./sign-in.server.ts";

type SignInOutcome = { kind: "signed-in"; cookies: Headers } | Refusal<"accounts/too-often" | "accounts/wrong-sign-in">;

/** Signs a person in. An unknown address takes as long and answers the same as a wrong password.
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
    const browser = new Headers({ "user-agent": browserFamily(headers.get("user-agent")) });
    const { headers: answer, response } = await api.signInEmail({
      body: attempt,
      headers: browser,
      returnHeaders: true,
    });
    await takeBack();
    log.info({ requestId, accountId: response.user.id }, "signed in");
    const cookies = setCookiesOf(answer);
    const secure = options.advanced.defaultCookieAttributes.secure;
    cookies.append("set-cookie", knownBrowserCookie(keys, { now: new Date(), secure }));
    return { kind: "signed-in", cookies };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    log.info({ requestId }, "sign-in refused");
    return refuse("accounts/wrong-sign-in");
  }
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
