import { createMiddleware } from "hono/factory";

const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Gives a request the address that people typed. Behind a proxy only the configured address counts, never a header
 *  that a stranger could send. Without one, Tern answers to the names of this machine only, so that no other
 *  site's name can be pointed at it.
 *  @returns null when the request is for a host that is not ours */
export function atPublicOrigin(request: Request, publicUrl: string | undefined): Request | null {
  const url = new URL(request.url);
  if (publicUrl === undefined) return LOOPBACK_NAMES.has(url.hostname) ? request : null;
  const origin = new URL(publicUrl).origin;
  if (url.origin === origin) return request;
  return new Request(origin + url.pathname + url.search, request);
}

/** Gives what follows the request at the address that people typed, and answers 421 to a request for another host.
 *  @param publicUrl the configured address, if there is one */
export function answerToOurNameOnly(publicUrl: string | undefined) {
  return createMiddleware(async (c, next) => {
    const own = atPublicOrigin(c.req.raw, publicUrl);
    if (own === null) return c.text("Tern does not answer to this name.\n", 421);
    c.req.raw = own;
    return await next();
  });
}
