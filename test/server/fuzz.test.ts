import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { setPassword } from "#app/accounts/account.commands.server.ts";
import { PAGES } from "#app/accounts/policy-pages.ts";
import { inProgramme } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { acceptPlan } from "#app/planning/accept-plan.commands.server.ts";
import { renamePlan } from "#app/planning/plan.commands.server.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aFacility, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { type Case, casesOf, fieldsIn, requestOf } from "./fuzz-cases.ts";
import { cookiesOf, startWeb } from "./web.ts";

// Sends every address what no page would send, in the names of two administrators of two programmes. Nothing may break, tell of the inside,
// or reach the other programme. TERN_FUZZ_RUNS says how many requests an address gets for each method and person; TERN_FUZZ_SEED repeats a run.

const RUNS = Number(process.env["TERN_FUZZ_RUNS"] ?? 2);
const SEED = Number(process.env["TERN_FUZZ_SEED"] ?? Date.now() % 1_000_000);
const MOST_MS_FOR_AN_ADDRESS = Math.max(4000, RUNS * 500);
const INSIDE =
  /\bat .+[./]m?[jt]s:\d+|node_modules|\$argon2id|a secret of the tests|syntax error|relation "|violates|tern_as_|SQLSTATE|ECONN/;
const METHODS: Case["method"][] = ["GET", "POST"];

type Person = {
  context: TestDatabase["context"];
  code: string;
  cookie: string;
  /** Stands in every name of the programme, and is never sent. */
  marker: string;
  parameters: Record<string, string>;
};

const own = await testDatabase();
const web = await startWeb(own, { TERN_LOG_LEVEL: "error" });
const lesotho = await personOf(own.context, "lesotho", "Mmabatho");
const rwanda = await personOf(await own.anotherProgramme("rwanda"), "rwanda", "Nyiramana");

describe.each([
  [lesotho, rwanda],
  [rwanda, lesotho],
])(`whatever is sent with the seed ${SEED} in the name of the administrator of $code`, (person, other) => {
  test.each(Object.keys(PAGES))("to %s", { timeout: 60_000 + 2 * MOST_MS_FOR_AN_ADDRESS }, async (pattern) => {
    await haveADraft(person);
    const address = pattern.replaceAll(/:(\w+)/g, (_, name: string) => person.parameters[name] ?? "none");
    const page = pattern.endsWith("/progress") ? "" : await (await web.send(address, headersOf(person, "own"))).text();
    const known = { pattern, own: person.parameters, others: other.parameters, fields: fieldsIn(page) };
    const before = await everythingOf(other);
    for (const method of [...METHODS, "PUT"] as const)
      await fc.assert(
        fc.asyncProperty(casesOf(known, method), (one) => holds(one, person, other)),
        {
          seed: SEED,
          numRuns: method === "PUT" ? 1 : RUNS,
          endOnFailure: true,
          interruptAfterTimeLimit: MOST_MS_FOR_AN_ADDRESS,
          markInterruptAsFailure: false,
        },
      );
    expect(await everythingOf(other)).toEqual(before);
  });
});

test("the server has answered all of it, and answers still", async () => {
  for (const person of [lesotho, rwanda]) {
    await haveADraft(person);
    await signIn(person);
    const page = await web.send(`/programmes/${person.code}/professionals`, headersOf(person, "own"));
    expect(await page.text()).toContain(person.marker);
  }
});

async function holds(one: Case, person: Person, other: Person): Promise<void> {
  const answer = await web.send(one.path, requestOf(one, headersOf(person, one.cookie).headers));
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
  const text = isStream ? "" : await answer.text();
  if (isStream) await answer.body?.cancel();
  const number = answer.headers.get("x-request-id") ?? "none";
  const logged = () =>
    web
      .log()
      .split("\n")
      .filter((line) => line.includes(number))
      .join("\n");
  if (answer.status >= 500) throw new Error(`${answer.status}: ${logged()}`);
  const told = text + JSON.stringify([...answer.headers]);
  expect(told).not.toMatch(INSIDE);
  expect(told).not.toContain(other.marker);
  // Signed out, by its own act: whoever comes next is signed in again.
  const isOut = answer.headers.get("location")?.startsWith("/sign-in") === true;
  if (isOut && one.cookie === "own") await signIn(person);
}

function headersOf(person: Person, cookie: Case["cookie"]): { headers: Record<string, string> } {
  const cookies = {
    own: person.cookie,
    none: "",
    altered: `${person.cookie.slice(0, -3)}%ff; tern_language=<x>; =; ;a`,
  };
  return { headers: { "sec-fetch-site": "same-origin", origin: web.url, cookie: cookies[cookie] } };
}

/** A digest of each table's rows of a programme. */
async function everythingOf({ context }: Person): Promise<unknown> {
  const tables = await own.asSuperuser(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'programme_id' order by 1",
  );
  const digests = tables.rows.map(
    ({ table_name: table }: { table_name: string }) =>
      `select '${table}' as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as rows from ${table} t where programme_id = $1`,
  );
  return (await own.asSuperuser(digests.join(" union all "), [context.programmeId])).rows;
}

async function personOf(context: TestDatabase["context"], code: string, marker: string): Promise<Person> {
  const { accountId } = context;
  await own.asSuperuser(
    "insert into credential (id, account_id, provider, subject) values ($1, $2, 'credential', $3)",
    [newId(), accountId, accountId],
  );
  await setPassword(own.database, accountId, PALESA.password);
  const person: Person = { context, code, cookie: "", marker, parameters: await fill(context, { code, marker }) };
  await signIn(person);
  return person;
}

async function signIn(person: Person): Promise<void> {
  await own.asSuperuser("delete from sign_in_attempt");
  const answer = await web.post("/sign-in", { email: `${person.code}@example.org`, password: PALESA.password });
  expect(answer.status).toBe(302);
  person.cookie = cookiesOf(answer);
}

async function fill(
  context: TestDatabase["context"],
  { code, marker }: { code: string; marker: string },
): Promise<Record<string, string>> {
  const { programmeId, accountId } = context;
  const importId = newId();
  const summary = JSON.stringify({ counts: null, problemCount: 0, notices: [], rowsRead: [] });
  await own.asSuperuser(
    `insert into workbook_import (programme_id, import_id, file_name, file_digest, state, summary, imported_by)
     values ($1, $2, $3, $4, 'abandoned', $6, $5)`,
    [programmeId, importId, `${marker}.xlsx`, `sha256:${"0".repeat(64)}`, accountId, summary],
  );
  await own.asSuperuser("update programme set name = $2 where programme_id = $1", [programmeId, `Programme ${marker}`]);
  const [F, P, N] = [`F-${code}`, `P-${code}`, `N-${code}`];
  const programme = smallProgramme({
    facilities: [aFacility({ code: F, name: `Hospital ${marker}` })],
    professionals: [aProfessional({ code: P, name: marker, residenceCity: marker })],
    requests: [aRequest({ code: N, facilityCode: F })],
  });
  return await inProgramme(own.database, context, async (transaction) => {
    const periodId = await fillProgramme(transaction, context, programme);
    const visits = [{ person: P, post: N, start: 3, weeks: 4 }];
    const accepted = await makeDraft(transaction, context, { periodId, visits });
    const outcome = await acceptPlan(transaction, context, accepted);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    const plan = await makeDraft(transaction, context, { periodId, visits });
    await renamePlan(transaction, context, { planId: plan, name: `Plan ${marker}` });
    const { runId: run } = await transaction.selectFrom("planRun").select("runId").limit(1).executeTakeFirstOrThrow();
    const codes = { hospital: F, professional: P, request: N, object: P };
    const words = {
      programme: code,
      kind: "professional",
      file: "plan.xlsx",
      invitation: `${programmeId}.${"a".repeat(43)}`,
    };
    return { period: periodId, plan, run, import: importId, ...codes, ...words };
  });
}

/** What was sent may have deleted or accepted the draft. */
async function haveADraft(person: Person): Promise<void> {
  const { context, parameters } = person;
  const found = await own.asSuperuser("select state from plan where plan_id = $1", [parameters["plan"]]);
  if ((found.rows[0] as { state: string } | undefined)?.state === "draft") return;
  // Nobody works on the runs that were started, and one is enough for a period.
  await own.asSuperuser("delete from plan_run where state in ('queued', 'running')");
  const visits = [{ person: parameters["professional"] ?? "", post: parameters["request"] ?? "", start: 3, weeks: 4 }];
  const made = inProgramme(own.database, context, (transaction) =>
    makeDraft(transaction, context, { periodId: parameters["period"] ?? "", visits }),
  );
  parameters["plan"] = await made;
}
