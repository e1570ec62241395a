import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { runJobs } from "#app/lib/job-runner.server.ts";
import { inLocale } from "#app/lib/locale.server.ts";
import { log } from "#app/lib/log.server.ts";
import { PLANNED_STOP } from "#app/lib/shutdown.server.ts";
import { testDatabase } from "#test/database.ts";
import { aProfessional, aRequest, fillProgramme, smallProgramme, type SmallProgramme } from "#test/small-programme.ts";
import { rwandaBook } from "#db/demo/rwanda.ts";
import { inputDigest as canonicalDigest } from "./model/canonical.ts";
import { checkCertificate } from "./model/check-certificate.ts";
import { checkPlan } from "./model/check-plan.ts";
import { gapOf, valueOfPlan } from "./model/plan-value.ts";
import { toVisit } from "./plan-input-from-programme.ts";
import { addVisit, pinVisit, removeVisit } from "./plan-edit.commands.server.ts";
import { copyPlan } from "./plan.commands.server.ts";
import { planOfRecord } from "./plan-of-record.ts";
import { getCertificate, getPlan, type PlanRecord, toVisitEntry } from "./plan.queries.server.ts";
import { startPlanRun, stopPlanRun } from "./plan-run.commands.server.ts";
import { MOST_ATTEMPTS } from "./plan-run-end.commands.server.ts";
import { runPlanner } from "./plan-run.jobs.server.ts";
import { getPlanRun, listPlanRuns, type PlanRun } from "./plan-run.queries.server.ts";
import { runConflictInWords } from "./run-conflict.server.ts";

const tern = await testDatabase();
const { context, database } = tern;
const environment = readEnvironment({ DATABASE_URL: tern.url, TERN_SECRET: "a secret of the tests, long enough" });

const twoPeople = smallProgramme({ professionals: [aProfessional(), aProfessional({ code: "P2", name: "Keza" })] });

const fill = (programme: SmallProgramme) =>
  tern.inProgramme((transaction) => fillProgramme(transaction, context, programme));
const start = async (asked: Parameters<typeof startPlanRun>[2]) => {
  const started = await tern.inProgramme((transaction) => startPlanRun(transaction, context, asked));
  if (isRefusal(started)) throw new Error(started.code);
  return started.runId;
};
const runOf = (runId: string) => tern.inProgramme((transaction) => getPlanRun(transaction, runId)) as Promise<PlanRun>;
const planOf = async (runId: string) => {
  const { planId } = await runOf(runId);
  return await tern.inProgramme((transaction) => getPlan(transaction, planId ?? ""));
};
/** What the worker does with a queued run, in this process. */
const work = (runId: string, signal = new AbortController().signal) =>
  runPlanner.run({ programmeId: context.programmeId, runId }, { database, environment, signal, log });

beforeEach(async () => {
  await tern.asSuperuser(`
    truncate placement, plan, plan_run, plan_input, plan_visit, plan_edit, professional, request, facility, wave, induction_week,
      planning_period cascade;
    alter table audit_line disable trigger user; delete from audit_line; alter table audit_line enable trigger user`);
});

describe("a planning run", () => {
  test("goes from the queue through the worker to a draft with proven bound", async () => {
    const stop = await runJobs({ database, environment }, [runPlanner]);
    onTestFinished(stop);
    const runId = await start({ periodId: await fill(twoPeople), seed: 7 });
    await vi.waitFor(async () => expect(await runOf(runId)).toMatchObject({ state: "finished" }), {
      timeout: 30_000,
      interval: 200,
    });
    const plan = await planOf(runId);
    expect(plan).toMatchObject({ name: "Plan 1", state: "draft", status: "optimal", seed: 7, brokenRules: 0, runId });
    expect(plan?.visits.map(({ professional, request, startsOn }) => [professional, request, startsOn])).toEqual([
      [expect.stringMatching(/P[12]/), "N1", "2027-01-25"],
    ]);
    expect((await runOf(runId)).progress.at(-1)).toMatchObject({ value: plan?.value, bound: plan?.bound });
    const { rows } = await tern.asSuperuser(
      "select act from audit_line where object_kind = 'plan-run' order by occurred_at",
    );
    expect(rows).toEqual([{ act: "planning/start-run" }, { act: "planning/end-run" }]);
  });

  test("gives a plan whose name is in the language of the person who started it", async () => {
    const periodId = await fill(twoPeople);
    const runId = await inLocale("rw", () => start({ periodId }));
    await work(runId);
    expect(await planOf(runId)).toMatchObject({ name: "Gahunda 1" });
  });

  test("that its worker left behind is taken up by the next, which comes to the same plan", async () => {
    const runId = await start({ periodId: await fill(twoPeople) });
    const lost = new AbortController();
    lost.abort();
    await expect(work(runId, lost.signal)).rejects.toThrow("the worker lost the run");
    expect(await runOf(runId)).toMatchObject({ state: "running", attempts: 1, planId: null });
    await work(runId);
    expect(await runOf(runId)).toMatchObject({ state: "finished", attempts: 2 });
    const visits = (await planOf(runId))?.visits.map(({ professional, request, startsOn, weeks }) => [
      professional,
      request,
      startsOn,
      weeks,
    ]);
    await tern.asSuperuser("update plan_run set state = 'running', finished_at = null, plan_id = null");
    await work(runId);
    expect(
      (await planOf(runId))?.visits.map(({ professional, request, startsOn, weeks }) => [
        professional,
        request,
        startsOn,
        weeks,
      ]),
    ).toEqual(visits);
  });

  test("that workers leave in order, however often, waits for the next one without an attempt counted", async () => {
    const runId = await start({ periodId: await fill(twoPeople) });
    for (let stops = 0; stops <= MOST_ATTEMPTS; stops++) {
      await work(runId, AbortSignal.abort(PLANNED_STOP));
      expect(await runOf(runId)).toMatchObject({ state: "queued", attempts: 0, startedAt: null });
    }
    const { rowCount } = await tern.asSuperuser(
      "select 1 from pgboss.job where name = 'planning-run' and state = 'created' and data->>'runId' = $1",
      [runId],
    );
    expect(rowCount).toBe(MOST_ATTEMPTS + 2);
    await work(runId);
    expect(await runOf(runId)).toMatchObject({ state: "finished", attempts: 1 });
  });

  test("that is over is not run again", async () => {
    const runId = await start({ periodId: await fill(twoPeople) });
    await work(runId);
    const { planId, finishedAt } = await runOf(runId);
    await work(runId);
    expect(await runOf(runId)).toMatchObject({ planId, finishedAt, attempts: 1 });
    expect((await tern.asSuperuser("select 1 from plan")).rowCount).toBe(1);
  });

  test("that too many workers left behind fails, in words", async () => {
    const runId = await start({ periodId: await fill(twoPeople) });
    await tern.asSuperuser("update plan_run set state = 'running', attempts = $1", [MOST_ATTEMPTS]);
    await work(runId);
    expect(await runOf(runId)).toMatchObject({ state: "failed", failure: "planning/worker-lost" });
  });

  test("fails without saying what happened inside when the planner breaks", async () => {
    const runId = await start({ periodId: await fill(twoPeople) });
    await tern.asSuperuser(`update plan_input set input = input - 'facilities'`);
    await work(runId);
    expect(await runOf(runId)).toMatchObject({ state: "failed", failure: "planning/planner-failed", planId: null });
  });

  test("that is told to stop ends soon, with the best plan it has", async () => {
    const { period, ...lists } = rwandaBook();
    const runId = await start({
      periodId: await fill({ ...lists, period: period as NonNullable<typeof period> }),
      seconds: 600,
    });
    const working = work(runId);
    await vi.waitFor(async () => expect((await runOf(runId)).progress.length).toBeGreaterThan(0), {
      timeout: 30_000,
      interval: 100,
    });
    expect(await tern.inProgramme((transaction) => stopPlanRun(transaction, context, runId))).toEqual({ runId });
    // Left alone, it would go on for ten minutes and this test would run out of time.
    await working;
    const plan = await planOf(runId);
    expect(plan?.visits.length).toBeGreaterThan(10);
    expect(plan?.bound).toBeGreaterThanOrEqual(plan?.value ?? Infinity);
    expect(await tern.inProgramme((transaction) => stopPlanRun(transaction, context, runId))).toMatchObject({
      code: "planning/run-over",
    });
  });

  test("keeps the visits that are pinned in the draft it starts from", async () => {
    const periodId = await fill(twoPeople);
    const first = await start({ periodId });
    await work(first);
    const draft = await planOf(first);
    const other = draft?.visits[0]?.professional === "P1" ? "P2" : "P1";
    const planId = draft?.planId ?? "";
    await tern.inProgramme(async (transaction) => {
      const added = await addVisit(transaction, context, { planId, person: other, post: "N1", start: 3, weeks: 2 });
      if (!isRefusal(added)) await pinVisit(transaction, context, { planId, visitId: added.visitId });
    });
    const second = await start({ periodId, basedOnPlanId: planId });
    await work(second);
    const plan = await planOf(second);
    expect(plan?.visits).toMatchObject([{ professional: other, request: "N1", weeks: 2, pinned: true }]);
    expect(plan).toMatchObject({ basedOnPlanId: planId });
  });

  test("of pinned visits that cannot hold together ends without a plan and names them", async () => {
    const periodId = await fill(twoPeople);
    const first = await start({ periodId });
    await work(first);
    const planId = (await runOf(first)).planId ?? "";
    await tern.inProgramme(async (transaction) => {
      for (const person of ["P1", "P2"]) {
        const added = await addVisit(transaction, context, { planId, person, post: "N1", start: 3, weeks: 3 });
        if (!isRefusal(added)) await pinVisit(transaction, context, { planId, visitId: added.visitId });
      }
    });
    const second = await start({ periodId, basedOnPlanId: planId });
    await work(second);
    const { state, conflict, planId: none } = await runOf(second);
    expect({ state, none }).toEqual({ state: "finished", none: null });
    expect(conflict).toHaveLength(2);
    const words = await tern.inProgramme(async (transaction) => runConflictInWords(transaction, await runOf(second)));
    expect(words).toHaveLength(2);
    expect(words?.[0]).toMatch(/Keza.*2027/);
    expect(words?.join(" ")).not.toMatch(/P2|week \d/);
  });

  test("that gave a plan has no conflict to tell of", async () => {
    const runId = await start({ periodId: await fill(twoPeople) });
    await work(runId);
    expect(
      await tern.inProgramme(async (transaction) => runConflictInWords(transaction, await runOf(runId))),
    ).toBeNull();
  });
});

describe("starting a run is refused", () => {
  test("while another of the period goes on, also when two start at once", async () => {
    const periodId = await fill(twoPeople);
    const tries = await Promise.all(
      Array.from({ length: 6 }, () =>
        tern.inProgramme((transaction) => startPlanRun(transaction, context, { periodId })),
      ),
    );
    expect(tries.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    expect(new Set(tries.filter(isRefusal).map(({ code }) => code))).toEqual(new Set(["planning/run-under-way"]));
    expect(await tern.inProgramme((transaction) => listPlanRuns(transaction, periodId))).toHaveLength(1);
  });

  test("for a period or a plan that is not there, and for people of another programme", async () => {
    const periodId = await fill(twoPeople);
    const ask = (asked: Parameters<typeof startPlanRun>[2]) =>
      tern.inProgramme((transaction) => startPlanRun(transaction, context, asked));
    expect(await ask({ periodId: context.programmeId })).toMatchObject({ code: "planning/unknown-period" });
    expect(await ask({ periodId, basedOnPlanId: context.programmeId })).toMatchObject({
      code: "planning/unknown-plan",
    });
    const other = await tern.anotherProgramme("rwanda");
    const outcome = await inProgramme(database, other, (transaction) => startPlanRun(transaction, other, { periodId }));
    expect(outcome).toMatchObject({ code: "planning/unknown-period" });
  });
});

test("a run that is not there cannot be stopped", async () => {
  expect(await tern.inProgramme((transaction) => stopPlanRun(transaction, context, context.programmeId))).toMatchObject(
    {
      code: "planning/unknown-run",
    },
  );
});

test("the plan of a run is right by every check of a finished plan", async () => {
  const runId = await start({
    periodId: await fill(smallProgramme({ requests: [aRequest(), aRequest({ code: "N2" })] })),
  });
  await work(runId);
  const { input, inputDigest, visits: kept, ...plan } = (await planOf(runId)) as PlanRecord;
  const visits = kept.map((visit) => toVisit(toVisitEntry(visit), input.startsOn));
  const { value, bound, seconds, seed, status } = plan;
  const stated = { format: "tern-plan/1", input: inputDigest, status, value, bound, seconds, seed, visits } as const;
  const { parts } = valueOfPlan(input, visits);
  expect(
    checkPlan(input, { ...stated, gap: gapOf(value, bound), "value parts": parts }, await canonicalDigest(input)),
  ).toEqual([]);
});

test("the bound of a run's plan can be proven again from what is kept, also after an edit and of a copy", async () => {
  const runId = await start({ periodId: await fill(twoPeople) });
  await work(runId);
  const { planId, visits } = (await planOf(runId)) as PlanRecord;
  const found = await tern.inProgramme(async (transaction) => {
    await removeVisit(transaction, context, { planId, visitId: visits[0]?.visitId ?? "" });
    const copy = await copyPlan(transaction, context, { planId, name: "Another try" });
    return await Promise.all(
      [planId, isRefusal(copy) ? "" : copy.planId].map(async (id) => {
        const record = (await getPlan(transaction, id)) as PlanRecord;
        const plan = planOfRecord({
          ...record,
          visits: record.visits.map(toVisitEntry),
          certificate: await getCertificate(transaction, id),
        });
        return { visits: plan.visits.length, finding: checkCertificate(record.input, plan)?.code };
      }),
    );
  });
  expect(found).toEqual([
    { visits: 0, finding: "proven" },
    { visits: 0, finding: "proven" },
  ]);
});
