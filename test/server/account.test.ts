import { beforeEach, describe, expect, test } from "vitest";
import { openAccount, setPassword } from "#app/accounts/account.commands.server.ts";
import { LIMITS } from "#app/accounts/sign-in-limits.ts";
import { testDatabase } from "#test/database.ts";
import { PALESA, type Person } from "#test/people.ts";
import { cookiesOf, signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const web = await startWeb(own);
const palesa = await signInAsPalesa(web, own);
const { rows } = await own.asSuperuser("select id from account where email = $1", [PALESA.email]);
const [{ id: accountId }] = rows as [{ id: string }];

const WANTED = "nine-grey-warblers";
const FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0";
const TOKEN = /(?<=tern\.session_token=)[^;.]+/;

beforeEach(async () => void (await own.asSuperuser("delete from sign_in_attempt")));

describe("a password", () => {
  const change = (fields: Record<string, string>, cookies = palesa) =>
    web.post(
      "/account",
      { act: "change-password", current: PALESA.password, wanted: WANTED, repeated: WANTED, ...fields },
      cookies,
    );

  // ASVS V6.2.3
  test.each([
    ["too short", { wanted: "nine-grey-herb" }, 422, "has 14 characters. It needs at least 15."],
    ["too long", { wanted: "herons ".repeat(20) }, 422, "has 140 characters. It may have at most 128."],
    ["a repetition", { wanted: "heron7heron7heron7" }, 422, "is a repetition or a row"],
    ["on the list of breached ones", { wanted: "Manchester United" }, 422, "list of passwords that many people choose"],
    ["the name of the person", { wanted: "Palesa-Mokoena-2027" }, 422, "words that others would try first"],
    ["the name of the programme", { wanted: "Programme Lesotho 1" }, 422, "words that others would try first"],
    ["typed differently the second time", { repeated: "nine-grey-wobblers" }, 422, "differently the second time"],
    ["asked for with a wrong current one", { current: "seven-grey-herons" }, 422, "not your current password"],
  ])("is not changed when it is %s, and the page says so", async (_, fields, status, words) => {
    const answer = await change(fields);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
    expect((await signInWith(PALESA)).status).toBe(302);
  });

  // ASVS V6.3.1
  test("that is guessed ten times from a browser left signed in is asked for no more, and opens the door elsewhere", async () => {
    for (let tries = 0; tries < LIMITS.currentPassword; tries++) await change({ current: "seven-grey-herons" });
    const answer = await change({});
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("wrong too often");
    expect((await signInWith(PALESA)).status).toBe(302);
  });

  // ASVS V6.2.2, V7.4.3
  test("is changed with one line in the record; this browser goes on and all others are signed out", async () => {
    const other = cookiesOf(await signInWith(PALESA));
    const answer = await change({});
    expect(answer.headers.get("location")).toBe("/account?done=password");
    expect([await statusOf(palesa), await statusOf(other)]).toEqual([200, 302]);
    expect((await signInWith(PALESA)).status).toBe(422);
    expect((await signInWith({ ...PALESA, password: WANTED })).status).toBe(302);
    const lines = await own.asSuperuser("select * from audit_line where act = 'accounts/change-password'");
    expect(lines.rows).toMatchObject([{ account_id: accountId, object_kind: "account", object_id: accountId }]);
    expect(JSON.stringify(lines.rows) + web.log()).not.toMatch(/nine-grey|seven-|argon2/);
    await setPassword(own.database, accountId, PALESA.password);
  });

  test("is changed by somebody who belongs to no programme, too", async () => {
    const thabo = { name: "Thabo Nkosi", email: "thabo@example.org", password: "two-blue-kingfishers" };
    await openAccount(own.database, thabo);
    const cookies = cookiesOf(await signInWith(thabo));
    const answer = await change({ current: thabo.password }, cookies);
    expect(answer.headers.get("location")).toBe("/account?done=password");
    expect((await signInWith({ ...thabo, password: WANTED })).status).toBe(302);
  });
});

describe("the browsers in which somebody is signed in", () => {
  test("are shown by their family, without what would let another in", async () => {
    const here = cookiesOf(await signInWith(PALESA));
    const there = cookiesOf(await signInWith(PALESA, FIREFOX));
    const page = await (await web.send("/account", { headers: { cookie: here } })).text();
    expect(page).toContain("Firefox on Android");
    expect(page.match(/this browser/g)).toHaveLength(1);
    for (const cookies of [here, there]) expect(page).not.toContain(TOKEN.exec(cookies)?.[0]);
    const kept = await own.asSuperuser("select ip_address, user_agent from sign_in_session where token = $1", [
      TOKEN.exec(there)?.[0],
    ]);
    expect(kept.rows).toEqual([{ ip_address: "", user_agent: "Firefox/Android" }]);
  });

  test("are signed out one by one, or all but this one", async () => {
    const [here, second, third] = [
      cookiesOf(await signInWith(PALESA)),
      cookiesOf(await signInWith(PALESA)),
      cookiesOf(await signInWith(PALESA)),
    ];
    await web.post("/account", { act: "end-session", session: await sessionOf(second) }, here);
    expect([await statusOf(here), await statusOf(second), await statusOf(third)]).toEqual([200, 302, 200]);
    await web.post("/account", { act: "end-other-sessions" }, here);
    expect([await statusOf(here), await statusOf(third)]).toEqual([200, 302]);
  });

  test("of somebody else cannot be signed out", async () => {
    const keza = { name: "Keza Uwase", email: "keza@example.org", password: "two-blue-kingfishers" };
    await openAccount(own.database, keza);
    const hers = cookiesOf(await signInWith(keza));
    const mine = cookiesOf(await signInWith(PALESA));
    await web.post("/account", { act: "end-session", session: await sessionOf(hers) }, mine);
    await web.post("/account", { act: "end-other-sessions" }, mine);
    expect(await statusOf(hers)).toBe(200);
  });

  test("are left alone by a form that makes no sense", async () => {
    const here = cookiesOf(await signInWith(PALESA));
    for (const fields of [{}, { act: "end-session", session: "' or true --" }, { act: "end-everything" }])
      expect((await web.post("/account", fields, here)).status).toBe(400);
  });
});

async function signInWith({ email, password }: Person, userAgent = ""): Promise<Response> {
  return await web.send("/sign-in", {
    method: "POST",
    body: new URLSearchParams({ email, password }),
    headers: { origin: web.url, "sec-fetch-site": "same-origin", "user-agent": userAgent },
  });
}

async function statusOf(cookie: string): Promise<number> {
  return (await web.send("/account", { headers: { cookie } })).status;
}

async function sessionOf(cookies: string): Promise<string> {
  const token = TOKEN.exec(cookies)?.[0];
  const found = await own.asSuperuser("select id from sign_in_session where token = $1", [token]);
  const [{ id }] = found.rows as [{ id: string }];
  return id;
}
