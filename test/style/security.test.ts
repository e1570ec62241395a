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

/** Ask their own address, from the browser. */
const OURS = ["app/planning/board/use-draft-editor.ts", "app/planning/components/follow-run.script.ts"];

// ASVS V1.3.6, V15.3.2
test("nothing but mail leaves for another machine, so no stranger chooses where to", () => {
  expectNone({
    found: /(?<!shell\.)\bfetch\(|\bhttps?\.(get|request)\(|new (WebSocket|XMLHttpRequest)\b/,
    where: served,
    but: OURS,
  });
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
        /\b(?:createHash|createHmac|createCipheriv|createDecipheriv|createSign|hkdf|pbkdf2|argon2|subtle\.\w+)\(\s*"([\w-]+)"/g,
      ),
    ].map(([, algorithm]) => [path, algorithm]),
  );
  const approved = ["sha256", "sha384", "sha512", "aes-256-gcm", "argon2id", "SHA-256"];
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(([, algorithm]) => !approved.includes(algorithm ?? ""))).toEqual([]);
  const packages = filesNamed("package.json")[0]?.text ?? "";
  expect(packages).not.toMatch(/"(crypto-js|md5|sha1|bcryptjs|node-forge|sjcl|jsencrypt)"/);
});

// ASVS V11.5.1
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
