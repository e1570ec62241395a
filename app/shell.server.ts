import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import { type RequestHandler, RouterContextProvider } from "react-router";
import { clientNetworkContext, networkOf } from "#app/accounts/client-network.server.ts";
import { type SignIn, signInContext } from "#app/accounts/sign-in.server.ts";
import { allowOurMethods } from "#app/lib/allowed-methods.server.ts";
import { compressPages } from "#app/lib/compress.server.ts";
import { type Database, isReachable } from "#app/lib/database.server.ts";
import { chooseLocale } from "#app/lib/languages.ts";
import { inLocale, LANGUAGE_COOKIE } from "#app/lib/locale.server.ts";
import { log } from "#app/lib/log.server.ts";
import type { Notices } from "#app/lib/notices.server.ts";
import { answerToOurNameOnly } from "#app/lib/public-origin.server.ts";
import { refuseNul } from "#app/lib/refuse-nul.server.ts";
import { databaseContext, noticesContext, requestContext } from "#app/lib/request-context.ts";
import { logRequests, type ShellVariables } from "#app/lib/request-log.server.ts";
import { refuseOtherOrigins } from "#app/lib/same-origin.server.ts";
import { tellSecurityContact } from "#app/lib/security-contact.server.ts";
import { securityHeaders } from "#app/lib/security-headers.server.ts";

/** No request may be larger; forms have a smaller limit of their own (app/lib/form.server.ts). */
const MAX_BODY_BYTES = 25 * 1024 * 1024;

const TOO_LARGE = "This is too large: files may have up to 20 MB. Nothing was changed.\n";

export type ShellParts = {
  database: Database;
  signIn: SignIn;
  notices: Notices;
  pages: RequestHandler;
  /** Folder of the built assets. */
  assets: string;
  publicUrl?: string | undefined;
  /** Where weaknesses are told of. */
  securityContact?: string | undefined;
  /** How many proxies of our own stand in front; null when nobody has said. */
  proxies: number | null;
};

/** The connection behind a request. */
type Bindings = HttpBindings | Http2Bindings;

/** The HTTP shell: everything between the socket and a page.
 *  @returns a function that answers a request */
export function createShell(parts: ShellParts): (request: Request, bindings: Bindings) => Promise<Response> {
  const shell = new Hono<{ Variables: ShellVariables; Bindings: Bindings }>();
  // Methods first: a TRACE cannot be given another address, and would be answered with an error.
  shell.use(logRequests, securityHeaders(parts.publicUrl), allowOurMethods, answerToOurNameOnly(parts.publicUrl));
  shell.use(refuseNul);
  shell.get("/.well-known/security.txt", tellSecurityContact(parts.securityContact));
  shell.get("/health", (c) => c.text("ok\n"));
  shell.get("/ready", async (c) =>
    (await isReachable(parts.database)) ? c.text("ready\n") : c.text("not ready\n", 503),
  );
  shell.use("/assets/*", serveAssets(parts.assets));
  shell.use(
    refuseOtherOrigins,
    compressPages,
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.text(TOO_LARGE, 413) }),
  );
  shell.all("*", (c) => {
    const context = new RouterContextProvider();
    context.set(requestContext, c.get("info"));
    context.set(databaseContext, parts.database);
    context.set(signInContext, parts.signIn);
    context.set(noticesContext, parts.notices);
    const peer = getConnInfo(c).remote.address;
    const forwardedFor = c.req.header("x-forwarded-for");
    context.set(clientNetworkContext, networkOf({ peer, forwardedFor, proxies: parts.proxies }));
    const locale = chooseLocale(
      getCookie(c, LANGUAGE_COOKIE, "host") ?? getCookie(c, LANGUAGE_COOKIE),
      c.req.header("accept-language"),
    );
    return inLocale(locale, () => parts.pages(c.req.raw, context));
  });
  shell.onError((error, c) => {
    const { requestId } = c.get("info");
    log.error({ requestId, error }, "a request failed outside the pages");
    return c.text(`Something went wrong. If you report it, give this number: ${requestId}\n`, 500);
  });
  return async (request, bindings) => shell.fetch(request, bindings);
}

function serveAssets(root: string) {
  return serveStatic({
    root,
    precompressed: true,
    // Built names carry a hash of the content.
    onFound: (_path, c) => c.header("cache-control", "public, max-age=31536000, immutable"),
  });
}
