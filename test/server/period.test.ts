import { beforeEach, describe, expect, test } from "vitest";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { PROGRAMME_REFUSALS } from "#app/programme/refusals.ts";
import { fieldsOfPeriod } from "#app/programme/period-form.ts";
import { savePeriod } from "#app/programme/period.commands.server.ts";
import { getPeriod } from "#app/programme/period.queries.server.ts";
import { periodVersion } from "#app/programme/period-version.server.ts";
import { newId } from "#app/lib/ids.ts";
import { testDatabase } from "#test/database.ts";
import { joinProgramme } from "#test/members.ts";
import { aPeriod, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { untilOneWaits } from "#test/waiting.ts";
import { signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);
const periodId = await own.inProgramme((transaction) => fillProgramme(transaction, own.context, smallProgramme()));
const record = `/programmes/lesotho/periods/${periodId}`;

const kept = () => own.inProgramme((transaction) => getPeriod(transaction, periodId));
const period = await kept();
if (!period) throw new Error("the programme has its period");
/** The form as it is sent by somebody who opened it before each test. */
const fields = { ...fieldsOfPeriod(period), seen: periodVersion(period) };

beforeEach(async () => {
  await own.inProgramme((transaction) => savePeriod(transaction, own.context, aPeriod()));
  await own.asSuperuser(
    "alter table audit_line disable trigger user; delete from audit_line; alter table audit_line enable trigger user",
  );
});

describe("the form of a period", () => {
  test("shows what the period says", async () => {
    const page = await (await web.send(`${record}/edit`, { headers: { cookie: cookies } })).text();
    expect(page).toMatch(/name="budget"[^>]*value="100000"/);
    expect(page).toContain("<title>Change period 2027 · Programme lesotho · Tern</title>");
  });

  test("changes budget and weights, says so, and leaves an audit line with both", async () => {
    const answer = await web.post(`${record}/edit`, { ...fields, budget: "120,000", service: "25" }, cookies);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(`${record}?saved=changed`);
    expect(await kept()).toMatchObject({ budgetCents: 12_000_000, valueWeights: { service: 25, handOver: 60 } });
    expect(await own.auditLines("programme/save-period")).toMatchObject([
      {
        act: "programme/save-period",
        before: { budgetCents: 10_000_000, valueWeights: { service: 20 } },
        after: { budgetCents: 12_000_000, valueWeights: { service: 25 } },
      },
    ]);
    const page = await (await web.send(`${record}?saved=changed`, { headers: { cookie: cookies } })).text();
    expect(page).toContain("USD 120,000");
    expect(page).toContain("It counts from the next planning run on");
  });

  // ASVS V2.2.1, V2.2.2
  test("loses nothing that was typed when some of it is wrong, and links to the fields", async () => {
    const answer = await web.post(`${record}/edit`, { ...fields, budget: "lots", floor: "151", handOver: "" }, cookies);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("<title>Error: Change period 2027 · Programme lesotho · Tern</title>");
    expect(page).toContain('href="#field-budget"');
    expect(page).toContain("A hand-over week: type a number");
    expect(page).toMatch(/name="budget"[^>]*value="lots"/);
    expect(page).toMatch(/name="floor"[^>]*value="151"/);
    expect(await kept()).toEqual({ periodId, ...aPeriod() });
    expect(await own.auditLines("programme/save-period")).toEqual([]);
  });

  // ASVS V3.2.2
  test("shows what was typed as text, never as markup", async () => {
    const answer = await web.post(`${record}/edit`, { ...fields, budget: '"><script>alert(1)</script>' }, cookies);
    expect(await answer.text()).not.toContain("<script>alert");
  });
});

describe("two people with the form open", () => {
  const second = { ...fields, budget: "90000", service: "21" };

  test("do not overwrite each other unseen: the second is told, and what was typed stays", async () => {
    const theirs = await signInAsPalesa(web, own);
    const first = await web.post(`${record}/edit`, { ...fields, budget: "120000" }, cookies);
    expect(first.status).toBe(302);
    const answer = await web.post(`${record}/edit`, second, theirs);
    expect(answer.status).toBe(409);
    expect(await kept()).toMatchObject({ budgetCents: 12_000_000, valueWeights: { service: 20 } });
    const page = await answer.text();
    expect(page).toContain(
      refusalInWords({ code: "programme/period-changed", details: { name: "2027" } }, PROGRAMME_REFUSALS),
    );
    expect(page).toMatch(/href="#field-budget"[^>]*>[^<]*by now 120000/);
    expect(page).toMatch(/href="#field-service"[^>]*>[^<]*by now 20/);
    expect(page).toMatch(/name="budget"[^>]*value="90000"/);
    expect(page).toMatch(/name="service"[^>]*value="21"/);
    expect(await own.auditLines("programme/save-period")).toHaveLength(1);

    const seen = /name="seen"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? "";
    expect((await web.post(`${record}/edit`, { ...second, seen }, theirs)).status).toBe(302);
    expect(await kept()).toMatchObject({ budgetCents: 9_000_000, valueWeights: { service: 21 } });
  });

  test("who save at the same moment: one is saved, and the other told", async () => {
    const answers = await Promise.all([
      web.post(`${record}/edit`, { ...fields, budget: "120000" }, cookies),
      web.post(`${record}/edit`, second, cookies),
    ]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([302, 409]);
    expect(await own.auditLines("programme/save-period")).toHaveLength(1);
  });

  test("who comes second while the first is being saved is told what it says then, and can send it again", async () => {
    const { held, saved } = await own.inProgramme(async (transaction) => {
      await savePeriod(transaction, own.context, aPeriod({ budgetCents: 12_000_000 }));
      const sent = web.post(`${record}/edit`, second, cookies);
      await untilOneWaits(own);
      return { held: sent, saved: periodVersion((await getPeriod(transaction, periodId)) ?? period) };
    });
    const answer = await held;
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toMatch(/href="#field-budget"[^>]*>[^<]*by now 120000/);
    expect(page).toMatch(/name="budget"[^>]*value="90000"/);
    const seen = /name="seen"[^>]*value="([^"]+)"/.exec(page)?.[1];
    expect(seen).toBe(saved);
    expect((await web.post(`${record}/edit`, { ...second, seen: seen ?? "" }, cookies)).status).toBe(302);
    expect(await kept()).toMatchObject({ budgetCents: 9_000_000, valueWeights: { service: 21 } });
  });
});

describe("who may change a period", () => {
  test("is nobody who has not signed in", async () => {
    const answer = await web.post(`${record}/edit`, { ...fields, budget: "1" });
    expect(answer.headers.get("location")).toContain("/sign-in");
    expect((await kept())?.budgetCents).toBe(10_000_000);
  });

  test("is nobody from another programme, even under an address of their own", async () => {
    const rwanda = await own.anotherProgramme("rwanda");
    const theirs = `/programmes/rwanda/periods/${periodId}/edit`;
    expect((await web.post(theirs, { ...fields, budget: "1" }, cookies)).status).toBe(404);
    const { rows } = await own.asSuperuser("select id from account where email = 'palesa@example.org'");
    const palesa = {
      accountId: (rows[0] as { id: string }).id,
      organisationId: newId(),
      role: "administrator",
    } as const;
    await joinProgramme(own.asSuperuser, { programmeId: rwanda.programmeId, ...palesa });
    expect((await web.post(theirs, { ...fields, budget: "1" }, cookies)).status).toBe(404);
    expect((await kept())?.budgetCents).toBe(10_000_000);
    expect(await own.auditLines("programme/save-period")).toEqual([]);
  });

  test("finds no page for a period that does not exist", async () => {
    const none = "/programmes/lesotho/periods/01930000-0000-7000-8000-000000000009/edit";
    expect((await web.post(none, fields, cookies)).status).toBe(404);
    expect((await web.send("/programmes/lesotho/periods/none", { headers: { cookie: cookies } })).status).toBe(404);
  });
});
