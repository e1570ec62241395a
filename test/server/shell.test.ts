import { readdirSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { testDatabase } from "#test/database.ts";
import { signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);

describe("every answer", () => {
  test.each(["/sign-in", "/health", "/nowhere", "/assets/none.js"])(
    "of %s carries the security headers",
    async (path) => {
      const { headers } = await web.send(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );

  test("that is a page lets only its own scripts run, by a nonce that is new each time", async () => {
    const policies = await Promise.all([web.send("/sign-in"), web.send("/sign-in")]);
    const [one = "", other = ""] = policies.map(({ headers }) => headers.get("content-security-policy") ?? "");
    expect(one).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}'/);
    expect(one).not.toContain("unsafe");
    expect(one).not.toBe(other);
  });

  test("does not take a request number from outside", async () => {
    const { headers } = await web.send("/health", { headers: { "x-request-id": "mine" } });
    expect(headers.get("x-request-id")).not.toBe("mine");
  });
});

describe("a request that may change something", () => {
  const post = (headers: Record<string, string>) =>
    web.send("/language", {
      method: "POST",
      body: "language=fr&back=/sign-in",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });

  // ASVS V3.5.1, V3.5.2
  test.each([
    ["from our own page", { "sec-fetch-site": "same-origin", origin: "OWN" }, 302],
    ["from our own page, in an older browser", { origin: "OWN" }, 302],
    ["from another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    ["from another host of the same site", { "sec-fetch-site": "same-site", origin: "https://other.example" }, 403],
    ["typed or from a bookmark", { "sec-fetch-site": "none" }, 403],
    ["from another origin, in an older browser", { origin: "http://127.0.0.1:1" }, 403],
    ["from nowhere in particular", {}, 403],
    ["from a sandboxed frame", { origin: "null" }, 403],
  ])("%s", async (_from, headers: Record<string, string>, status) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace("OWN", web.url)]),
    );
    expect((await post(own)).status).toBe(status);
  });

  // ASVS V5.2.1
  test("is refused when it is too large, before it is read", async () => {
    const headers = { "sec-fetch-site": "same-origin", origin: web.url };
    const form = await web.send("/sign-in", {
      method: "POST",
      headers,
      body: new URLSearchParams({ email: "x".repeat(300_000) }),
    });
    expect(form.status).toBe(413);
    expect(await form.text()).toContain("This is too large");
    const upload = new FormData();
    upload.set("book", new Blob([new Uint8Array(30 * 1024 * 1024)]), "book.xlsx");
    expect((await web.send("/sign-in", { method: "POST", headers, body: upload })).status).toBe(413);
  });

  test("is refused when it is no form", async () => {
    const headers = { "sec-fetch-site": "same-origin", origin: web.url, "content-type": "application/json" };
    expect((await web.send("/sign-in", { method: "POST", headers, body: "{}" })).status).toBe(400);
  });
});

describe("a request for another name", () => {
  // ASVS V4.1.3
  test("is not answered, whatever a proxy header says, but carries the headers and the number of every answer", async () => {
    const { statusCode, headers } = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(`${web.url}/sign-in`, {
        headers: { host: "evil.example", "x-forwarded-host": "127.0.0.1" },
      });
      asked.once("response", (response) => resolve(response.resume()));
      asked.once("error", reject).end();
    });
    expect(statusCode).toBe(421);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    // The line is written through a pipe, which may bring it after the answer.
    await vi.waitFor(() => expect(web.log()).toContain(headers["x-request-id"]), 5000);
  });
});

describe("behind a proxy with the address that people type", () => {
  test("forms are taken from its pages, and browsers are told to stay with TLS", async () => {
    const publicUrl = "https://tern.example.org";
    const behind = await startWeb(own, { TERN_PUBLIC_URL: publicUrl });
    const post = (origin: string) =>
      behind.send("/sign-in", { method: "POST", body: new URLSearchParams({ email: "" }), headers: { origin } });
    const answer = await post(publicUrl);
    expect(answer.status).toBe(422);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
    expect((await post(behind.url)).status).toBe(403);
  });
});

describe("a stranger", () => {
  test("learns only that Tern is well", async () => {
    expect(await (await web.send("/health")).text()).toBe("ok\n");
    expect(await (await web.send("/ready")).text()).toBe("ready\n");
  });

  // ASVS V16.5.1
  test("is shown an error page with a number and nothing from inside", async () => {
    await own.asSuperuser("alter table sign_in_attempt rename to away");
    const response = await web.post("/sign-in", { email: "a@example.org", password: "x" });
    await own.asSuperuser("alter table away rename to sign_in_attempt");
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(page).toContain(response.headers.get("x-request-id"));
    expect(page).not.toMatch(/sign_in_attempt|relation|\.ts|at /);
  });
});

describe("a page", () => {
  test("is compressed, and its assets are compressed beforehand and kept for a year", async () => {
    const page = await web.send("/sign-in", { headers: { "accept-encoding": "br" } });
    expect(page.headers.get("content-encoding")).toBe("br");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const style = readdirSync("build/client/assets").find((name) => name.endsWith(".css"));
    const asset = await web.send(`/assets/${style}`, { headers: { "accept-encoding": "br" } });
    expect(asset.headers.get("content-encoding")).toBe("br");
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  test("is in the language chosen before, then in the browser's, then in English", async () => {
    const language = async (headers: Record<string, string>) =>
      /<html lang="(\w+)"/.exec(await (await web.send("/sign-in", { headers })).text())?.[1];
    expect(await language({ "accept-language": "rw-RW,en;q=0.5" })).toBe("rw");
    expect(await language({ "accept-language": "de,st;q=0.9,en;q=0.8" })).toBe("st");
    expect(await language({ "accept-language": "rw", cookie: "tern_language=fr" })).toBe("fr");
    expect(await language({ "accept-language": "xx", cookie: "tern_language=<x>" })).toBe("en");
  });
});

describe("the log", () => {
  // ASVS V16.2.5
  test("names the route and not the address, and no person", async () => {
    await web.send("/programmes/lesotho?name=Thabo", { headers: { cookie: cookies } });
    await web.post("/sign-in", { email: "secret.person@example.org", password: "secret-password" });
    expect(web.log()).toContain('"route":"/programmes/:programme"');
    expect(web.log()).not.toMatch(/Thabo|secret|palesa/i);
  });
});

describe("the web process", () => {
  // ASVS V16.5.2
  test("says that it is not ready while the database is away, goes on, and is well again after", async () => {
    const database = new URL(own.url).pathname.slice(1);
    await own.asSuperuser(`alter role tern_app nologin`);
    await own.asSuperuser(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'tern_app'",
      [database],
    );
    expect((await web.send("/ready")).status).toBe(503);
    await own.asSuperuser(`alter role tern_app login`);
    expect((await web.send("/ready")).status).toBe(200);
  });

  test("finishes what it was asked before it stops", async () => {
    const leaving = await startWeb(own);
    const asked = leaving.post("/sign-in", { email: "a@example.org", password: "x" });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const code = leaving.stop();
    expect((await asked).status).toBe(422);
    expect(await code).toBe(0);
  });
});
