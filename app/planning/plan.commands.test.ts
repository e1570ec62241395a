import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { untilOneWaits } from "#test/waiting.ts";
import { acceptPlan } from "./accept-plan.commands.server.ts";
import type { Visit } from "./model/plan-input.ts";
import { valueOfPlan } from "./model/plan-value.ts";
import { copyPlan, deleteDraft, LONGEST_NAME, renamePlan } from "./plan.commands.server.ts";
import { startPlanRun } from "./plan-run.commands.server.ts";
import { endPlanRun } from "./plan-run-end.commands.server.ts";
import { getPlan, listPlans, type PlanRecord } from "./plan.queries.server.ts";
import { pinVisit } from "./plan-edit.commands.server.ts";
import { listPlanRuns, lockPlanRun } from "./plan-run.queries.server.ts";

const tern = await testDatabase();
const { context } = tern;
const visit: Visit = { person: "P1", post: "N1", start: 3, weeks: 4 };
let planId: string;

const plan = (id = planId) => tern.inProgramme((transaction) => getPlan(transaction, id)) as Promise<PlanRecord>;
const rename = (name: string, id = planId) =>
  tern.inProgramme((transaction) => renamePlan(transaction, context, { planId: id, name }));
const copy = (name: string, id = planId) =>
  tern.inProgramme((transaction) => copyPlan(transaction, context, { planId: id, name }));
const remove = (id = planId) => tern.inProgramme((transaction) => deleteDraft(transaction, context, id));
const accept = () => tern.inProgramme((transaction) => acceptPlan(transaction, context, planId));

beforeEach(async () => {
  await tern.asSuperuser(`
    truncate placement, plan, plan_run, plan_visit, plan_edit, professional, request, facility, planning_period cascade;
    alter table audit_line disable trigger user; delete from audit_line; alter table audit_line enable trigger user`);
  planId = await tern.inProgramme(async (transaction) => {
    const periodId = await fillProgramme(transaction, context, smallProgramme());
    return await makeDraft(transaction, context, { periodId, visits: [visit] });
  });
});

describe("a plan's name", () => {
  test("is changed, without the spaces around it, and the line of the audit says from what", async () => {
    expect(await rename("  With Motebang first ")).toEqual({ planId });
    expect(await plan()).toMatchObject({ name: "With Motebang first" });
    expect(await tern.auditLines("planning/rename-plan")).toEqual([
      {
        act: "planning/rename-plan",
        accountId: context.accountId,
        before: { name: "Plan 1" },
        after: { name: "With Motebang first" },
      },
    ]);
  });

  test.each([
    ["", false],
    ["   ", false],
    ["x", true],
    ["x".repeat(LONGEST_NAME), true],
    ["x".repeat(LONGEST_NAME + 1), false],
  ])("is 1 to 120 characters long: %j", async (name, isTaken) => {
    const outcome = await rename(name);
    if (isTaken) expect(outcome).toEqual({ planId });
    else expect(outcome).toMatchObject({ code: "planning/name-length", details: { longest: LONGEST_NAME } });
  });
});

test("a plan that is history keeps its name", async () => {
  const later = await copy("Later");
  await accept();
  await tern.inProgramme((transaction) => acceptPlan(transaction, context, isRefusal(later) ? "" : later.planId));
  expect(await rename("Earlier")).toMatchObject({ code: "planning/history", details: { state: "superseded" } });
});

describe("a copy", () => {
  test("has the same visits and pins, stands on the same problem, and has no history", async () => {
    const [original] = (await plan()).visits;
    await tern.inProgramme((transaction) =>
      pinVisit(transaction, context, { planId, visitId: original?.visitId ?? "" }),
    );
    const copied = await copy("Another try");
    const record = await plan(isRefusal(copied) ? "" : copied.planId);
    const { value, bound, inputDigest } = await plan();
    expect(record).toMatchObject({
      name: "Another try",
      state: "draft",
      basedOnPlanId: planId,
      value,
      bound,
      inputDigest,
      canUndo: false,
    });
    expect(record.visits).toEqual([
      { ...original, visitId: expect.not.stringMatching(original?.visitId ?? ""), pinned: true },
    ]);
    expect(await tern.auditLines("planning/copy-plan")).toMatchObject([{ after: { copyOf: planId } }]);
  });

  test("of an accepted plan is a draft that can be changed", async () => {
    await accept();
    const copied = await copy("From the accepted one");
    expect(await plan(isRefusal(copied) ? "" : copied.planId)).toMatchObject({ state: "draft", acceptedAt: null });
  });
});

describe("deleting", () => {
  test("removes a draft and leaves its run and its audit lines", async () => {
    expect(await remove()).toEqual({ planId });
    expect(await tern.inProgramme((transaction) => listPlans(transaction))).toEqual([]);
    expect(await tern.inProgramme((transaction) => listPlanRuns(transaction))).toMatchObject([
      { state: "finished", planId: null },
    ]);
    expect(await tern.auditLines("planning/delete-draft")).toMatchObject([{ before: { name: "Plan 1", visits: 1 } }]);
  });

  test("leaves the plans that were copied from it", async () => {
    const copied = await copy("Kept");
    await remove();
    expect(await plan(isRefusal(copied) ? "" : copied.planId)).toMatchObject({ name: "Kept", basedOnPlanId: null });
  });

  test("waits for a run based on the draft that is ending, and leaves the plan of that run", async () => {
    const { periodId, input } = await plan();
    const { value, parts } = valueOfPlan(input, []);
    const ended = { value, bound: value, gap: 0, seconds: 1, seed: 1, visits: [], "value parts": parts };
    const started = await tern.inProgramme((transaction) =>
      startPlanRun(transaction, context, { periodId, basedOnPlanId: planId }),
    );
    const runId = isRefusal(started) ? "" : started.runId;
    // Two that waited for each other would both end too, but one of them only at its second try.
    let tries = 0;
    const { removing } = await tern.inProgramme(async (transaction) => {
      tries += 1;
      await lockPlanRun(transaction, runId);
      const removing = tern.inProgramme((other) => {
        tries += 1;
        return deleteDraft(other, context, planId);
      });
      await untilOneWaits(tern);
      const given = { format: "tern-plan/1" as const, input: "", status: "optimal" as const, ...ended };
      await endPlanRun(transaction, context, { runId, given });
      return { removing };
    });
    expect(await removing).toEqual({ planId });
    expect(tries).toBe(2);
    expect(await tern.inProgramme((transaction) => listPlans(transaction))).toMatchObject([
      { runId, basedOnPlanId: null },
    ]);
  });

  test("is refused for what was accepted once", async () => {
    await accept();
    expect(await remove()).toMatchObject({ code: "planning/not-a-draft", details: { state: "accepted" } });
  });
});

test("a plan that is not there, or is another programme's, cannot be renamed, copied or deleted", async () => {
  const other = await tern.anotherProgramme("rwanda");
  const outcomes = await inProgramme(tern.database, other, async (transaction) => [
    await renamePlan(transaction, other, { planId, name: "Mine" }),
    await copyPlan(transaction, other, { planId, name: "Mine" }),
    await deleteDraft(transaction, other, planId),
  ]);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ code: "planning/unknown-plan" });
  expect(await inProgramme(tern.database, other, (transaction) => listPlans(transaction))).toEqual([]);
  expect(await plan()).toMatchObject({ name: "Plan 1" });
});
