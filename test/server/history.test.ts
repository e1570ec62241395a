import { describe, expect, test } from "vitest";
import { setPassword } from "#app/accounts/account.commands.server.ts";
import { newId } from "#app/lib/ids.ts";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { PALESA } from "#test/people.ts";
import { aFacility, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { cookiesOf, signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const web = await startWeb(own);
const periodId = await own.inProgramme((transaction) => {
  const programme = { facilities: [aFacility()], professionals: [aProfessional()], requests: [aRequest()] };
  return fillProgramme(transaction, own.context, smallProgramme(programme));
});
const administrator = await signInAsPalesa(web, own);
const officer = await signInAsOfficer();

const FILE = "/programmes/lesotho/professionals/P1";
const HISTORY = "/programmes/lesotho/history/professional/P1";

describe("the page of what happened to a file", () => {
  test("tells who looked at it and how it came to be, the latest first, in words and with the request's number", async () => {
    const answer = await open(FILE, officer);
    expect(answer.status).toBe(200);
    await open(FILE, officer);
    const text = await textOf(HISTORY, administrator);
    expect(text).toMatch(/Looked at the record .*The officer.* Saved the record with others .*Palesa/);
    expect(text.match(/Looked at the record/g)).toHaveLength(1);
    expect(text).toContain(answer.headers.get("x-request-id"));
  });

  test("is offered on the file's own page to those who may read it, and to nobody else", async () => {
    expect(await (await open(FILE, administrator)).text()).toContain(`href="${HISTORY}"`);
    expect(await (await open(FILE, officer)).text()).not.toContain(HISTORY);
    expect((await open(HISTORY, officer)).status).toBe(403);
  });

  test("tells of a request and of a period too", async () => {
    expect(await textOf("/programmes/lesotho/history/request/N1", administrator)).toContain("Saved requests");
    const ofPeriod = await textOf(`/programmes/lesotho/history/period/${periodId}`, administrator);
    expect(ofPeriod).toMatch(/Saved requests .*Saved the planning period/);
    // What the line keeps, under the names that it is kept under.
    expect(ofPeriod).toMatch(/Saved the planning period \d+ values .*name 2027 .*weeks 26 /);
  });

  test.each(["professional/P9", "plan/nothing", `plan/${newId()}`, "account/1"])(
    "is not there for %s",
    async (file) => {
      expect((await open(`/programmes/lesotho/history/${file}`, administrator)).status).toBe(404);
    },
  );

  test("has pages of fifty acts, and leads from one that is not there to the last", async () => {
    await own.asSuperuser(`set "tern.programme" = '${own.context.programmeId}'`);
    await own.asSuperuser(
      `insert into audit_line (programme_id, audit_line_id, act, object_kind, object_id, request_id)
       select $1, gen_random_uuid(), 'needs/save-floors', 'planning-period', $2, 'r' from generate_series(1, 60)`,
      [own.context.programmeId, periodId],
    );
    const history = `/programmes/lesotho/history/period/${periodId}`;
    expect((await textOf(history, administrator)).match(/Saved floors/g)).toHaveLength(50);
    expect(await textOf(`${history}?page=2`, administrator)).toContain("Saved the planning period");
    const beyond = await open(`${history}?page=9`, administrator);
    expect([beyond.status, beyond.headers.get("location")]).toEqual([302, `${history}?page=2`]);
  });
});

async function open(path: string, cookie: string): Promise<Response> {
  return await web.send(path, { headers: { cookie } });
}

/** What a person reads, between the tags. */
async function textOf(path: string, cookie: string): Promise<string> {
  const html = await (await open(path, cookie)).text();
  return html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

async function signInAsOfficer(): Promise<string> {
  const email = "officer@example.org";
  const accountId = await addMember(own.asSuperuser, own.context, { role: "officer", email });
  await own.asSuperuser(
    "insert into credential (id, account_id, provider, subject) values ($1, $2, 'credential', $3)",
    [newId(), accountId, accountId],
  );
  await setPassword(own.database, accountId, PALESA.password);
  return cookiesOf(await web.post("/sign-in", { email, password: PALESA.password }));
}
