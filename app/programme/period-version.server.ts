import { createHash } from "node:crypto";
import type { Period } from "./period.queries.server.ts";

/** What a form of a period carries to say what it was made from: a digest of all that the period says. */
export function periodVersion(period: Period): string {
  return createHash("sha256").update(JSON.stringify(period)).digest("base64url");
}
