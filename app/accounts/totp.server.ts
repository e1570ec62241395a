import { Secret, TOTP } from "otpauth";

/** @source RFC 4226, section 4, R6: 160 bits */
const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
/** Clocks of phones go wrong by less. @source RFC 6238, section 5.2 */
const STEPS_OF_DELAY = 1;
const FACTS = { issuer: "Tern", algorithm: "SHA1", digits: 6, period: STEP_SECONDS } as const;

/** A new secret for an authenticator app, in base 32. */
export function makeTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the QR code says: an authenticator app reads the secret and whose it is from it. */
export function totpAddress(secret: string, email: string): string {
  return new TOTP({ ...FACTS, secret, label: email }).toString();
}

/** The half-minute, counted from 1970, that a code belongs to: now, or one before or after.
 *  @param at.lastStep of the code that was accepted last: that one and those before are not accepted again
 *  @returns null when the code is none of these
 *  @source RFC 6238, sections 4 and 5.2 */
export function stepOfCode(
  code: string,
  secret: string,
  { now, lastStep }: { now: Date; lastStep: number },
): number | "used" | null {
  const delta = new TOTP({ ...FACTS, secret }).validate({
    token: code,
    timestamp: now.getTime(),
    window: STEPS_OF_DELAY,
  });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  return step > lastStep ? step : "used";
}
