import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { PAGES } from "#app/accounts/policy-pages.ts";
import { testDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";
import { answerOf, openSocket, sendRaw } from "./raw.ts";
import { cookiesOf, signInAsPalesa, startWeb } from "./web.ts";

// What the shell around the pages promises to browsers, and how it answers what no browser sends. As it runs behind a proxy with TLS.

const PUBLIC_URL = "https://tern.example.org";
const CONTACT = "mailto:security@example.org";
const own = await testDatabase();
const web = await startWeb(own, { TERN_PUBLIC_URL: PUBLIC_URL, TERN_SECURITY_CONTACT: CONTACT });
/** Begins to speak, and then says nothing more: closed by the time the other tests are through. */
const slow = openSocket(web.url);
slow.write("GET /sign-in HTTP/1.1\r\nHost: tern.example.org\r\nX-Slow: ");
const slowAnswer = answerOf(slow);
const cookies = await signInAsPalesa(web, own);
const asPalesa = { headers: { cookie: cookies } };

/** One answer of each kind: page, redirect, refusal, text, asset, file, missing. */
const KINDS: [string, RequestInit?][] = [
  ["/sign-in"],
  ["/"],
  ["/programmes/lesotho", asPalesa],
  ["/programmes/lesotho/workbooks/needs.xlsx", asPalesa],
  ["/programmes/atlantis", asPalesa],
  ["/health"],
  ["/nowhere"],
  ["/language", { method: "POST", headers: { origin: "https://evil.example" } }],
  ["/sign-in", { method: "DELETE" }],
  [`/assets/${readdirSync("build/client/assets")[0]}`],
];

describe("every answer", () => {
  // ASVS V3.4.1, V3.4.2, V3.4.3, V3.4.4, V3.4.5, V3.4.6, V14.2.3
  test.each(KINDS)(
    "of %s tells browsers to stay with TLS, to load nothing of others, and to be framed by nobody",
    async (path, options) => {
      const { headers } = await web.send(path, {
        ...options,
        headers: { origin: "https://evil.example", ...options?.headers },
      });
      expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
      expect(headers.get("access-control-allow-origin")).toBeNull();
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("geolocation=()");
    },
  );

  // ASVS V4.1.1, V14.2.2, V14.3.2
  test.each(KINDS)(
    "of %s says what it is, in which letters, and is kept by nobody unless it is an asset",
    async (path, options) => {
      const answer = await web.send(path, options);
      const type = answer.headers.get("content-type") ?? "";
      if ((await answer.text()) !== "")
        expect(type).toMatch(
          /; charset=utf-8$|spreadsheetml\.sheet$|^(text|application)\/javascript$|^text\/css$|^image\//i,
        );
      expect(answer.headers.get("cache-control")).toBe(
        path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-store",
      );
    },
  );

  // ASVS V15.2.3
  test("tells neither the program nor its version", async () => {
    for (const [path, options] of KINDS) {
      const { headers } = await web.send(path, options);
      expect([headers.get("server"), headers.get("x-powered-by")]).toEqual([null, null]);
    }
  });
});

describe("a cookie", () => {
  // ASVS V3.3.1, V3.3.2, V3.3.3, V3.3.4, V14.3.3
  test("is kept to this host, sent over TLS only, not with requests of other sites, and not shown to scripts", async () => {
    const { email, password } = PALESA;
    const answers = [
      await web.post("/sign-in", { email, password }),
      await web.post("/language", { language: "fr", back: "/sign-in" }),
      await web.send("/programmes/lesotho", asPalesa),
      await web.post("/sign-out", {}, cookiesOf(await web.post("/sign-in", { email, password }))),
    ];
    const set = answers.flatMap(({ headers }) => headers.getSetCookie());
    expect(set.length).toBeGreaterThanOrEqual(4);
    for (const cookie of set) {
      expect(cookie).toMatch(/^__Host-tern[._]\w/);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      for (const attribute of ["Secure", "HttpOnly"]) expect(cookie).toContain(`; ${attribute}`);
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i);
      expect(cookie).not.toMatch(/Domain=|palesa|mokoena/i);
    }
    const french = await web.send("/sign-in", { headers: { cookie: "__Host-tern_language=fr" } });
    expect(await french.text()).toContain('<html lang="fr"');
  });

  // ASVS V7.2.2, V7.2.3, V7.2.4
  test("of a session is drawn anew at each sign-in, and long enough that none is guessed", async () => {
    const { email, password } = PALESA;
    const tokens = new Set<string>();
    for (let round = 0; round < 4; round++) {
      const before = round === 0 ? "" : `__Host-tern.session_token=${[...tokens].at(-1)}`;
      const signedIn = cookiesOf(await web.post("/sign-in", { email, password }, before));
      tokens.add(/__Host-tern\.session_token=([^;]+)/.exec(signedIn)?.[1] ?? "");
    }
    expect(tokens.size).toBe(4);
    // 32 letters and digits, and a signature.
    for (const token of tokens) expect(decodeURIComponent(token)).toMatch(/^[A-Za-z0-9]{32}\.[A-Za-z0-9+/]{43}=$/);
  });

  // ASVS V14.3.1
  test("goes with all that pages left in the browser when somebody signs out", async () => {
    const { email, password } = PALESA;
    const signedIn = cookiesOf(await web.post("/sign-in", { email, password }));
    const { headers } = await web.post("/sign-out", {}, signedIn);
    expect(headers.get("clear-site-data")).toBe('"cache", "storage"');
  });
});

describe("a method", () => {
  // ASVS V13.4.4
  test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "TERN"])(
    "%s is taken by no page",
    async (method) => {
      const own = "Sec-Fetch-Site: same-origin\r\nHost: tern.example.org\r\nConnection: close";
      for (const path of ["/sign-in", "/programmes/lesotho/members", "/health"]) {
        const answer = await sendRaw(web.url, `${method} ${path} HTTP/1.1\r\n${own}\r\nCookie: ${cookies}\r\n\r\n`);
        // A method that HTTP does not know is refused before it is a request.
        expect([path, answer.slice(0, 12)]).toEqual([path, method === "TERN" ? "HTTP/1.1 400" : "HTTP/1.1 405"]);
        expect(answer).not.toContain(cookies);
      }
    },
  );

  // ASVS V3.5.3
  test("that only reads changes nothing, on no page", async () => {
    const before = await state();
    for (const pattern of Object.keys(PAGES).filter((known) => !known.endsWith("/progress")))
      await web.send(addressOf(pattern) + "?act=delete&email=x@example.org", asPalesa);
    expect((await web.send("/programmes/lesotho", asPalesa)).status).toBe(200);
    expect(await state()).toEqual(before);
  });
});

describe("an address", () => {
  // ASVS V13.4.1, V13.4.3, V13.4.5, V5.3.2
  test.each([
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/.tern/secrets.json",
    "/package.json",
    "/assets/",
    "/assets",
    "/server/index.js",
    "/metrics",
    "/debug",
    "/api",
    "/api/auth/sign-in/email",
    "/.well-known/",
    "/assets/../../server/index.js",
    "/assets/..%2f..%2fserver%2findex.js",
    "/assets/%2e%2e/%2e%2e/server/index.js",
    "/assets/....//....//server/index.js",
    "/assets/..%5c..%5cserver%5cindex.js",
    "/assets/%00",
    "//etc/passwd",
  ])("%s leads to no file and no list of files", async (path) => {
    const asked = `GET ${path} HTTP/1.1\r\nHost: tern.example.org\r\nConnection: close\r\n\r\n`;
    const answer = await sendRaw(web.url, asked);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|404|302) /);
    expect(answer).not.toMatch(/root:|createShell|"private": true|\[core\]|Index of/);
  });

  test.each([
    "/sign-in?to=a%00b",
    "/programmes/lesotho/professionals/%00",
    "/programmes/lesotho/professionals?specialty=%00",
  ])("%s, which holds what no text can, is refused", async (path) => {
    expect((await web.send(path, asPalesa)).status).toBe(400);
  });

  test("or a field or a file's name that holds what no text can is refused", async () => {
    expect((await web.post("/sign-in", { email: "a\0b@example.org", password: "x" })).status).toBe(400);
    const upload = new FormData();
    upload.set("file", new File(["x"], "a\0b.csv"));
    const headers = { cookie: cookies, origin: PUBLIC_URL, "sec-fetch-site": "same-origin" };
    const sent = await web.send("/programmes/lesotho/import", { method: "POST", body: upload, headers });
    expect(sent.status).toBe(400);
  });

  // ASVS V13.4.2
  test("serves no source beside what was built of it", () => {
    expect(
      readdirSync("build/client", { recursive: true }).filter((name) => /\.(map|ts|tsx)$/.test(String(name))),
    ).toEqual([]);
  });

  test("/.well-known/security.txt tells where weaknesses are told of, and for how long that holds", async () => {
    const text = await (await web.send("/.well-known/security.txt")).text();
    expect(text).toContain(`Contact: ${CONTACT}\n`);
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? "");
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 366 * 24 * 60 * 60 * 1000);
  });
});

// ASVS V3.7.1
test("browsers are sent scripts, styles and pictures only", () => {
  const endings = readdirSync("build/client/assets").map((name) =>
    name.replace(/^.*?\.(?=[a-z]+(\.(br|gz))?$)/, "").replace(/\.(br|gz)$/, ""),
  );
  expect([...new Set(endings)].toSorted()).toEqual(["css", "js", "svg"]);
});

describe("a request that means two things", () => {
  const HEAD = "POST /sign-in HTTP/1.1\r\nHost: tern.example.org\r\nSec-Fetch-Site: same-origin\r\n";

  // ASVS V4.2.1
  test.each([
    ["says its length twice", `${HEAD}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`],
    ["says a length and sends in pieces", `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ["hides that it comes in pieces", `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ["names its pieces twice", `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ["has a piece of no size", `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`],
    ["goes on in the next line", `${HEAD}X-A: b\r\n c\r\nContent-Length\r\n : 4\r\n\r\nabcd`],
    ["has a blank before the colon", `${HEAD}Content-Length : 4\r\n\r\nabcd`],
    ["has an end in its middle", `${HEAD}X-A: b\u0000c\r\n\r\n`],
  ])("because it %s is refused, and its connection closed", async (_why, bytes) => {
    const hidden = "GET /health HTTP/1.1\r\nHost: tern.example.org\r\n\r\n";
    const answer = await sendRaw(web.url, bytes + hidden);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test("because its head is larger than any of ours is refused", async () => {
    const asked = `GET /sign-in HTTP/1.1\r\nHost: tern.example.org\r\nCookie: ${"a".repeat(17_000)}\r\n\r\n`;
    expect(await sendRaw(web.url, asked)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

// ASVS V15.2.2
test("who begins a request and does not go on loses the connection", { timeout: 30_000 }, async () => {
  expect(await slowAnswer).toMatch(/^(HTTP\/1\.1 408 |$)/);
});

function addressOf(pattern: string): string {
  const values: Record<string, string> = { programme: "lesotho", file: "needs.xlsx" };
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? "01930000-0000-7000-8000-000000000009");
}

/** What there is in the database, but for sessions that go on. */
async function state(): Promise<unknown> {
  const tables = ["account", "membership", "invitation", "audit_line", "plan", "professional", "workbook_import"];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ");
  return (await own.asSuperuser(`select ${counts}, (select count(*)::int from sign_in_session) as sessions`)).rows;
}
