import { createHash } from "node:crypto";
import list from "./breached-passwords.json" with { type: "json" };
import { plainLetters } from "./password-rules.ts";

/** Enough that a password that is not on the list is hardly ever taken for one: fewer than one in a thousand million. */
const HASH_BYTES = 6;
const HASH_CHARACTERS = (HASH_BYTES * 4) / 3;

const BREACHED = new Set(list.hashes.match(new RegExp(`.{${HASH_CHARACTERS}}`, "g")));

/** Whether a password is one that people commonly choose, or that was lost by others: the password as a whole, whatever its capitals, accents,
 *  spaces and signs. Only those that are long enough otherwise are on the list.
 *  @source docs/sources.md#breached-passwords; NIST SP 800-63B-4, section 3.1.1.2 */
export function isBreached(password: string): boolean {
  return BREACHED.has(hashOfBreached(password));
}

/** What the list keeps of a password. Those on it were somebody's once, so they do not stand there in clear. */
export function hashOfBreached(password: string): string {
  const plain = plainLetters(password);
  const letters = plain.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return createHash("sha256")
    .update(letters || plain)
    .digest()
    .subarray(0, HASH_BYTES)
    .toString("base64url");
}
