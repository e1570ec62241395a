import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a text that only Tern itself may read again, with a key made of the installation's secret.
 *  @param seal.purpose what it is for and whose it is: opened for anything else, it is none
 *  @returns letters, digits, "-" and "_" */
export function sealText(seal: Seal, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(seal), nonce);
  const bytes = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return bytes.toString("base64url");
}

type Seal = { secret: string; purpose: string };

/** The text that was sealed for this purpose; null when it was sealed for another, with another secret, or altered. */
export function openSealed(seal: Seal, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, keyOf(seal), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** A key of its own for each purpose. @source RFC 5869 */
function keyOf({ secret, purpose }: Seal): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `tern seal ${purpose}`, KEY_BYTES));
}
