import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** How long somebody may take to answer. */
export const ANSWER_SECONDS = 10 * 60;
const RANDOM_BYTES = 16;
const TIME_BYTES = 6;
const SIGNED_BYTES = RANDOM_BYTES + TIME_BYTES;

/** What a question is for: with one that was asked for something else, or of somebody else, nothing can be done. */
type Purpose = { secret: string; purpose: string };

/** A question for a passkey to sign (a "challenge"). It tells by itself when and what for it was asked, so that asking costs the database nothing.
 *  @source WebAuthn Level 3, section 13.4.3: at least 16 random bytes, made here */
export function makeQuestion(of: Purpose, now: Date): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(now.getTime(), 0, TIME_BYTES);
  const question = Buffer.concat([randomBytes(RANDOM_BYTES), time]);
  return Buffer.concat([question, signatureOf(of, question)]).toString("base64url");
}

/** When a question was asked; null when it was not asked here, not for this, or more than {@link ANSWER_SECONDS} ago. */
export function readQuestion(of: Purpose, question: string, now: Date): Date | null {
  const bytes = Buffer.from(question, "base64url");
  const [asked, signature] = [bytes.subarray(0, SIGNED_BYTES), bytes.subarray(SIGNED_BYTES)];
  const expected = signatureOf(of, asked);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null;
  const askedAt = new Date(asked.readUIntBE(RANDOM_BYTES, TIME_BYTES));
  const age = now.getTime() - askedAt.getTime();
  return age >= 0 && age <= ANSWER_SECONDS * 1000 ? askedAt : null;
}

function signatureOf({ secret, purpose }: Purpose, bytes: Buffer): Buffer {
  return createHmac("sha256", secret).update(`passkey question\n${purpose}\n`).update(bytes).digest();
}
