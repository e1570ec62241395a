import { describe, expect, test } from "vitest";
import { newId } from "#app/lib/ids.ts";
import { renamePlan } from "#app/planning/plan.commands.server.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aFacility, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { cookiesOf, signInAsPalesa, startWeb } from "./web.ts";

// What signed-in people type must stay what it is: text in pages, in scripts, in SQL, in files and in the log.

const MARKUP = `Keza <script>alert(1)</script>"'><img src=x onerror=alert(2)> {{7*7}} \${7*7} <%= 7*7 %> %s%d%n`;
const own = await testDatabase();
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);
const { context } = own;
const planId = await fill();
const get = (path: string) => web.send(`/programmes/lesotho${path}`, { headers: { cookie: cookies } });
const textOf = async (path: string) => await (await get(path)).text();

/** Pages that show what people typed; the board has scripts and carries its data to them. */
const PAGES_WITH_NAMES = [
  "/professionals",
  "/professionals/P1",
  "/hospitals",
  "/hospitals/F1",
  "/requests",
  "/requests/N1",
  `/plans/${planId}`,
  `/plans/${planId}/print`,
  `/plans/${planId}/manage`,
  "/plans",
];

describe("markup in a name", () => {
  // ASVS V1.1.2, V1.2.1, V1.3.5, V1.3.7, V3.2.2
  test.each(PAGES_WITH_NAMES)("is shown as it was typed, and does nothing, on %s", async (path) => {
    const page = await textOf(path);
    expect(page).toMatch(/Keza (&lt;|\\u003c)script/);
    expect(page).not.toMatch(/<script>alert|<img src=x|Keza 49|> 49 /);
    const { rows } = await own.asSuperuser("select name from professional where code = 'P1'");
    expect(rows).toEqual([{ name: MARKUP }]);
  });

  // ASVS V1.2.3
  test("cannot end the script that carries the board's data", async () => {
    const page = await textOf(`/plans/${planId}`);
    const scripts = [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(1);
    for (const [, attributes] of scripts) expect(attributes).toMatch(/nonce="[^"]+"/);
    expect(scripts.some(([, , code]) => code?.includes("\\u003c/script\\u003e"))).toBe(true);
  });

  // ASVS V1.1.1
  test("or a code is decoded once and no further", async () => {
    expect((await get("/professionals/%50%31")).status).toBe(200);
    expect((await get("/professionals/%2550%2531")).status).toBe(404);
  });

  // ASVS V3.2.1, V5.4.1, V5.4.2
  test.each([
    [`/plans/${planId}/plan.json`, "plan.json"],
    ["/workbooks/professionals.xlsx", "lesotho-professionals.xlsx"],
  ])("reaches a browser in the file %s only to be saved, under our name", async (path, name) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect((await get(path.replace(/[^/]+$/, (file) => `..%22${file}`))).status).toBe(404);
  });
});

describe("SQL in a field", () => {
  const SQL = [
    "' or 1=1 --",
    "'; drop table professional; --",
    "\\' or true --",
    "1; select pg_sleep(5)",
    "%' union select id from account --",
  ];

  // ASVS V1.2.4
  test.each(SQL)("of a signed-in person is a text that nothing matches: %s", async (text) => {
    const encoded = encodeURIComponent(text);
    for (const field of ["search", "country", "specialty"]) {
      const answer = await get(`/professionals?${field}=${encoded}`);
      expect([answer.status, (await answer.text()).includes("Keza")]).toEqual([200, false]);
    }
    for (const path of [`/professionals/${encoded}`, `/plans/${encoded}`, `/history/professional/${encoded}`])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    const sent = await web.post(`/programmes/lesotho/plans/${planId}/manage`, { act: "rename", name: text }, cookies);
    expect(sent.status).toBe(302);
    const { rows } = await own.asSuperuser("select name, (select count(*)::int from professional) as people from plan");
    expect(rows).toEqual([{ name: text, people: 2 }]);
  });
});

describe("a form", () => {
  // ASVS V15.3.3
  test("sets its own fields and no others", async () => {
    const more = { state: "accepted", programmeId: newId(), planId: newId(), brokenRules: "0", madeBy: newId() };
    await web.post(`/programmes/lesotho/plans/${planId}/manage`, { act: "rename", name: "Renamed", ...more }, cookies);
    const { rows } = await own.asSuperuser("select programme_id, plan_id, name, state, made_by from plan");
    const { programmeId, accountId } = context;
    expect(rows).toEqual([
      { programme_id: programmeId, plan_id: planId, name: "Renamed", state: "draft", made_by: accountId },
    ]);
  });

  // ASVS V15.3.5, V15.3.7
  test("and an address whose fields come twice, or as lists, is understood in one way or refused", async () => {
    const manage = `/programmes/lesotho/plans/${planId}/manage`;
    const send = (body: string) =>
      web.send(manage, {
        method: "POST",
        body: new URLSearchParams(body),
        headers: { "sec-fetch-site": "same-origin", origin: web.url, cookie: cookies },
      });
    // The last one counts, for every field of every form.
    await send("act=delete&name=First&act=rename&name=Last");
    expect((await own.asSuperuser("select name from plan")).rows).toEqual([{ name: "Last" }]);
    for (const body of ["act[]=rename&name[]=x", "act[0]=rename&name[a][b]=x", "act=rename&name[]=x"])
      expect([body, (await send(body)).status < 500]).toEqual([body, true]);
    const twice = await get("/professionals?search=nobody&search=Keza");
    expect(twice.status).toBe(200);
    expect(await twice.text()).not.toContain("Keza &lt;");
  });

  // ASVS V15.3.6
  test.each(["__proto__", "constructor", "prototype", "__proto__[role]", "constructor[prototype][role]"])(
    "with a field called %s changes nobody else's objects",
    async (name) => {
      await web.post("/sign-in", { email: "a@example.org", password: "x", [name]: "administrator" });
      await get(`/professionals?${name}=administrator`);
      const stranger = await web.send("/programmes/lesotho/members");
      expect(stranger.status).toBe(302);
      expect((await get("/members")).status).toBe(200);
    },
  );
});

describe("the log", () => {
  const lines = () => web.log().trim().split("\n");

  // ASVS V16.2.1, V16.2.2, V16.4.1, V1.3.10
  test("holds one JSON object a line, whatever was sent, each with its time in UTC, its process and its request", async () => {
    const forged = 'x\r\n{"level":"info","msg":"signed in"}\n%s%j%o';
    await web.post("/sign-in", { email: `${forged}@example.org`, password: forged });
    await web.send(`/programmes/lesotho/professionals?search=${encodeURIComponent(forged)}`, {
      headers: { cookie: cookies, "user-agent": "x[31m%s", "x-request-id": "mine" },
    });
    await web.send(`/nowhere/${encodeURIComponent(forged)}`);
    for (const line of lines()) {
      const { level, time, process, msg } = JSON.parse(line) as Record<string, string>;
      expect([level, process]).toEqual([expect.stringMatching(/^(info|warn|error)$/), "tern"]);
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      expect(msg).not.toMatch(/[%{]/);
    }
    expect(web.log()).not.toMatch(/%s|mine|forged/);
  });

  // ASVS V16.3.1
  test("tells of each sign-in that was done and refused, with the request's number", async () => {
    const refused = await web.post("/sign-in", { email: "nobody@example.org", password: "x" });
    const done = await web.post("/sign-in", { email: "palesa@example.org", password: "seven-orange-herons" });
    expect(cookiesOf(done)).toContain("session_token");
    await expectLine(refused, "sign-in refused");
    await expectLine(done, "signed in");
  });

  // ASVS V16.3.2, V16.3.3
  test("tells of what was refused: a programme of others, another origin, a method, a body too large", async () => {
    await own.anotherProgramme("rwanda");
    await expectLine(await web.send("/programmes/rwanda/members", { headers: { cookie: cookies } }), "not theirs");
    const elsewhere = { method: "POST", headers: { origin: "https://evil.example" } };
    await expectLine(await web.send("/sign-in", elsewhere), '"status":403');
    await expectLine(await web.send("/sign-in", { method: "DELETE" }), '"status":405');
    await expectLine(await web.post("/sign-in", { email: "x".repeat(300_000) }), '"status":413');
  });

  // ASVS V16.3.4
  test("tells of errors that nobody expected, with where they came from", async () => {
    await own.asSuperuser("alter table sign_in_attempt rename to away");
    const failed = await web.post("/sign-in", { email: "a@example.org", password: "x" });
    await own.asSuperuser("alter table away rename to sign_in_attempt");
    expect(failed.status).toBe(500);
    await expectLine(failed, '"stack":');
  });

  /** Lines come through a pipe, perhaps after the answer. */
  async function expectLine(answer: Response, words: string): Promise<void> {
    const number = answer.headers.get("x-request-id") ?? "none";
    await expect
      .poll(() => lines().some((line) => line.includes(number) && line.includes(words)), { timeout: 5000 })
      .toBe(true);
  }
});

async function fill(): Promise<string> {
  return await own.inProgramme(async (transaction) => {
    const keza = aProfessional({ name: MARKUP, residenceCity: MARKUP });
    const programme = smallProgramme({
      facilities: [aFacility({ name: MARKUP, coordinateNote: MARKUP, source: "javascript:alert(1)" })],
      professionals: [keza, aProfessional({ code: "P2", name: "Thabo" })],
      requests: [aRequest()],
    });
    const periodId = await fillProgramme(transaction, context, programme);
    const visits = [{ person: "P1", post: "N1", start: 3, weeks: 4 }];
    const planId = await makeDraft(transaction, context, { periodId, visits });
    await renamePlan(transaction, context, { planId, name: MARKUP });
    return planId;
  });
}
