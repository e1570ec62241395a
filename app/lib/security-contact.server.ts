import { createMiddleware } from "hono/factory";

/** The running installation says it anew each day, so it need not hold for long. */
const HOLDS_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Tells whoever found a weakness where to write; 404 while nobody has said where.
 *  @param contact a mailto: or https: address
 *  @source RFC 9116 */
export function tellSecurityContact(contact: string | undefined) {
  return createMiddleware(async (c, next) => {
    if (contact === undefined) return await next();
    const expires = new Date(Date.now() + HOLDS_DAYS * DAY_MS).toISOString();
    return c.text(`Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: en, fr\n`);
  });
}
