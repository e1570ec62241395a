import { expect, test } from "vitest";
import { openSealed, sealText } from "./seal.server.ts";

const seal = { secret: "a secret of the tests, long enough", purpose: "letter 7" };
const TEXT = "Tšepo’s secret";

test("a sealed text is read again with the same secret for the same purpose", () => {
  expect(openSealed(seal, sealText(seal, TEXT))).toBe(TEXT);
  expect(sealText(seal, TEXT)).not.toBe(sealText(seal, TEXT));
  expect(sealText(seal, TEXT)).toMatch(/^[\w-]+$/);
});

// ASVS V11.3.3
test("a sealed text is none with another secret, for another purpose, altered, or cut off", () => {
  const sealed = sealText(seal, TEXT);
  expect(openSealed({ ...seal, secret: "another secret of the tests, as long" }, sealed)).toBeNull();
  expect(openSealed({ ...seal, purpose: "letter 8" }, sealed)).toBeNull();
  for (let at = 0; at < sealed.length - 1; at++) {
    const altered = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
    expect(openSealed(seal, altered)).toBeNull();
  }
  expect(openSealed(seal, sealed.slice(4))).toBeNull();
  expect(openSealed(seal, "")).toBeNull();
});
