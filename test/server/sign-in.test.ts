import { describe, expect, test } from "vitest";
import { LIMITS } from "#app/accounts/sign-in-limits.ts";
import { SIGN_IN_TABLES } from "#app/accounts/policy-resources.ts";
import { PAGES } from "#app/accounts/policy-pages.ts";
import { testDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";
import { cookiesOf, signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);
const asPalesa = { headers: { cookie: cookies } };

describe("who is not signed in", () => {
  test.each(["/", "/programmes/lesotho", "/programmes/none", "/programmes/lesotho.data"])(
    "is sent from %s to sign in",
    async (path) => {
      const response = await web.send(path);
      const location = response.headers.get("location") ?? (await response.text());
      expect(location).toContain("/sign-in");
    },
  );

  // ASVS V3.7.2
  test("comes back, after signing in, to the page they wanted, and only to a page of ours", async () => {
    const { email, password } = PALESA;
    const back = await web.post("/sign-in", { email, password, to: "/programmes/lesotho?week=3" });
    expect(back.headers.get("location")).toBe("/programmes/lesotho?week=3");
    const away = await web.post("/sign-in", { email, password, to: "//evil.example/" });
    expect(away.headers.get("location")).toBe("/");
  });
});

describe("signing in", () => {
  test("gives a cookie that scripts and other sites cannot use", async () => {
    const response = await web.post("/sign-in", { email: PALESA.email, password: PALESA.password });
    expect(response.status).toBe(302);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^tern\.session_token=.*HttpOnly.*SameSite=Lax/);
  });

  test("answers the same to a wrong password and to an unknown address", async () => {
    const wrong = await web.post("/sign-in", { email: PALESA.email, password: "wrong" });
    const unknown = await web.post("/sign-in", { email: "nobody@example.org", password: "wrong" });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    const plain = async (response: Response) =>
      (await response.text()).replaceAll(/nonce="[^"]*"/g, "").replace(/value="[^"]*@example.org"/, "");
    expect(await plain(wrong)).toBe(await plain(unknown));
  });

  test("says which field is missing, and keeps what was typed", async () => {
    const response = await web.post("/sign-in", { email: "palesa", password: "" });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('value="palesa"');
    expect(page).toContain("Enter your e-mail address");
    expect(page).toContain("Enter your password");
  });

  // ASVS V6.3.1
  test("is refused after too many failures from one network, but not in a browser that has signed in before", async () => {
    const { email, password } = PALESA;
    const known = cookiesOf(await web.post("/sign-in", { email, password }));
    for (let tries = 0; tries < LIMITS.addressFromNetwork; tries++)
      await web.post("/sign-in", { email: "PALESA@example.org", password: "x" });
    const elsewhere = await web.post("/sign-in", { email, password });
    expect(await elsewhere.text()).toContain("failed too often from your network");
    expect((await web.post("/sign-in", { email, password }, known)).status).toBe(302);
    await own.asSuperuser("delete from sign_in_attempt");
  });

  // ASVS V4.1.3, V15.3.4
  test("is counted by what our own proxies say, and not by what a stranger makes up", async () => {
    const behind = await startWeb(own, { TERN_PROXIES: "1" });
    const body = new URLSearchParams({ email: "tries@example.org", password: "x" });
    const from = (forwardedFor: string) =>
      behind.send("/sign-in", {
        method: "POST",
        body,
        headers: { origin: behind.url, "x-forwarded-for": forwardedFor },
      });
    for (let tries = 0; tries < LIMITS.addressFromNetwork; tries++) await from(`192.0.2.${tries}, 198.51.100.1`);
    expect((await from("192.0.2.99, 198.51.100.1")).status).toBe(409);
    expect((await from("192.0.2.99, 198.51.100.2")).status).toBe(422);
  });
});

describe("who is signed in", () => {
  test("sees the programme they belong to", async () => {
    const response = await web.send("/programmes/lesotho", asPalesa);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Programme lesotho");
  });

  test("is told the same of a programme of others as of one that does not exist", async () => {
    await own.asSuperuser(
      `insert into programme (programme_id, code, name, country_code, currency, time_zone)
       values (gen_random_uuid(), 'rwanda', 'Programme rwanda', 'RW', 'USD', 'Africa/Kigali')`,
    );
    const [others, none] = await Promise.all(
      ["rwanda", "none"].map((code) => web.send(`/programmes/${code}`, asPalesa)),
    );
    expect([others?.status, none?.status]).toEqual([404, 404]);
    expect(await others?.text()).not.toContain("Programme rwanda");
  });

  // ASVS V7.4.1
  test("is signed out by one click, in the database too", async () => {
    const once = cookiesOf(await web.post("/sign-in", { email: PALESA.email, password: PALESA.password }));
    expect((await web.send("/programmes/lesotho", { headers: { cookie: once } })).status).toBe(200);
    await web.post("/sign-out", {}, once);
    expect((await web.send("/programmes/lesotho", { headers: { cookie: once } })).status).toBe(302);
  });

  // ASVS V7.3.1, V7.3.2, V7.4.1
  test("has to sign in again after twelve hours, and after half an hour without a request", async () => {
    const old = cookiesOf(await web.post("/sign-in", { email: PALESA.email, password: PALESA.password }));
    const token = decodeURIComponent(old).split("=")[1]?.split(".")[0];
    const status = async () => (await web.send("/programmes/lesotho", { headers: { cookie: old } })).status;
    await own.asSuperuser(
      "update sign_in_session set created_at = now() - interval '12 hours 1 second' where token = $1",
      [token],
    );
    expect(await status()).toBe(302);
    await own.asSuperuser("update sign_in_session set created_at = now() where token = $1", [token]);
    expect(await status()).toBe(200);
    await own.asSuperuser("update sign_in_session set expires_at = now() - interval '1 second' where token = $1", [
      token,
    ]);
    expect(await status()).toBe(302);
  });

  // ASVS V7.2.1
  test("is not let in by a cookie that was altered", async () => {
    const forged = cookies.replace(/=(.)/, (_, letter) => `=${letter === "a" ? "b" : "a"}`);
    expect((await web.send("/programmes/lesotho", { headers: { cookie: forged } })).status).toBe(302);
  });
});

describe("the way in", () => {
  // ASVS V6.2.6, V6.2.7
  test("hides what is typed, and lets people paste it and have it filled in", async () => {
    for (const [page, uses] of [
      [await web.send("/sign-in"), ["current-password"]],
      [await web.send("/account", asPalesa), ["current-password", "new-password", "new-password"]],
    ] as const) {
      const text = await page.text();
      const fields = [...text.matchAll(/<input[^>]*autoComplete="(?:current|new)-password"[^>]*>/gi)].map(
        ([field]) => field,
      );
      expect(fields.map((field) => /autocomplete="([^"]*)"/i.exec(field)?.[1])).toEqual(uses);
      for (const field of fields) {
        expect(field).toMatch(/type="password"/);
        expect(field).not.toMatch(/onpaste|maxlength|readonly/i);
      }
    }
  });

  // ASVS V6.2.10
  test("is done with a password of many years ago", async () => {
    const { email, password } = PALESA;
    await own.asSuperuser("update credential set created_at = '2010-01-01', updated_at = '2010-01-01'");
    expect((await web.post("/sign-in", { email, password })).headers.get("location")).toBe("/");
  });

  // ASVS V6.4.2
  test("has neither hints nor questions to fall back on", async () => {
    const { rows } = await own.asSuperuser(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and table_name = any($1) and column_name ~ 'hint|question|answer|reminder'`,
      [SIGN_IN_TABLES],
    );
    expect(rows).toEqual([]);
  });

  // ASVS V7.6.2
  test("is what a session begins with, and no page that a stranger is led to", async () => {
    for (const pattern of Object.keys(PAGES)) {
      const { headers } = await web.send(addressOf(pattern));
      const kept = headers.getSetCookie().filter((cookie) => !cookie.includes("Max-Age=0"));
      expect([pattern, kept]).toEqual([pattern, []]);
    }
  });

  // ASVS V7.4.4
  test("is undone by a button on every page", async () => {
    for (const path of ["/account", "/languages", "/programmes/lesotho", "/programmes/lesotho/plans"]) {
      const page = await (await web.send(path, asPalesa)).text();
      expect([path, page.match(/action="\/sign-out"/g)?.length]).toEqual([path, 1]);
    }
  });
});

function addressOf(pattern: string): string {
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => (name === "programme" ? "lesotho" : "none"));
}
