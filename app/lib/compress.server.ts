import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { createMiddleware } from "hono/factory";

const COMPRESSIBLE = /^(text\/(?!event-stream)|application\/json|image\/svg\+xml)/;
const SMALLEST_BYTES = 1024;
/** Level 5 of 11: pages are made anew each time, so a little smaller is not worth ten times the work. */
const BROTLI_PARAMS = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compresses pages with brotli, or gzip where the browser has no brotli. Leaves event streams, files that are compressed
 *  already, and whatever is too small to gain. */
export const compressPages = createMiddleware(async (c, next) => {
  await next();
  const { headers } = c.res;
  const type = headers.get("content-type") ?? "";
  if (!COMPRESSIBLE.test(type) || headers.has("content-encoding") || c.req.method === "HEAD") return;
  headers.append("vary", "accept-encoding");
  const encoding = encodingFor(c.req.header("accept-encoding") ?? "");
  if (encoding === undefined || c.res.body === null) return;
  const plain = Buffer.from(await c.res.arrayBuffer());
  const small = plain.length < SMALLEST_BYTES;
  const body = small ? plain : await (encoding === "br" ? toBrotli(plain, BROTLI_PARAMS) : toGzip(plain));
  const answer = new Response(new Uint8Array(body), c.res);
  if (!small) answer.headers.set("content-encoding", encoding);
  answer.headers.set("content-length", String(body.length));
  c.res = undefined;
  c.res = answer;
});

function encodingFor(accepted: string): "br" | "gzip" | undefined {
  const names = accepted.split(",").map((name) => name.split(";")[0]?.trim());
  if (names.includes("br")) return "br";
  return names.includes("gzip") ? "gzip" : undefined;
}
