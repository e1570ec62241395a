import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { log } from "#app/lib/log.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { getPlan, type PlanRecord } from "#app/planning/plan.queries.server.ts";
import { startPlanRun } from "#app/planning/plan-run.commands.server.ts";
import { runPlanner } from "#app/planning/plan-run.jobs.server.ts";
import { getPlanRun } from "#app/planning/plan-run.queries.server.ts";
import { testDatabase } from "#test/database.ts";
import {
  aFacility,
  aPeriod,
  aProfessional,
  aRequest,
  fillProgramme,
  smallProgramme,
  type SmallProgramme,
} from "#test/small-programme.ts";
import { signInAsPalesa, startWeb } from "./web.ts";

// A plan as the worker makes it, and its board as the built server gives it.
const own = await testDatabase();
const { database, context } = own;
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);
const environment = readEnvironment({ DATABASE_URL: own.url, TERN_SECRET: "a secret of the tests, long enough" });

const open = async (path: string) => {
  const answer = await web.send(`/programmes/lesotho/plans/${path}`, { headers: { cookie: cookies } });
  expect(answer.status).toBe(200);
  return await answer.text();
};
/** The reasons on the page of a plan, without their tags. */
const reasonsOn = (html: string) => {
  const list = /id="reasons".*?<ul>(.*?)<\/ul>/s.exec(html)?.[1] ?? "";
  return list.replaceAll(/<[^>]*>/g, " ");
};

async function planFor(programme: SmallProgramme, seconds: number): Promise<PlanRecord> {
  await own.asSuperuser(
    "truncate plan, plan_run, plan_input, professional, request, facility, planning_period cascade",
  );
  const runId = await own.inProgramme(async (transaction) => {
    const periodId = await fillProgramme(transaction, context, programme);
    const run = await startPlanRun(transaction, context, { periodId, seconds });
    invariant(!isRefusal(run), "the run is started");
    return run.runId;
  });
  const signal = new AbortController().signal;
  await runPlanner.run({ programmeId: context.programmeId, runId }, { database, environment, signal, log });
  return await own.inProgramme(async (transaction) => {
    const run = await getPlanRun(transaction, runId);
    const plan = await getPlan(transaction, run?.planId ?? "");
    invariant(plan, "the run gave a plan");
    return plan;
  });
}

test("why somebody is not in the plan says the most that any plan with such a visit can be worth", async () => {
  const dearer = aProfessional({ code: "P2", name: "Keza", travelCents: 90_000 });
  const oneSeat = [aRequest({ weeksWanted: [6, 0], handOver: false })];
  const plan = await planFor(smallProgramme({ professionals: [aProfessional(), dearer], requests: oneSeat }), 10);
  expect(plan.visits.map(({ professional }) => professional)).toEqual(["P1"]);
  const worth = plan.value.toLocaleString("en");
  for (const question of ["why=P2", "why=P2&post=N1"]) {
    const reasons = reasonsOn(await open(`${plan.planId}?${question}`));
    // A flight dearer by 100 dollars costs 2 points at 50 dollars a point.
    expect(reasons).toContain(
      `is worth at most ${(plan.value - 2).toLocaleString("en")}, and this plan is worth ${worth}`,
    );
  }
});

describe("ten thousand people and sixty posts in a year", () => {
  const PEOPLE = 10_000;
  const WEEKS = 52;
  const FIELDS = ["anaesthetics", "general-surgery", "paediatrics", "midwife", "theatre-nurse", "pharmacist"];
  const fieldOf = (index: number) => FIELDS[index % FIELDS.length] ?? "";
  const HOSPITALS = 20;
  const { startsOn } = aPeriod();
  const mondayOf = (week: number) => addDays(startsOn, week * DAYS_PER_WEEK);
  const budgets = { budgetCents: 100_000_000, blockBudgetsCents: [0, 1, 2, 3].map(() => 25_000_000) };
  const programme = smallProgramme({
    period: aPeriod({ weeks: WEEKS, ...budgets }),
    facilities: Array.from({ length: HOSPITALS }, (_, index) =>
      aFacility({ code: `F${index}`, name: `Hospital ${index}` }),
    ),
    inductionWeeks: [3, 7, 11, 15, 19, 23, 27, 31, 35, 39].map((week) => ({
      countryCode: "LS",
      startsOn: mondayOf(week),
      places: 12,
    })),
    visitRates: FIELDS.map((specialtyCode) => ({ specialtyCode, stipendPerWeekCents: 75_000, licenceCents: 25_000 })),
    professionals: Array.from({ length: PEOPLE }, (_, index) => {
      const firstWeek = 3 + (index % 30);
      return aProfessional({
        code: `P${index}`,
        name: `Person ${index}`,
        specialties: [{ specialtyCode: fieldOf(index), level: 3 }],
        travelCents: 60_000 + 1000 * (index % 90),
        availability: [{ firstOn: mondayOf(firstWeek), lastOn: addDays(mondayOf(firstWeek + 10), -1) }],
      });
    }),
    requests: Array.from({ length: 60 }, (_, index) =>
      aRequest({
        code: `N${index}`,
        facilityCode: `F${index % HOSPITALS}`,
        specialtyCode: fieldOf(index),
        windows: [{ firstOn: startsOn, lastOn: addDays(mondayOf(WEEKS), -1) }],
        weeksWanted: [8, 8, 8, 8],
      }),
    ),
  });
  let plan: PlanRecord;

  beforeAll(async () => {
    plan = await planFor(programme, 5);
  }, 120_000);

  test("get a plan that keeps every rule", () => {
    expect(plan).toMatchObject({ state: "draft", brokenRules: 0 });
    expect(plan.visits.length).toBeGreaterThan(60);
    expect(plan.bound).toBeGreaterThanOrEqual(plan.value);
  });

  test("get a board of a size that a slow line carries, which names only those in the plan", async () => {
    const html = await open(plan.planId);
    expect(brotliCompressSync(html).length).toBeLessThan(60_000);
    expect(new Set(html.match(/Person \d+/g)).size).toBe(
      new Set(plan.visits.map(({ professional }) => professional)).size,
    );
  });

  test("are told why one of them is not in the plan", async () => {
    const present = new Set(plan.visits.map(({ professional }) => professional));
    const absent = programme.professionals.find(({ code }) => !present.has(code))?.code ?? "";
    expect(reasonsOn(await open(`${plan.planId}?why=${absent}`))).toContain(`${absent} at`);
  });
});
