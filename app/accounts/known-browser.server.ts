import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import { hostCookie } from "#app/lib/host-cookie.ts";

/** How long a browser counts as known after it last signed in. Browsers keep no cookie longer. */
const KNOWN_SECONDS = 400 * 24 * 60 * 60;
const VALUE = /^([\w-]{22})\.(\d{1,12})\.([\w-]{43})$/;

type Keys = { secret: string; email: string };

/** Marks a browser as one that has signed in with an e-mail address, so that nobody's failures elsewhere keep it out. It proves nothing
 *  else: signing in still takes the password. Neither name nor value tells the address.
 *  @param at.secure whether the cookie is sent over TLS only
 *  @returns the cookie, as a Set-Cookie header
 *  @source OWASP, Slow Down Online Guessing Attacks with Device Cookies */
export function knownBrowserCookie(keys: Keys, at: { now: Date; secure: boolean }): string {
  const browser = randomBytes(16).toString("base64url");
  const signedInAt = String(Math.floor(at.now.getTime() / 1000));
  const value = `${browser}.${signedInAt}.${signatureOf(keys, browser, signedInAt)}`;
  const attributes = `Path=/; Max-Age=${KNOWN_SECONDS}; HttpOnly; SameSite=Lax${at.secure ? "; Secure" : ""}`;
  return `${hostCookie(cookieName(keys), at.secure)}=${value}; ${attributes}`;
}

/** Which known browser sends these cookies; null when it has not signed in with this address, or too long ago, or the mark was altered.
 *  @param cookies the header Cookie */
export function findKnownBrowser(keys: Keys, cookies: string | null, now: Date): string | null {
  const sent = parseCookies(cookies ?? "");
  const mark = sent.get(hostCookie(cookieName(keys), true)) ?? sent.get(cookieName(keys)) ?? "";
  const match = VALUE.exec(mark);
  if (match === null) return null;
  const [, browser = "", signedInAt = "", signature = ""] = match;
  const expected = Buffer.from(signatureOf(keys, browser, signedInAt));
  if (!timingSafeEqual(expected, Buffer.from(signature))) return null;
  return now.getTime() / 1000 - Number(signedInAt) <= KNOWN_SECONDS ? browser : null;
}

function cookieName({ secret, email }: Keys): string {
  return `tern.known_${keyed(secret, "name", email).slice(0, 12)}`;
}

function signatureOf({ secret, email }: Keys, browser: string, signedInAt: string): string {
  return keyed(secret, "value", email, browser, signedInAt);
}

function keyed(secret: string, ...parts: string[]): string {
  return createHmac("sha256", secret)
    .update(["known browser", ...parts].join("\n"))
    .digest("base64url");
}
