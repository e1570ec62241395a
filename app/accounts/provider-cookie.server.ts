import { parseCookies } from "better-auth/cookies";
import { hostCookie } from "#app/lib/host-cookie.ts";
import { AWAY_SECONDS } from "./provider-sign-in.commands.server.ts";

const NAME = "tern.provider";
/** Where people come back to from their organisation's sign-in. */
export const WAY_BACK = "/sign-in/organisation/back";

/** By this the browser is known that left for a provider, when it comes back. Null takes it back.
 *  @param own the address of the request: over TLS the cookie is sent over TLS only
 *  @returns a Set-Cookie header */
export function providerCookie(secret: string | null, own: URL): string {
  const secure = own.protocol === "https:";
  const age = secret === null ? 0 : AWAY_SECONDS;
  const attributes = `Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return `${hostCookie(NAME, secure)}=${secret ?? ""}; ${attributes}`;
}

/** The secret of the browser that left for a provider; empty when it has none. */
export function readProviderCookie(request: Request): string {
  const sent = parseCookies(request.headers.get("cookie") ?? "");
  return sent.get(hostCookie(NAME, true)) ?? sent.get(NAME) ?? "";
}
