import { createMiddleware } from "hono/factory";

/** What pages and forms need. A method that no page was written for is answered here, so that none can be reached by it. */
const METHODS = ["GET", "HEAD", "POST"];

/** Answers 405 to every other method, TRACE among them. */
export const allowOurMethods = createMiddleware(async (c, next) => {
  if (METHODS.includes(c.req.method)) return await next();
  return c.text("Tern does not take this kind of request.\n", 405, { allow: METHODS.join(", ") });
});
