import { createMiddleware } from "hono/factory";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request that may change something comes from one of our own pages.
 *  Browsers say so in Sec-Fetch-Site; older ones send Origin. A request with neither is refused.
 *  @param ownOrigin scheme, host and port that people reach Tern at */
export function isFromOwnPage(headers: Headers, ownOrigin: string): boolean {
  const site = headers.get("sec-fetch-site");
  return site === null ? headers.get("origin") === ownOrigin : site === "same-origin";
}

/** Answers 403 to whatever may change something and does not come from our own pages. */
export const refuseOtherOrigins = createMiddleware(async (c, next) => {
  const safe = SAFE_METHODS.has(c.req.method);
  if (safe || isFromOwnPage(c.req.raw.headers, new URL(c.req.url).origin)) return next();
  return c.text("This was not sent from a page of Tern. Open the page again and send it from there.\n", 403);
});
