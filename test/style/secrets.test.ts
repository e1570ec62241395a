import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "./source-files.ts";

/** How secrets of known kinds look. */
const KINDS: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=\s]{40}/,
  "an AWS key": /\bAKIA[0-9A-Z]{16}\b/,
  "a GitHub token": /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})\b/,
  "a Slack token": /\bxox[abprs]-[\w-]{20,}/,
  "a Google key": /\bAIza[\w-]{35}\b/,
  "a Stripe key": /\b[rs]k_live_\w{20,}/,
  "a npm token": /\bnpm_[A-Za-z0-9]{36}\b/,
  "a JSON web token": /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
  "a password in an address":
    /\b[a-z]+:\/\/[\w-]+:(?!…|\$\{|secret@|\*)[^\s@:/'"`]{8,}@(?!127\.0\.0\.1|localhost|host\b|10\.)/,
};
/** A value that is drawn by chance, given to something that is called a secret. */
const GIVEN =
  /(?:secret|password|passwd|token|api_?key|private_?key)\w*["']?\s*[:=]\s*["'`]([A-Za-z0-9+/_=-]{20,})["'`]/gi;
const MOST_BITS_OF_WORDS = 3.9;

// ASVS V13.3.1
test("no file of the repository holds a secret", () => {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: REPOSITORY, encoding: "utf8" })
    .split("\0")
    .filter(Boolean);
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((path) => secretsIn(textOf(path)).map((kind) => `${path}: ${kind}`));
  expect(found).toEqual([]);
});

// In pieces, so that they are not found here.
test.each([
  ["a private key", ["-----BEGIN ", "PRIVATE KEY-----\n", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj"]],
  ["an AWS key", ["AKIA", "QWERTYUIOPASDFGH"]],
  ["a GitHub token", ["ghp_", "aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9"]],
  ["a password in an address", ["postgres://tern:", "kV3mQ9x_Tz7@db.example.org/tern"]],
  ["a drawn value", ["TERN_SECRET: ", '"kV3mQ9x_Tz7-Lw0aRb5Hc2Yd8Nf4"']],
])("%s would be found", (kind, pieces) => {
  expect(secretsIn(pieces.join(""))).toContain(kind);
});

function secretsIn(text: string): string[] {
  const known = Object.entries(KINDS).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
  const drawn = [...text.matchAll(GIVEN)].some(
    ([, value = ""]) => bitsOfACharacter(value) > MOST_BITS_OF_WORDS && /\d/.test(value),
  );
  return drawn ? [...known, "a drawn value"] : known;
}

/** Shannon's entropy of the characters: about 4.5 for 32 drawn ones, less than 4 for words. */
function bitsOfACharacter(text: string): number {
  const counts = Map.groupBy(text, (character) => character);
  return [...counts.values()].reduce(
    (bits, same) => bits - (same.length / text.length) * Math.log2(same.length / text.length),
    0,
  );
}

/** Nothing for what is no text: pictures and workbooks. */
function textOf(path: string): string {
  const bytes = readFileSync(join(REPOSITORY, path));
  return bytes.includes(0) ? "" : bytes.toString("utf8");
}
