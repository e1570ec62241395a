import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { makeTotpSecret, stepOfCode, totpAddress } from "./totp.server.ts";

/** "12345678901234567890" in base 32. @source RFC 6238, appendix B: SHA-1, the last six of eight digits */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082", 1],
  [1_111_111_109, "081804", 37_037_036],
  [1_234_567_890, "005924", 41_152_263],
  [20_000_000_000, "353130", 666_666_666],
])("at second %d the code of the standard is %s, of half-minute %d", (second, code, step) => {
  expect(stepOfCode(code, RFC_SECRET, { now: new Date(second * 1000), lastStep: 0 })).toBe(step);
});

const secret = makeTotpSecret();
const codeAt = (second: number) => generateSync({ secret, epoch: second });
const at = (second: number, lastStep = 0) => ({ now: new Date(second * 1000), lastStep });

test("a code is taken in its half-minute, the one before and the one after, and in no other", () => {
  const code = codeAt(3000);
  for (const second of [2970, 3000, 3029, 3059]) expect(stepOfCode(code, secret, at(second))).toBe(100);
  for (const second of [2969, 3060, 86_400]) expect(stepOfCode(code, secret, at(second))).toBeNull();
});

// ASVS V6.5.1
test("a code that was accepted, or one from before it, is known to be used", () => {
  expect(stepOfCode(codeAt(3000), secret, at(3010, 99))).toBe(100);
  expect(stepOfCode(codeAt(3000), secret, at(3010, 100))).toBe("used");
  expect(stepOfCode(codeAt(2970), secret, at(3010, 100))).toBe("used");
  expect(stepOfCode(codeAt(3030), secret, at(3010, 100))).toBe(101);
});

test("a wrong code, and one of another secret, is none", () => {
  expect(stepOfCode("", secret, at(3000))).toBeNull();
  expect(stepOfCode("abcdef", secret, at(3000))).toBeNull();
  expect(stepOfCode(codeAt(3000), RFC_SECRET, at(3000))).toBeNull();
});

// ASVS V6.5.3, V11.5.1
test("a secret has 160 bits, and its address says whose it is", () => {
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(makeTotpSecret()).not.toBe(secret);
  const address = new URL(totpAddress(secret, "palesa@example.org"));
  expect(address.protocol + address.host).toBe("otpauth:totp");
  expect(decodeURIComponent(address.pathname)).toBe("/Tern:palesa@example.org");
  expect(address.searchParams.get("secret")).toBe(secret);
});
