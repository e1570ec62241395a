import { expect, test } from "vitest";
import { filesNamed, placesOf, sourceFiles } from "./source-files.ts";

// What no file of ours may do, whatever it is for. A file that must is named here with its reason, and in docs/security.md.

const code = sourceFiles(/^(app|db|bin)\/(?!.*(\.(test|e2e)\.|\/testing\/)).*\.tsx?$/);
const served = code.filter(({ path }) => path.startsWith("app/"));

type Ban = { found: RegExp; where: typeof code; but?: readonly string[] };

/** Looks at code without its comments, with its strings. */
function expectNone({ found, where, but = [] }: Ban): void {
  expect(where.length).toBeGreaterThan(100);
  const looked = where.filter(({ path }) => !but.includes(path));
  expect(looked.flatMap((file) => placesOf(file, found, withoutComments(file.text)))).toEqual([]);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*/g, (found) => found.replace(/[^\n]/g, " "));
}

/** Examines a document in a process that cannot harm this one: our own program, with no word of the document in its command. */
const EXAMINER = ["app/documents/check/examine-in-process.server.ts"];

// ASVS V1.2.5
test("nothing that is served starts a program", () => {
  expectNone({ found: /child_process|\bexec(File)?(Sync)?\(\s*["'`]|\bspawn\(/, where: served, but: EXAMINER });
});

// ASVS V1.2.9
test("no regular expression is made of what comes from outside", () => {
  // Their patterns are constants of their own.
  expectNone({
    found: /new RegExp\(/,
    where: served,
    but: ["app/lib/written-date.ts", "app/accounts/breached-passwords.server.ts"],
  });
});

// ASVS V1.3.2
test("no text becomes code", () => {
  expectNone({ found: /\beval\(|new Function\(|\bsetTimeout\(\s*["'`]|node:vm/, where: code });
});

// ASVS V1.3.1, V3.2.2
test("no text becomes markup past the encoding", () => {
  expectNone({
    found: /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
    where: served,
  });
});

/** Each asks what an installation names and nobody else: a mail server, a provider (never inside a network), a bucket, a virus scanner. */
const LEAVING = [
  "app/accounts/openid.server.ts",
  "app/documents/check/clamd.server.ts",
  "app/documents/vault/storage.server.ts",
  "app/lib/guarded-fetch.server.ts",
  "app/lib/send-mail.server.ts",
];
/** Ask their own address, from the browser. */
const OURS = ["app/planning/board/use-draft-editor.ts", "app/planning/components/follow-run.script.ts"];

// ASVS V1.3.6, V15.3.2
test("what leaves for another machine leaves from five files, so no stranger chooses where to", () => {
  expectNone({
    found: /(?<!shell\.)\bfetch\(|\bhttps?\.(get|request)\(|new (WebSocket|XMLHttpRequest)\b/,
    where: served,
    but: OURS,
  });
  expectNone({
    found:
      /"(node:(https?|http2|tls|dgram)|nodemailer|openid-client|flydrive\/drivers\/s3)"|\{[^}]*\bconnect\b[^}]*\} from "node:net"/,
    where: served,
    but: LEAVING,
  });
  const provider = filesNamed("app/accounts/openid.server.ts")[0]?.text;
  expect(provider).toContain("[openid.customFetch]: guardedFetch(");
});

/** Where sessions begin, and the words of docs/security.md, "Ways to sign in", for each. */
const WAYS_IN = {
  "app/accounts/code.commands.server.ts": "a code of an authenticator app",
  "app/accounts/letter-link.commands.server.ts": "the link of a letter",
  "app/accounts/passkey.commands.server.ts": "a passkey",
  "app/accounts/provider-sign-in.commands.server.ts": "the organisation's own sign-in",
  "app/accounts/second-factor.commands.server.ts": "setting up a second factor",
  "app/accounts/sign-in.commands.server.ts": "e-mail address and password",
};

// ASVS V6.3.4
test("a session begins by the ways to sign in that are written down, and by no other", () => {
  const begins = served.filter(({ text }) => /\b(signInBy|signInEmail|beginSession)\(/.test(withoutComments(text)));
  expect(begins.map(({ path }) => path)).toEqual(Object.keys(WAYS_IN));
  const document = filesNamed("docs/security.md")[0]?.text;
  for (const way of Object.values(WAYS_IN)) expect(document).toContain(way);
});

// ASVS V3.5.5
test("no page listens to messages of other windows, or keeps anything in the browser", () => {
  const pages = served.filter(({ path }) => !path.endsWith(".thread.ts") && !path.endsWith(".server.ts"));
  expectNone({
    found:
      /window\.postMessage|(window|self)\.(addEventListener\(\s*"message"|onmessage)|localStorage|sessionStorage|indexedDB/,
    where: pages,
  });
});

// ASVS V11.2.1, V11.2.3, V11.3.1, V11.3.2, V11.4.1
test("only approved algorithms are named, and all come from Node or the sign-in library", () => {
  const named = code.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /\b(?:createHash|createHmac|createCipheriv|createDecipheriv|createSign|hkdf(?:Sync)?|pbkdf2|argon2|subtle\.\w+)\(\s*"([\w-]+)"/g,
      ),
      ...text.matchAll(/\bCIPHER = "([\w-]+)"/g),
    ].map(([, algorithm]) => [path, algorithm]),
  );
  const approved = ["sha256", "sha384", "sha512", "aes-256-gcm", "argon2id", "SHA-256"];
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(([, algorithm]) => !approved.includes(algorithm ?? ""))).toEqual([]);
  const packages = filesNamed("package.json")[0]?.text ?? "";
  expect(packages).not.toMatch(/"(crypto-js|md5|sha1|bcryptjs|node-forge|sjcl|jsencrypt)"/);
});

/** The one hash that authenticator apps know is HMAC-SHA-1 (RFC 6238); nothing else may name what is not approved. */
const AUTHENTICATOR_APPS = ["app/accounts/totp.server.ts"];

// ASVS V11.4.1
test("no hash that is broken is named but that of authenticator apps", () => {
  expectNone({ found: /["'](sha-?1|md[245]|ripemd\w*)["']/i, where: code, but: AUTHENTICATOR_APPS });
});

// ASVS V11.6.1
test("passkeys sign by Ed25519, or by ECDSA or RSA with SHA-256, and keys are drawn by the system", () => {
  const passkeys = filesNamed("app/accounts/passkey.commands.server.ts")[0]?.text ?? "";
  expect(passkeys).toContain("const ALGORITHMS = [-8, -7, -257];");
  expect(passkeys.match(/supportedAlgorithmIDs: ALGORITHMS/g)).toHaveLength(2);
  const keys = filesNamed("app/documents/vault/vault-keys.server.ts")[0]?.text ?? "";
  expect(keys.match(/randomBytes\(KEY_BYTES\)/g)).toHaveLength(2);
});

// ASVS V6.5.3, V11.5.1
test("chance that must not be guessed comes from the system", () => {
  expectNone({ found: /Math\.random\(/, where: code });
});

// ASVS V16.4.1
test("what a log line says is written in the code, and never holds what was sent", () => {
  expectNone({ found: /\blog\.(info|warn|error|fatal|debug)\([^)]*`[^`]*\$\{/, where: served });
});

// ASVS V12.3.2
test("no check of a certificate is switched off", () => {
  expectNone({ found: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=no-verify/, where: code });
});
