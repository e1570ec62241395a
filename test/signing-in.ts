import { generateSync } from "otplib";
import { RouterContextProvider } from "react-router";
import { clientNetworkContext } from "#app/accounts/client-network.server.ts";
import { createSignIn, signInContext } from "#app/accounts/sign-in.server.ts";
import type { Database } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";

/** The secret of the installations that tests make. */
export const TEST_SECRET = "a secret of the tests, long enough";

/** What an action is handed when somebody signs in, or is about their account.
 *  @param network that the request comes from */
export function requestOf(
  { database, url }: { database: Database; url: string },
  network: string | null = null,
): RouterContextProvider {
  const context = new RouterContextProvider();
  const environment = readEnvironment({ DATABASE_URL: url, TERN_SECRET: TEST_SECRET });
  context.set(databaseContext, database);
  context.set(requestContext, { requestId: "test", nonce: "", routePattern: "/sign-in" });
  context.set(signInContext, createSignIn(database, environment));
  context.set(clientNetworkContext, network);
  return context;
}

/** The code that an authenticator app with a secret shows; not by the package that Tern checks it with.
 *  @param later half-minutes from now */
export function codeOfApp(secret: string, later = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + later * 30 });
}

/** Cookies that an answer sets, as a browser sends them back. */
export function asSentBack(cookies: Headers): Headers {
  const pairs = cookies.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return new Headers({ cookie: pairs.join("; ") });
}
