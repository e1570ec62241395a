import type { PlanInput } from "./plan-input.ts";

/** The one text of an input that does not depend on spacing or on the order in which its keys were written: keys in the order of
 *  their code units, no spaces. Lists keep their order. */
export function canonicalText(input: PlanInput): string {
  return JSON.stringify(sorted(input));
}

/** "sha256:" and the digest, in hexadecimal digits, of a text or of the bytes of a file. */
export async function sha256Of(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The digest of an input that has no file: of its canonical text. */
export function inputDigest(input: PlanInput): Promise<string> {
  return sha256Of(canonicalText(input));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
