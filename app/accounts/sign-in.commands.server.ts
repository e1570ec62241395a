import { APIError } from "better-auth/api";
import type { RouterContextProvider } from "react-router";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { log } from "#app/lib/log.server.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { countSignInAttempt } from "./sign-in-attempt.queries.server.ts";
import { signInContext } from "./sign-in.server.ts";

type SignInOutcome = { kind: "signed-in"; cookies: Headers } | Refusal<"accounts/too-often" | "accounts/wrong-sign-in">;

/** Signs a person in. An unknown address takes as long and answers the same as a wrong password.
 *  @returns the cookies that make the browser signed in
 *  @refuses accounts/too-often after 20 attempts for the address in a quarter of an hour;
 *           accounts/wrong-sign-in when address and password do not go together */
export async function trySignIn(
  context: Readonly<RouterContextProvider>,
  attempt: { email: string; password: string },
): Promise<SignInOutcome> {
  const { requestId } = context.get(requestContext);
  const { api, options } = context.get(signInContext);
  if (!(await countSignInAttempt(context.get(databaseContext), options.secret, attempt.email))) {
    log.warn({ requestId }, "sign-in tried too often");
    return refuse("accounts/too-often");
  }
  try {
    const { headers, response } = await api.signInEmail({ body: attempt, returnHeaders: true });
    log.info({ requestId, accountId: response.user.id }, "signed in");
    return { kind: "signed-in", cookies: setCookiesOf(headers) };
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
