import { createMiddleware } from "hono/factory";
import { newId } from "./ids.ts";
import { log } from "./log.server.ts";
import type { RequestInfo } from "./request-context.ts";

export type ShellVariables = { info: RequestInfo };

/** Gives every request its number, made here because a number from outside could be made to look like another's,
 *  and writes one line when it is answered. The line has the route's pattern, not the address. */
export const logRequests = createMiddleware<{ Variables: ShellVariables }>(async (c, next) => {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const info: RequestInfo = { requestId: newId(), nonce, routePattern: "" };
  c.set("info", info);
  const startedAt = performance.now();
  await next();
  c.res.headers.set("x-request-id", info.requestId);
  const ms = Math.round(performance.now() - startedAt);
  const line = { requestId: info.requestId, method: c.req.method, route: info.routePattern, status: c.res.status, ms };
  if (c.res.status >= 500) log.error(line, "request");
  else log.info(line, "request");
});
