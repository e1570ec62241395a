import { expect, test } from "vitest";
import { filesNamed } from "#test/style/source-files.ts";

const document = filesNamed("docs/security.md")[0]?.text.replaceAll("\n", " ") ?? "";

/** The value of a constant as its file writes it: a number, or a product of numbers. */
function valueOf(path: string, name: string): number {
  const text = filesNamed(path)[0]?.text ?? "";
  const [, written = ""] = new RegExp(`\\b${name}"?(?: =|:) ([\\d_]+(?: \\* [\\d_]+)*)\\s*[;,}]`).exec(text) ?? [];
  expect(written, `${name} in ${path}`).not.toBe("");
  return written.split("*").reduce((product, factor) => product * Number(factor.replaceAll("_", "")), 1);
}

const MB = 1024 * 1024;
const LIMITS = "app/accounts/sign-in-limits.ts";
const SIGN_IN = "app/accounts/sign-in.server.ts";
const FORM = "app/lib/form.server.ts";
const DOCUMENT = "app/documents/document.ts";
const BREACHED = "app/accounts/breached-passwords.json";
const EXAMINER = "app/documents/check/examine-in-process.server.ts";
const SPREADSHEET = "app/lib/read-spreadsheet.server.ts";

test.each<[string, string, number, (figure: string) => string]>([
  [SIGN_IN, "IDLE_SECONDS", 60, (minutes) => `ends after ${minutes} minutes without a request`],
  [SIGN_IN, "LONGEST_SECONDS", 3600, (hours) => `after ${hours} hours at the latest`],
  ["app/accounts/password-rules.ts", "MIN_CHARACTERS", 1, (least) => `one factor: ${least} characters or more`],
  ["app/accounts/password-rules.ts", "MIN_LETTERS_OF_ONES_OWN", 1, (least) => `beside ${least} letters of one's own`],
  ["app/accounts/invitation.ts", "INVITATION_DAYS", 1, (days) => `An invitation holds ${days} days`],
  [LIMITS, "WINDOW_SECONDS", 60, (minutes) => `Failures of ${minutes} minutes are counted`],
  [LIMITS, "addressFromNetwork", 1, (most) => `more than ${most} for one address from one network`],
  [LIMITS, "network", 1, (most) => `or ${most} from one network`],
  [LIMITS, "address", 1, (most) => `more than ${most} for one address from everywhere`],
  [LIMITS, "LONGEST_DELAY_MS", 1000, (seconds) => `wait up to ${seconds} seconds`],
  [LIMITS, "currentPassword", 1, (most) => `the current password wrong ${most} times`],
  [LIMITS, "codesOfSession", 1, (most) => `${most} wrong codes end the session`],
  [LIMITS, "codesOfAccount", 1, (most) => `session; ${most} of an account close it`],
  [LIMITS, "letters", 1, (most) => `at most ${most} letters in a quarter of an hour`],
  [SIGN_IN, "HALF_SIGNED_IN_SECONDS", 60, (minutes) => `nothing but the page that asks, for ${minutes} minutes`],
  ["app/accounts/second-factor.ts", "RECOVERY_CODES", 1, (codes) => `one of ${codes} codes of 50 bits`],
  ["app/accounts/letter-link.ts", "LINK_MINUTES", 1, (minutes) => `one factor: 256 bits, for ${minutes} minutes`],
  ["app/accounts/letter-link.ts", "LINK_MINUTES", 1, (minutes) => `the link of a letter ${minutes} minutes`],
  ["app/accounts/passkey-question.server.ts", "RANDOM_BYTES", 1 / 8, (bits) => `a question of ${bits} random bits`],
  ["app/accounts/passkey-question.server.ts", "ANSWER_SECONDS", 60, (minutes) => `good for ${minutes} minutes and one`],
  [
    "app/accounts/provider-sign-in.commands.server.ts",
    "AWAY_SECONDS",
    60,
    (minutes) => `${minutes} minutes, one browser`,
  ],
  ["app/accounts/openid.server.ts", "TIMEOUT_SECONDS", 1, (seconds) => `A provider may take ${seconds} seconds`],
  ["app/lib/guarded-fetch.server.ts", "MAX_ANSWER_BYTES", 1024, (kilobytes) => `at most ${kilobytes} kB. A statement`],
  [BREACHED, "kept", 1, (kept) => `${kept} passwords that many people chose`],
  [BREACHED, "read", 1, (read) => `all that are long enough of [${read}]`],
  [DOCUMENT, "MAX_DOCUMENT_BYTES", MB, (megabytes) => `one file, ${megabytes} MB`],
  [DOCUMENT, "MAX_PAGES", 1, (pages) => `${pages} pages`],
  [DOCUMENT, "MAX_PIXELS", 1e6, (millions) => `${millions} million points`],
  [EXAMINER, "memoryKilobytes", 1e6, (gigabytes) => `looked into with ${gigabytes} GB`],
  [EXAMINER, "seconds", 1, (seconds) => `GB and ${seconds} seconds`],
  ["app/documents/vault/chunk-cipher.server.ts", "CHUNK_BYTES", 1024, (kilobytes) => `chunks of ${kilobytes} kB`],
  [FORM, "MAX_FORM_BYTES", 1024, (kilobytes) => `at most ${kilobytes} kB`],
  [FORM, "MAX_FIELDS", 1, (most) => `and ${most} fields`],
  [FORM, "MAX_FILES", 1, (most) => `${most} files, `],
  [FORM, "MAX_UPLOAD_BYTES", MB, (megabytes) => `${megabytes} MB together`],
  [SPREADSHEET, "MOST_UNPACKED_MB", 1, (megabytes) => `${megabytes} MB unpacked`],
  [SPREADSHEET, "MOST_ROWS", 1, (rows) => `${rows} rows`],
  [SPREADSHEET, "MOST_COLUMNS", 1, (columns) => `${columns} columns`],
  ["app/planning/run-settings.ts", "MOST_SECONDS", 1, (seconds) => `for at most ${seconds} seconds. One accepted`],
  [
    "app/planning/reasons-in-thread.server.ts",
    "MOST_MS",
    1000,
    (seconds) => `one at a time, for at most ${seconds} seconds`,
  ],
  [
    "app/lib/database.server.ts",
    "STATEMENT_TIMEOUT_MS",
    1000,
    (seconds) => `the database ends after ${seconds} seconds`,
  ],
  ["app/server.ts", "headersTimeout", 1000, (seconds) => `slower than ${seconds} seconds for its head`],
  ["app/server.ts", "requestTimeout", 1000, (seconds) => `or ${seconds} for all of it`],
  ["app/shell.server.ts", "MAX_BODY_BYTES", MB, (megabytes) => `a body has at most ${megabytes} MB`],
  ["app/accounts/password.server.ts", "MEMORY_KIB", 1024, (megabytes) => `Argon2id, ${megabytes} MiB`],
  ["app/accounts/password.server.ts", "PASSES", 1, (passes) => `${passes} passes`],
])("what docs/security.md says of %s, %s is what the code has", (path, name, unit, sentence) => {
  const figure = (valueOf(path, name) / unit).toLocaleString("en");
  expect(document).toContain(sentence(figure));
});
