import { beforeAll, describe, expect, test } from "vitest";
import { openAccount } from "#app/accounts/account.commands.server.ts";
import { SINGLE_FACTOR_ROLES } from "#app/accounts/policy.ts";
import { newId } from "#app/lib/ids.ts";
import { testDatabase } from "#test/database.ts";
import { joinProgramme } from "#test/members.ts";
import { PALESA, type Person } from "#test/people.ts";
import { codeOfApp } from "#test/signing-in.ts";
import { cookiesOf, startWeb } from "./web.ts";

// In a programme of real people. What becomes of each code and link, app/accounts/*.commands.test.ts show.

const own = await testDatabase();
await own.asSuperuser("update programme set demonstration = false");
const web = await startWeb(own);
const THABO: Person = { name: "Thabo Nkosi", email: "thabo@example.org", password: "two-blue-kingfishers" };
for (const [person, role] of [
  [PALESA, "administrator"],
  [THABO, SINGLE_FACTOR_ROLES[0]!],
] as const) {
  const accountId = await openAccount(own.database, person);
  await joinProgramme(own.asSuperuser, { ...own.context, accountId, organisationId: newId(), role });
}
const SET_UP = "/account/second-factor";
const CLOSED = ["/", "/account", "/account/email", "/programmes/lesotho", "/programmes/lesotho/members"];

describe("an administrator without a second factor", () => {
  let half = "";
  beforeAll(async () => void (half = await signIn(PALESA)));

  // ASVS V6.3.3
  test("is led from everywhere to the page that sets one up, and reaches nothing before", async () => {
    for (const path of [...CLOSED, "/programmes/lesotho.data", "/sign-in/code"]) {
      const answer = await web.send(path, { headers: { cookie: half } });
      const whither = answer.headers.get("location") ?? (await answer.text());
      expect([path, whither]).toEqual([path, expect.stringContaining(SET_UP)]);
      expect(whither).not.toContain("Programme lesotho");
    }
    const sent = await web.post("/account", { act: "end-other-sessions" }, half);
    expect(sent.headers.get("location")).toBe(SET_UP);
    expect((await web.post("/programmes/lesotho/members", {}, half)).headers.get("location")).toBe(SET_UP);
    const page = await web.send(`${SET_UP}?to=/programmes/lesotho`, { headers: { cookie: half } });
    expect(await page.text()).toContain("Your role sees what must be kept safe");
  });

  // ASVS V6.3.3, V16.2.5
  test("sets it up, and is then asked for a code at each sign-in, by a page that is no way round it", async () => {
    const page = await (await web.send(SET_UP, { headers: { cookie: half } })).text();
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? "").replaceAll(" ", "");
    const fields = { act: "set-up", sealed, to: "/programmes/lesotho", current: PALESA.password };
    expect((await web.post(SET_UP, { ...fields, code: "000000" }, half)).status).toBe(422);
    expect((await web.post(SET_UP, { ...fields, sealed: "made-up", code: codeOfApp(secret) }, half)).status).toBe(400);
    const done = await web.post(SET_UP, { ...fields, code: codeOfApp(secret) }, half);
    expect(await done.text()).toContain("Your recovery codes");
    expect(await statusOf("/programmes/lesotho", cookiesOf(done))).toBe(200);
    expect(await statusOf("/programmes/lesotho", half)).toBe(302);

    const again = await signIn(PALESA);
    for (const path of [...CLOSED, SET_UP]) {
      const answer = await web.send(path, { headers: { cookie: again } });
      expect([path, answer.headers.get("location")]).toEqual([path, expect.stringContaining("/sign-in/code")]);
    }
    const wrong = await web.post("/sign-in/code", { code: "000000" }, again);
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining("This code is neither")]);
    // The code that set it up is used; the next half-minute's is taken before its time, because clocks differ.
    const passed = await web.post("/sign-in/code", { code: codeOfApp(secret, 1), to: "/programmes/lesotho" }, again);
    expect(passed.headers.get("location")).toBe("/programmes/lesotho");
    expect(await statusOf("/programmes/lesotho", cookiesOf(passed))).toBe(200);
    expect(await statusOf("/programmes/lesotho", again)).toBe(302);
    expect(web.log()).not.toMatch(new RegExp(`${secret}|palesa@|${codeOfApp(secret)}`));
  });

  // ASVS V7.3.2
  test("has half an hour for the second step", async () => {
    const again = await signIn(PALESA);
    await own.asSuperuser(
      "update sign_in_session set created_at = now() - interval '30 minutes 1 second' where second_factor_at is null",
    );
    const answer = await web.send("/sign-in/code", { headers: { cookie: again } });
    expect(answer.headers.get("location")).toMatch(/^\/sign-in\?/);
  });
});

test("a professional is let in with the password alone, and chooses", async () => {
  const cookie = await signIn(THABO);
  expect(await statusOf("/programmes/lesotho", cookie)).toBe(200);
  const page = await (await web.send("/account", { headers: { cookie } })).text();
  expect(page).toContain("Set up a second factor");
});

describe("asking for a letter", () => {
  test("is answered the same for an address that somebody has and one that nobody has", async () => {
    const ask = async (email: string) => {
      const answer = await web.post("/sign-in/letter", { email, purpose: "password" });
      return `${answer.status} ${(await answer.text()).replaceAll(email, "…").replaceAll(/nonce="[^"]*"/g, "")}`;
    };
    expect(await ask(PALESA.email)).toBe(await ask("no.body@example.org"));
    expect(await ask(PALESA.email)).toContain("Look into your mail");
    expect((await web.post("/sign-in/letter", { email: "palesa", purpose: "password" })).status).toBe(422);
  });

  test("gives a link that leads to our own name, and a made-up one leads nowhere", async () => {
    const answer = await web.send("/letter/made-up");
    expect(await answer.text()).toContain("This link was used, has run out");
    expect((await web.post("/letter/made-up", { wanted: "x", repeated: "x" })).status).toBe(404);
  });
});

async function signIn({ email, password }: Person): Promise<string> {
  return cookiesOf(await web.post("/sign-in", { email, password }));
}

async function statusOf(path: string, cookie: string): Promise<number> {
  return (await web.send(path, { headers: { cookie } })).status;
}
