import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { inProgramme, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { log } from "#app/lib/log.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { getBook } from "#app/exchange/book.queries.server.ts";
import { saveProfessionals } from "#app/mapping/professional.commands.server.ts";
import { countProfessionals, getProfessionalEntries } from "#app/mapping/professional.queries.server.ts";
import { getPlanningData } from "#app/planning/programme-data.queries.server.ts";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { aProfessional } from "#test/small-programme.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { doOfficeAct } from "./office-acts.commands.server.ts";
import { doOwnAct, eraseOneself } from "./own-acts.commands.server.ts";
import { answerRequest, askFor, takeOwnWords } from "./personal-request.commands.server.ts";
import { getPersonalRequest, listPersonalRequests, type NewRequest } from "./personal-request.queries.server.ts";
import { applyRetention, changeRule } from "./retention.commands.server.ts";
import { applyRetentionDaily } from "./retention.jobs.server.ts";
import { listOverdue, listRules } from "./retention.queries.server.ts";
import { liftRestriction, restrictPerson } from "./restriction.commands.server.ts";
import { addMarkedPerson, MARKED, writeAboutThem } from "./testing/marked-person.ts";

const own = await testDatabase();
const { database, context, asSuperuser } = own;
const marked = await addMarkedPerson(own);
await writeAboutThem(own, marked);
const { professionalId, accountId } = marked;
const manager = await addMember(asSuperuser, context, { role: "manager", email: "manager@example.org" });

type By = ProgrammeContext & { accountId: string };
const byPerson: By = { ...context, accountId };
const byManager: By = { ...context, accountId: manager };
const asTern = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
  inProgramme(database, { ...context, accountId: null }, work);
const asOffice = own.inProgramme;
const asPerson = <Result>(work: (transaction: Transaction) => Promise<Result>) => inProgramme(database, byPerson, work);

async function ask(asked: Partial<NewRequest> & Pick<NewRequest, "kind">): Promise<string> {
  const whole = { professionalId, channel: "paper", fact: null, words: null, ...asked } as const;
  const outcome = await asOffice((transaction) => askFor(transaction, context, whole));
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome;
}

beforeAll(async () => {
  await asSuperuser("delete from personal_request");
});

describe("a request about somebody's data", () => {
  test("is to be answered within 30 days, and is listed with the days that are left", async () => {
    const id = await ask({ kind: "access" });
    const [request] = await asOffice((transaction) => listPersonalRequests(transaction));
    expect(request).toMatchObject({ personalRequestId: id, daysLeft: 30, state: "open", name: MARKED.name });
    expect(await own.auditLines("rights/ask")).toMatchObject([
      { accountId: context.accountId, after: { kind: "access" } },
    ]);
  });

  test('of the same kind is refused with "rights/asked-before" while one is open', async () => {
    await expect(ask({ kind: "access" })).rejects.toThrow("rights/asked-before");
  });

  test('is not refused without words, and answered once: then it is "rights/no-open-request"', async () => {
    const [request] = await asOffice((transaction) => listPersonalRequests(transaction));
    const answer = { personalRequestId: request!.personalRequestId, state: "refused", answer: null } as const;
    const say = (words: string | null) =>
      asOffice((transaction) => answerRequest(transaction, context, { ...answer, answer: words }));
    expect(await say(null)).toMatchObject({ code: "rights/reason-missing" });
    expect(await say("Handed over on Monday.")).toBeNull();
    expect(await say("Again")).toMatchObject({ code: "rights/no-open-request" });
  });

  // ASVS V8.2.2
  test("is seen by the person, and by nobody outside the office", async () => {
    expect(await asPerson((transaction) => listPersonalRequests(transaction))).toHaveLength(1);
    const donor = await addMember(asSuperuser, context, { role: "donor", email: "donor@example.org" });
    const asDonor = inProgramme(database, { ...context, accountId: donor }, (transaction) =>
      listPersonalRequests(transaction),
    );
    await expect(asDonor).rejects.toThrow("permission denied");
  });
});

describe("a correction", () => {
  test("of a city is taken by the person's own words, and found by the search; of anything else it is not", async () => {
    const city = await ask({ kind: "correction", fact: "city", words: "Bloemfontein" });
    const practice = await ask({ kind: "correction", fact: "practice", words: "Surgery too" });
    const take = (id: string) => asTern((transaction) => takeOwnWords(transaction, context, id));
    expect(await take(city)).toBeNull();
    expect(await take(practice)).toMatchObject({ code: "rights/not-by-words" });
    const found = await asOffice((transaction) => countProfessionals(transaction, { search: "bloemfontein" }));
    expect(found).toBe(1);
    expect(await own.auditLines("rights/correct")).toMatchObject([{ after: { fact: "city" } }]);
  });

  test("is taken back by the person who asked, and by nobody else", async () => {
    const [open] = await asOffice((transaction) => listPersonalRequests(transaction));
    const takeBack = (person: string) =>
      asTern((transaction) =>
        doOwnAct(transaction, byPerson, {
          professionalId: person,
          asked: { act: "take-back", id: open!.personalRequestId },
        }),
      );
    expect(await takeBack(context.organisationId)).toMatchObject({ code: "rights/no-open-request" });
    expect(await takeBack(professionalId)).toEqual({ done: "take-back" });
  });
});

describe("somebody whose data are held back", () => {
  const restrict = () => asTern((transaction) => restrictPerson(transaction, byPerson, professionalId));

  test("is in no list, count, plan or file of the office from the next statement on, and sees the own record", async () => {
    const readers: Record<string, (transaction: Transaction) => Promise<unknown>> = {
      list: async (transaction: Transaction) => (await getProfessionalEntries(transaction)).map(({ code }) => code),
      count: (transaction) => countProfessionals(transaction),
      workbook: async (transaction: Transaction) => (await getBook(transaction)).professionals.map(({ code }) => code),
      planner: async (transaction: Transaction) => {
        const { rows } = await sql<{ periodId: string }>`select period_id from planning_period limit 1`.execute(
          transaction,
        );
        const data = await getPlanningData(transaction, { periodId: rows[0]!.periodId, basedOnPlanId: null });
        return data?.professionals.map(({ code }) => code);
      },
      parts: async (transaction: Transaction) =>
        (
          await sql<{
            n: number;
          }>`select count(distinct professional_id)::int as n from professional_specialty`.execute(transaction)
        ).rows[0]?.n,
    };
    const before = await Promise.all(Object.values(readers).map((read) => asOffice(read)));
    expect(before).toEqual([[MARKED.code, "P2"], 2, [MARKED.code, "P2"], [MARKED.code, "P2"], 2]);
    expect(await restrict()).toBeNull();
    const after = await Promise.all(Object.values(readers).map((read) => asOffice(read)));
    expect(after).toEqual([["P2"], 1, ["P2"], ["P2"], 1]);
    expect(await asPerson((transaction) => getProfessionalEntries(transaction))).toMatchObject([{ code: MARKED.code }]);
    expect(await restrict()).toMatchObject({ code: "rights/already-restricted" });
  });

  test('is not brought back by an import, which is refused with "mapping/professional-restricted"', async () => {
    const saved = await asOffice((transaction) =>
      saveProfessionals(transaction, context, [aProfessional({ code: MARKED.code })]),
    );
    expect(saved).toMatchObject({ problems: [{ record: MARKED.code, code: "mapping/professional-restricted" }] });
  });

  test("is back in the lists when the restriction is lifted", async () => {
    const lift = () => asTern((transaction) => liftRestriction(transaction, byPerson, professionalId));
    expect(await lift()).toBeNull();
    expect(await lift()).toMatchObject({ code: "rights/not-restricted" });
    expect(await asOffice((transaction) => countProfessionals(transaction))).toBe(2);
    expect((await own.auditLines()).slice(0, 2).map(({ act }) => act)).toEqual([
      "rights/lift-restriction",
      "rights/restrict-person",
    ]);
  });
});

describe("how long data are kept", () => {
  test('is changed between limits, with "rights/days-out-of-range" outside of them', async () => {
    const change = (days: number) =>
      asOffice((transaction) => changeRule(transaction, context, { kind: "letters", days }));
    expect(await change(0)).toMatchObject({ code: "rights/days-out-of-range", details: { least: 1, most: 366 } });
    expect(await change(1)).toBeNull();
    expect(await own.auditLines("rights/change-retention")).toMatchObject([
      { before: { days: 90 }, after: { days: 1 } },
    ]);
  });

  test("the preview counts what a run then removes, once, with one audit line", async () => {
    await asSuperuser(
      "update outbox_message set delivered_at = now() - interval '2 days' where idempotency_key = 'to'",
    );
    await asSuperuser("update professional set saved_at = now() - interval '6 years' where code = 'P2'");
    await asSuperuser("delete from availability");
    const rules = await asOffice((transaction) => listRules(transaction));
    const overdue = await asTern((transaction) => listOverdue(transaction, rules));
    expect(overdue.filter(({ count }) => count > 0)).toMatchObject([
      { kind: "professionals", count: 1 },
      { kind: "letters", count: 1 },
    ]);
    const tools = { database, environment: readEnvironment(ENVIRONMENT), signal: new AbortController().signal, log };
    await applyRetentionDaily.perform({ programmeId: context.programmeId }, tools);
    await applyRetentionDaily.perform({ programmeId: context.programmeId }, tools);
    expect(await own.auditLines("rights/apply-retention")).toMatchObject([{ after: { professionals: 1, letters: 1 } }]);
    expect((await own.auditLines("rights/erase-person")).map(({ accountId: by }) => by)).toEqual([null]);
    expect((await asSuperuser("select 1 from professional where code = 'P2'")).rowCount).toBe(0);
    const queued = await asSuperuser(
      "select 1 from pgboss.job where name = 'rights-apply-retention' and start_after > now()",
    );
    expect(queued.rowCount).toBe(1);
    expect(await asTern((transaction) => applyRetention(transaction, { ...context, accountId: null }))).toEqual({});
  });
});

describe("an erasure that the office recorded", () => {
  test('takes a second pair of eyes and the code, or is refused with "rights/four-eyes" and "rights/not-confirmed"', async () => {
    const id = await ask({ kind: "erasure", channel: "telephone" });
    const confirm = (by: By, confirmation: string) =>
      asTern((transaction) =>
        doOfficeAct(transaction, by, {
          personalRequestId: id,
          role: by === context ? "administrator" : "manager",
          act: { act: "erase", answer: null, confirmation },
        }),
      );
    const answer = { personalRequestId: id, state: "done", answer: null } as const;
    const done = await asOffice((transaction) => answerRequest(transaction, context, answer));
    expect(done).toMatchObject({ code: "rights/only-by-erasing" });
    expect(await confirm(context, MARKED.code)).toMatchObject({ code: "rights/four-eyes" });
    expect(await confirm(byManager, "P2")).toMatchObject({ code: "rights/not-confirmed" });
    expect(await eraseAs("zola")).toMatchObject({ code: "rights/not-confirmed" });
    expect(await confirm(byManager, MARKED.code)).toMatchObject({ word: expect.stringContaining(context.programmeId) });
    const request = await asOffice((transaction) => getPersonalRequest(transaction, id));
    expect(request).toMatchObject({ state: "done", professionalId: null, name: null, words: null });
    expect(await eraseAs(MARKED.name)).toMatchObject({ code: "rights/already-erased" });
  });

  // ASVS V8.2.1
  test("is none of a professional's acts, nor of anybody's outside the office", async () => {
    const act = { act: "done", answer: null, confirmation: "" } as const;
    const asked = { personalRequestId: professionalId, role: "professional", act } as const;
    expect(await asTern((transaction) => doOfficeAct(transaction, byPerson, asked))).toMatchObject({
      code: "rights/no-open-request",
    });
  });
});

function eraseAs(typed: string) {
  return asTern((transaction) => eraseOneself(transaction, byPerson, { professionalId, name: MARKED.name, typed }));
}

const ENVIRONMENT = { DATABASE_URL: own.url, TERN_SECRET: "a secret of the tests, long enough" };
