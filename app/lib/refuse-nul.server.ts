import { createMiddleware } from "hono/factory";

/** Answers 400 to an address that holds NUL: nothing of Tern's is called so, and PostgreSQL takes no text with it. */
export const refuseNul = createMiddleware(async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  if (!`${pathname}${search}`.includes("%00")) return await next();
  return c.text("This address holds a character that no address of Tern has.\n", 400);
});
