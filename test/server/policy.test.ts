import { describe, expect, test } from "vitest";
import { setPassword } from "#app/accounts/account.commands.server.ts";
import { PAGES } from "#app/accounts/policy-pages.ts";
import { allowancesOf, mayOpen } from "#app/accounts/policy-decisions.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { acceptPlan } from "#app/planning/accept-plan.commands.server.ts";
import { askFor } from "#app/rights/personal-request.commands.server.ts";
import { testDatabase } from "#test/database.ts";
import { addMemberOfEachRole, type Member } from "#test/members.ts";
import { PALESA } from "#test/people.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aFacility, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { cookiesOf, startWeb } from "./web.ts";

// Walks every page with every role, through the running web process: what the policy opens must answer, what it closes must be refused.
// That the database alone would refuse it too, app/accounts/policy.db.test.ts shows.

const own = await testDatabase();
const web = await startWeb(own);
const parameters = await fill();
const members = await addMemberOfEachRole(own.asSuperuser, own.context.programmeId);

const NAME = "Tšepo";
const PATTERNS = Object.keys(PAGES);
const OF_THE_PROGRAMME = PATTERNS.filter((pattern) => pattern.startsWith("/programmes/"));
/** Answers with what happens next for as long as the page is open, so it has no end to wait for. */
const ENDLESS = "/programmes/:programme/plans/runs/:run/progress";

/** Addresses that take forms only, a file of what is wrong with a workbook that has nothing wrong, and documents, of which there is none. */
const ODD_ANSWERS: Readonly<Record<string, number>> = {
  "/programmes/:programme/plans/:plan/edits": 400,
  "/programmes/:programme/import/:import/what-to-mend.xlsx": 404,
  "/programmes/:programme/professionals/:professional/documents/:document": 404,
  "/programmes/:programme/professionals/:professional/documents/:document/file": 404,
};

describe.each(members)("$role", (member) => {
  // ASVS V8.2.1
  test("is answered by the pages that the policy opens, and by no other", async () => {
    const cookie = await signIn(member);
    for (const pattern of OF_THE_PROGRAMME.filter((known) => known !== ENDLESS)) {
      const { status } = await web.send(addressOf(pattern), { headers: { cookie } });
      expect([pattern, status]).toEqual([pattern, expect.toBeOneOf(expectedOf(member, pattern, "GET"))]);
      const sent = await web.post(addressOf(pattern), {}, cookie);
      expect([pattern, sent.status]).toEqual([pattern, expect.toBeOneOf(expectedOf(member, pattern, "POST"))]);
    }
  });

  // ASVS V8.2.2, V8.4.1
  test("finds nothing of another programme, not even that it is there", async () => {
    const cookie = await signIn(member);
    for (const pattern of OF_THE_PROGRAMME) {
      const there = await web.send(addressOf(pattern, "rwanda"), { headers: { cookie } });
      const nowhere = await web.send(addressOf(pattern, "atlantis"), { headers: { cookie } });
      expect([pattern, there.status, nowhere.status]).toEqual([pattern, 404, 404]);
    }
  });
});

test("who has not signed in is led to the sign-in page from everything that is not for anyone", async () => {
  for (const pattern of PATTERNS) {
    const { status } = await web.send(addressOf(pattern));
    expect([pattern, status === 302]).toEqual([
      pattern,
      PAGES[pattern] !== "anyone" || pattern === "/sign-out" || pattern === "/language",
    ]);
  }
});

test("a page shows a role no link that leads to a closed page, and says why when one is opened all the same", async () => {
  const cookie = await signIn(members.find(({ role }) => role === "donor")!);
  const start = await (await web.send("/programmes/lesotho", { headers: { cookie } })).text();
  expect(start).toContain("You are here as: Donor");
  expect(start).not.toContain("/programmes/lesotho/professionals");
  const closed = await web.send("/programmes/lesotho/professionals", { headers: { cookie } });
  expect(await closed.text()).toContain("Not open to your role");
});

// ASVS V8.2.3, V15.3.1
test("a ministry reads codes where the programme office reads names", async () => {
  const [office, ministry] = ["officer", "ministry-officer"].map((role) => members.find((one) => one.role === role)!);
  const pages = [
    "/programmes/lesotho/professionals",
    "/programmes/lesotho/professionals/P1",
    "/programmes/lesotho/requests/N1",
  ];
  for (const page of pages) {
    const named = await (await web.send(page, { headers: { cookie: await signIn(office!) } })).text();
    expect(named).toContain(NAME);
    const anonymous = await (await web.send(page, { headers: { cookie: await signIn(ministry!) } })).text();
    expect(anonymous).toContain("P1");
    expect(anonymous).not.toContain(NAME);
  }
});

test("a membership that ends has ended with the next request", async () => {
  const member = members.find(({ role }) => role === "learner")!;
  const cookie = await signIn(member);
  expect((await web.send("/programmes/lesotho/hospitals", { headers: { cookie } })).status).toBe(200);
  await own.asSuperuser("update membership set during = daterange('2020-01-01', '2020-02-01') where account_id = $1", [
    member.accountId,
  ]);
  expect((await web.send("/programmes/lesotho/hospitals", { headers: { cookie } })).status).toBe(404);
});

function expectedOf({ role }: Member, pattern: string, method: "GET" | "POST"): number[] {
  if (!mayOpen(role, pattern, method)) return [403];
  // An empty form is refused in words, or the page has none.
  if (method === "POST") return [200, 302, 400, 404, 405, 409, 422];
  if (pattern in ODD_ANSWERS) return [ODD_ANSWERS[pattern] ?? 200];
  // A record that is not among the rows of a role is not there for it.
  const isRecord = /:(professional|request)$/.test(pattern);
  const resource = pattern.endsWith(":professional") ? "professional" : "request";
  const seesAll = allowancesOf(role, "read", { resource, table: resource }).some(({ rows }) => rows === null);
  return isRecord && !seesAll ? [200, 404] : [200];
}

function addressOf(pattern: string, programme = "lesotho"): string {
  const values: Record<string, string> = { ...parameters, programme };
  if (pattern.endsWith("plans/:plan/:file")) values["file"] = "plan.xlsx";
  if (pattern.endsWith("my-data/:file")) values["file"] = "my-data.pdf";
  if (pattern.endsWith(":personalRequest/:file")) values["file"] = "data.json";
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? name);
}

const cookies = new Map<string, string>();

async function signIn({ role, accountId }: Member): Promise<string> {
  const known = cookies.get(accountId);
  if (known !== undefined) return known;
  await own.asSuperuser(
    "insert into credential (id, account_id, provider, subject) values ($1, $2, 'credential', $3)",
    [newId(), accountId, accountId],
  );
  await setPassword(own.database, accountId, PALESA.password);
  const answer = await web.post("/sign-in", { email: `${role}@example.org`, password: PALESA.password });
  const cookie = cookiesOf(answer);
  cookies.set(accountId, cookie);
  return cookie;
}

async function fill(): Promise<Record<string, string>> {
  await own.anotherProgramme("rwanda");
  const importId = newId();
  const summary = JSON.stringify({ counts: null, problemCount: 0, notices: [], rowsRead: [] });
  await own.asSuperuser(
    `insert into workbook_import (programme_id, import_id, file_name, file_digest, state, summary, imported_by)
     values ($1, $2, 'people.xlsx', $3, 'abandoned', $5, $4)`,
    [own.context.programmeId, importId, `sha256:${"0".repeat(64)}`, own.context.accountId, summary],
  );
  return await own.inProgramme(async (transaction) => {
    const programme = { facilities: [aFacility()], professionals: [aProfessional()], requests: [aRequest()] };
    const periodId = await fillProgramme(transaction, own.context, smallProgramme(programme));
    const visits = [{ person: "P1", post: "N1", start: 3, weeks: 4 }];
    const plan = await makeDraft(transaction, own.context, { periodId, visits });
    const accepted = await acceptPlan(transaction, own.context, plan);
    if (isRefusal(accepted)) throw new Error(JSON.stringify(accepted));
    const { runId: run } = await transaction.selectFrom("planRun").select("runId").executeTakeFirstOrThrow();
    return {
      period: periodId,
      plan,
      run,
      import: importId,
      hospital: "F1",
      professional: "P1",
      request: "N1",
      personalRequest: await askForCopy(transaction),
      kind: "professional",
      object: "P1",
      file: "needs.xlsx",
      organisation: own.context.organisationId,
    };
  });
}

async function askForCopy(transaction: Transaction): Promise<string> {
  const { professionalId } = await transaction
    .selectFrom("professional")
    .select("professionalId")
    .executeTakeFirstOrThrow();
  const asked = { professionalId, kind: "access", channel: "paper", fact: null, words: null } as const;
  const outcome = await askFor(transaction, own.context, asked);
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome;
}
