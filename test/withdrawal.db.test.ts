import { beforeEach, describe, expect, test } from "vitest";
import { findConsentFile } from "#app/accounts/consent.queries.server.ts";
import { PURPOSES, type Answer, type Purpose } from "#app/accounts/consent.ts";
import { stateConsent } from "#app/accounts/consent.commands.server.ts";
import { fieldsSeen } from "#app/accounts/policy-decisions.ts";
import type { Role } from "#app/accounts/policy.ts";
import { getBookForExport, getNamesForPlan, getReference } from "#app/exchange/book.queries.server.ts";
import { planSheets } from "#app/exchange/plan-workbook/write-plan.server.ts";
import { getOverview } from "#app/home/overview.server.ts";
import { inProgramme as inProgrammeOf, type Transaction } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import {
  countByResidence,
  countBySpecialty,
  countForStatistics,
  getProfessional,
  listProfessionals,
} from "#app/mapping/professional.queries.server.ts";
import { listSeenPlacements } from "#app/placements/placement.queries.server.ts";
import { acceptPlan } from "#app/planning/accept-plan.commands.server.ts";
import { getBoardData, peopleNotInPlan } from "#app/planning/board/board-data.server.ts";
import { evaluatePlan } from "#app/planning/evaluate-plan.ts";
import { possibleVisitsOf } from "#app/planning/model/possible-visits.ts";
import { addVisit, moveVisit, pinVisit, removeVisit, undoEdit } from "#app/planning/plan-edit.commands.server.ts";
import { copyPlan } from "#app/planning/plan.commands.server.ts";
import { getPlan, type PlanRecord, toVisitEntry } from "#app/planning/plan.queries.server.ts";
import { planForExport, planOfRecord } from "#app/planning/plan-of-record.ts";
import { buildPlanInput } from "#app/planning/plan-input-from-programme.ts";
import { breachesInWords } from "#app/planning/refusal-sentences.server.ts";
import { beginPlanRun, endPlanRun } from "#app/planning/plan-run-end.commands.server.ts";
import { startPlanRun } from "#app/planning/plan-run.commands.server.ts";
import { getPlanRun } from "#app/planning/plan-run.queries.server.ts";
import { getPlanningData } from "#app/planning/programme-data.queries.server.ts";
import { testDatabase } from "./database.ts";
import { addMember } from "./members.ts";
import { makeDraft } from "./small-plan.ts";
import { aProfessional, aRequest, fillProgramme, smallProgramme } from "./small-programme.ts";

// What a person takes back is taken back in every place that reads people, with the next statement of the database.

const { context, inProgramme, asSuperuser, database } = await testDatabase();

const WHO = /PX1|Moliehi/;
const people = [
  aProfessional({
    code: "PX1",
    name: "Moliehi",
    residenceCountry: "BE",
    specialties: [{ specialtyCode: "anaesthetics", level: 4 }],
  }),
  aProfessional({ code: "P2", name: "Keza" }),
];
const programme = smallProgramme({ professionals: people, requests: [aRequest(), aRequest({ code: "N2" })] });
const periodId = await inProgramme((transaction) => fillProgramme(transaction, context, programme));
const draft = (person: string) =>
  inProgramme((transaction) =>
    makeDraft(transaction, context, { periodId, visits: [{ person, post: "N1", start: 3, weeks: 4 }] }),
  );
const theirs = await draft("PX1");
const others = await draft("P2");
const accepted = await inProgramme((transaction) => acceptPlan(transaction, context, theirs));
if (isRefusal(accepted)) throw new Error(accepted.code);
const roles = ["council-clerk", "ministry-officer", "association", "focal-person"] as const;
const accounts = new Map<Role, string>([["administrator", context.accountId]]);
for (const role of roles)
  accounts.set(role, await addMember(asSuperuser, context, { role, email: `${role}@example.org` }));
await asSuperuser(
  `update facility set organisation_id = (select organisation_id from membership where account_id = $1)`,
  [accounts.get("focal-person")],
);

const planOf = async (transaction: Transaction, planId: string) => (await getPlan(transaction, planId)) as PlanRecord;
const listed = (role: Role) => (transaction: Transaction) =>
  listProfessionals(transaction, {}, fieldsSeen(role, "professional"));
const shown = (role: Role) => (transaction: Transaction) =>
  getProfessional(transaction, "PX1", fieldsSeen(role, "professional"));
const placed = (transaction: Transaction) => listSeenPlacements(transaction, {}, { names: false, origin: false });

async function answer(purpose: Purpose, said: Answer, channel: "page" | "telephone" = "page"): Promise<void> {
  await inProgramme(async (transaction) => {
    const person = await findConsentFile(transaction, "PX1");
    const text = { version: 1, language: "en" };
    const outcome = await stateConsent(transaction, context, {
      person: person!,
      said: { purpose, answer: said, channel, text, saidOn: null, validUntil: null },
    });
    if (isRefusal(outcome)) throw new Error(outcome.code);
  });
}

beforeEach(async () => {
  for (const purpose of PURPOSES) await answer(purpose, "given");
});

type Reader = [what: string, purpose: Purpose, role: Role, read: (transaction: Transaction) => Promise<unknown>];

/** Every place that reads people for something that they may take back. */
const READERS: Reader[] = [
  [
    "the problem of the next planning run, with the visits of the accepted plan and those that are pinned",
    "planning",
    "administrator",
    async (transaction) => {
      const data = await getPlanningData(transaction, { periodId, basedOnPlanId: theirs });
      return buildPlanInput(data!).input;
    },
  ],
  [
    "the people whom the board offers and names",
    "planning",
    "administrator",
    async (transaction) => {
      const board = await getBoardData(transaction, await planOf(transaction, others));
      return [peopleNotInPlan(board), board.names.people];
    },
  ],
  [
    "the visits that reasons and suggestions are made from",
    "planning",
    "administrator",
    async (transaction) =>
      possibleVisitsOf((await planOf(transaction, others)).input, { person: "PX1", post: "N1" }).map(
        ({ person }) => person,
      ),
  ],
  [
    "a copy of a plan",
    "planning",
    "administrator",
    async (transaction) => {
      const copy = await copyPlan(transaction, context, { planId: theirs, name: "Copy" });
      return isRefusal(copy) ? copy : (await planOf(transaction, copy.planId)).visits;
    },
  ],
  [
    "the file of a plan, and that of its problem",
    "planning",
    "administrator",
    async (transaction) => {
      const exported = await planForExport(await planOf(transaction, theirs));
      return [planOfRecord(exported), exported.input];
    },
  ],
  [
    "the workbook of a plan",
    "planning",
    "administrator",
    async (transaction) => {
      const record = await planForExport(await planOf(transaction, theirs));
      const book = await getNamesForPlan(transaction);
      return planSheets({
        plan: planOfRecord(record),
        input: record.input,
        book,
        reference: await getReference(transaction),
      });
    },
  ],
  ["the workbook of professionals", "planning", "administrator", async (transaction) => getBookForExport(transaction)],
  ["the list of a hospital's visitors", "planning", "focal-person", listed("focal-person")],
  ["the list of a council", "sharing-with-councils", "council-clerk", listed("council-clerk")],
  ["the record that a council opens", "sharing-with-councils", "council-clerk", shown("council-clerk")],
  ["the placements that a council sees", "sharing-with-councils", "council-clerk", placed],
  ["the list of a ministry", "sharing-with-ministries", "ministry-officer", listed("ministry-officer")],
  ["the record that a ministry opens", "sharing-with-ministries", "ministry-officer", shown("ministry-officer")],
  ["the placements that a ministry sees", "sharing-with-ministries", "ministry-officer", placed],
  ["the list of an association", "contact-by-associations", "association", listed("association")],
  ["the record that an association opens", "contact-by-associations", "association", shown("association")],
];

describe("after a withdrawal", () => {
  test.each(READERS)("%s does not contain the person", async (_, purpose, role, read) => {
    const asRole = { ...context, accountId: accounts.get(role)! };
    const readNow = async () => JSON.stringify(await inProgrammeOf(database, asRole, read));
    expect(await readNow()).toMatch(WHO);
    await answer(purpose, "withdrawn");
    expect(await readNow()).not.toMatch(WHO);
  });

  test("of statistics, no count contains the person, whoever counts", async () => {
    const count = async (role: Role) =>
      await inProgrammeOf(database, { ...context, accountId: accounts.get(role)! }, async (transaction) => [
        await countForStatistics(transaction),
        (await countByResidence(transaction)).find(({ country }) => country === "BE")?.total,
        (await countBySpecialty(transaction))[0]?.total,
      ]);
    for (const role of ["administrator", "council-clerk"] as const) expect(await count(role)).toEqual([2, 1, 2]);
    await answer("statistics", "withdrawn");
    for (const role of ["administrator", "council-clerk"] as const) expect(await count(role)).toEqual([1, 0, 1]);
  });

  test("other purposes stand as they did", async () => {
    await answer("planning", "withdrawn");
    const clerk = { ...context, accountId: accounts.get("council-clerk")! };
    expect(JSON.stringify(await inProgrammeOf(database, clerk, listed("council-clerk")))).toMatch(WHO);
  });
});

describe("after a withdrawal of planning", () => {
  const visit = { person: "PX1", post: "N2", start: 3, weeks: 4 };
  const addTo = (planId: string) => inProgramme((transaction) => addVisit(transaction, context, { planId, ...visit }));

  test("nobody adds, moves, pins or brings back a visit of the person; it can only be taken out", async () => {
    const planId = await draft("PX1");
    const [{ visitId } = { visitId: "" }] = (await inProgramme((transaction) => planOf(transaction, planId))).visits;
    await answer("planning", "withdrawn");
    const refused = { code: "planning/no-consent" };
    expect(await addTo(planId)).toMatchObject(refused);
    const moving = { planId, visitId, ...visit };
    expect(await inProgramme((transaction) => moveVisit(transaction, context, moving))).toMatchObject(refused);
    expect(await inProgramme((transaction) => pinVisit(transaction, context, { planId, visitId }))).toMatchObject({
      code: "planning/not-possible",
    });
    expect(await inProgramme((transaction) => removeVisit(transaction, context, { planId, visitId }))).toMatchObject({
      brokenRules: 0,
    });
    expect(await inProgramme((transaction) => undoEdit(transaction, context, planId))).toMatchObject(refused);
  });

  test("the database itself refuses a visit and a placement that a command forgets to ask about", async () => {
    await answer("planning", "withdrawn");
    const copied = (table: string, key: string) =>
      asSuperuser(`insert into ${table} select (json_populate_record(${table}, json_build_object('${key}', gen_random_uuid()))).*
        from ${table} where professional_id = (select professional_id from professional where code = 'PX1') limit 1`);
    await expect(copied("plan_visit", "visit_id")).rejects.toThrow("nobody is planned who does not agree to it");
    await expect(copied("placement", "placement_id")).rejects.toThrow("nobody is planned who does not agree to it");
  });

  test("a draft that holds the person tells of a broken rule in words, and is not accepted", async () => {
    const planId = await draft("PX1");
    await answer("planning", "withdrawn");
    const plan = await inProgramme((transaction) => planOf(transaction, planId));
    expect(plan.brokenRules).toBe(1);
    const { breaches } = evaluatePlan(plan.input, plan.visits.map(toVisitEntry), plan.bound);
    const words = await inProgramme((transaction) => breachesInWords(transaction, planId, breaches));
    expect(words).toEqual([
      "Moliehi does not agree to being planned, or no longer does. Take the visit out, or ask the person again.",
    ]);
    expect(await inProgramme((transaction) => acceptPlan(transaction, context, planId))).toMatchObject({
      code: "planning/breaks-rules",
    });
  });

  test("a run that is under way ends without the person, and says so", async () => {
    const started = await inProgramme((transaction) => startPlanRun(transaction, context, { periodId }));
    if (isRefusal(started)) throw new Error(started.code);
    const { runId } = started;
    const begun = await inProgramme((transaction) => beginPlanRun(transaction, context, runId));
    await answer("planning", "withdrawn");
    const parts = { service: 0, transfer: 0, coverage: 0, handOver: 0, preference: 0, cost: 0, floors: 0, changes: 0 };
    const found = { value: 99, bound: 99, gap: 0, seconds: 1, seed: 1, "value parts": parts };
    const visits = [
      { person: "PX1", post: "N1", start: 3, weeks: 4 },
      { person: "P2", post: "N2", start: 3, weeks: 4 },
    ];
    await inProgramme((transaction) =>
      endPlanRun(transaction, context, {
        runId,
        given: { format: "tern-plan/1", input: begun!.run.inputDigest, status: "optimal", visits, ...found },
      }),
    );
    const run = await inProgramme((transaction) => getPlanRun(transaction, runId));
    expect(run?.notices).toContainEqual({ code: "person-without-consent", details: { person: "PX1" } });
    const plan = await inProgramme((transaction) => planOf(transaction, run!.planId!));
    expect(plan.visits.map(({ professional }) => professional)).toEqual(["P2"]);
    expect(plan).toMatchObject({ status: "feasible", brokenRules: 0 });
    expect(plan.value).not.toBe(99);
  });

  test("a placement that stands is not deleted, but waits for somebody's decision on the start page", async () => {
    expect((await inProgramme(getOverview)).toDecide).toEqual([]);
    await answer("planning", "withdrawn", "telephone");
    const { toDecide, placements } = await inProgramme(getOverview);
    expect([placements, toDecide.map(({ professionalCode }) => professionalCode)]).toEqual([1, ["PX1"]]);
  });
});
