import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalText, inputDigest, sha256Of } from "./canonical.ts";
import { smallInput } from "./testing/small-input.ts";

test("the canonical text does not depend on the order in which keys were written", () => {
  const input = smallInput();
  const reversed = Object.fromEntries(Object.entries(input).toReversed()) as typeof input;
  expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(input));
  expect(canonicalText(reversed)).toBe(canonicalText(input));
  expect(canonicalText(input)).toMatch(/^\{"blockWeeks":13,"budget":/);
});

test("another list order is another input", () => {
  const input = smallInput({ budgetByBlock: [1, 2, 3, 4] });
  expect(canonicalText({ ...input, budgetByBlock: [2, 1, 3, 4] })).not.toBe(canonicalText(input));
});

test("the digest is SHA-256 as other programs compute it", async () => {
  expect(await sha256Of("abc")).toBe("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const text = canonicalText(smallInput());
  expect(await inputDigest(smallInput())).toBe(`sha256:${createHash("sha256").update(text).digest("hex")}`);
});
