import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { createContext } from "react-router";
import { z } from "zod";
import type { Database } from "#app/lib/database.server.ts";
import type { Environment } from "#app/lib/environment.server.ts";
import { hostCookie } from "#app/lib/host-cookie.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";
import { log } from "#app/lib/log.server.ts";
import { hashPassword, isPassword } from "./password.server.ts";

/** How long a browser stays signed in without a request. */
export const IDLE_SECONDS = 30 * 60;
/** How long it stays signed in at all. */
export const LONGEST_SECONDS = 12 * 60 * 60;
/** How long somebody who gave the first factor only has for the second. */
export const HALF_SIGNED_IN_SECONDS = 30 * 60;
/** The end of a session moves on at most once in this time, to spare the database. */
const REFRESH_SECONDS = 60;
/** Longer ones are not looked at when signing in. In UTF-16 units; what a new one may be says password-rules.ts, in characters. */
export const MAX_PASSWORD_UNITS = 1024;

export type SignIn = ReturnType<typeof createSignIn>;

export const signInContext = createContext<SignIn>();

const secondFactorAt = { secondFactorAt: { type: "date", required: false, input: false } } as const;

/** Begins a session of an account that has proved who it is in another way than by its password, or by more. */
const beginSession = createAuthEndpoint.serverOnly(
  { method: "POST", body: z.object({ accountId: z.uuid(), secondFactorAt: z.date().nullable() }) },
  async (ctx) => {
    const { internalAdapter } = ctx.context;
    const user = await internalAdapter.findUserById(ctx.body.accountId);
    invariant(user, "a session is begun by an account");
    const session = await internalAdapter.createSession(user.id, false, { secondFactorAt: ctx.body.secondFactorAt });
    await setSessionCookie(ctx, { session, user });
    return { sessionId: session.id };
  },
);

/** The sign-in library, with our table names, our password hash and our times.
 *  It is called from our own pages only; none of its own addresses are served. */
export function createSignIn(database: Database, environment: Pick<Environment, "TERN_SECRET" | "TERN_PUBLIC_URL">) {
  const publicUrl = environment.TERN_PUBLIC_URL ?? "http://127.0.0.1";
  const secure = publicUrl.startsWith("https:");
  return betterAuth({
    baseURL: publicUrl,
    secret: environment.TERN_SECRET,
    database: { db: database, type: "postgres" },
    user: { modelName: "account", additionalFields: secondFactorAt },
    session: {
      modelName: "signInSession",
      fields: { userId: "accountId" },
      additionalFields: secondFactorAt,
      expiresIn: IDLE_SECONDS,
      updateAge: REFRESH_SECONDS,
    },
    account: {
      modelName: "credential",
      fields: { userId: "accountId", accountId: "subject", providerId: "provider", password: "passwordHash" },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      revokeSessionsOnPasswordReset: true,
      maxPasswordLength: MAX_PASSWORD_UNITS,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
    },
    advanced: {
      cookiePrefix: hostCookie("tern", secure),
      // The library's own switch would put the weaker prefix __Secure- before the name.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId },
    },
    plugins: [{ id: "tern", endpoints: { beginSession } }],
    // Its limiter does not see calls from our pages; app/accounts/sign-in-attempt.queries.server.ts counts instead.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What it has to say about a wrong password, app/accounts/sign-in.commands.server.ts says with a request's number.
    logger: { log: (level, message) => (level === "error" ? log.error(message) : log.debug(message)) },
  });
}
