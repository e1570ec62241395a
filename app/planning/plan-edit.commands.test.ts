import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { postId } from "#app/needs/request.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { acceptPlan } from "./accept-plan.commands.server.ts";
import type { Visit } from "./model/plan-input.ts";
import { valueOfPlan } from "./model/plan-value.ts";
import { getPlan, type PlanRecord } from "./plan.queries.server.ts";
import {
  addVisit,
  moveVisit,
  pinVisit,
  redoEdit,
  removeVisit,
  undoEdit,
  unpinVisit,
} from "./plan-edit.commands.server.ts";
import { weekOf } from "./whole-weeks.ts";

const tern = await testDatabase();
const { context } = tern;
let planId: string;
let visitId: string;

const programme = smallProgramme({
  professionals: [aProfessional(), aProfessional({ code: "P2", name: "Keza" })],
  requests: [aRequest({ visitors: 2 }), aRequest({ code: "N2" })],
});
const start: Visit = { person: "P1", post: "N1", start: 3, weeks: 4 };

type Command<Asked> = (
  transaction: Parameters<typeof addVisit>[0],
  by: typeof context,
  asked: Asked,
) => Promise<unknown>;
const run = <Asked>(command: Command<Asked>, asked: Asked) =>
  tern.inProgramme((transaction) => command(transaction, context, asked));
const plan = () => tern.inProgramme((transaction) => getPlan(transaction, planId)) as Promise<PlanRecord>;
const visits = async (): Promise<Visit[]> => {
  const { visits, input } = await plan();
  return visits.map(({ professional, request, seat, startsOn, weeks }) => {
    return { person: professional, post: postId(request, seat), start: weekOf(startsOn, input) ?? -1, weeks };
  });
};

beforeEach(async () => {
  await tern.asSuperuser(`
    truncate placement, plan, plan_run, plan_visit, plan_edit, professional, request, facility, planning_period cascade;
    alter table audit_line disable trigger user; delete from audit_line; alter table audit_line enable trigger user`);
  planId = await tern.inProgramme(async (transaction) => {
    const periodId = await fillProgramme(transaction, context, programme);
    return await makeDraft(transaction, context, { periodId, visits: [start] });
  });
  visitId = (await plan()).visits[0]?.visitId ?? "";
});

describe("an edit of a draft", () => {
  test("moves a visit to other weeks and another seat, and says what the plan is worth now", async () => {
    const moved = { person: "P1", post: "N1/2", start: 3, weeks: 5 };
    const { value } = valueOfPlan((await plan()).input, [moved]);
    expect(await run(moveVisit, { planId, visitId, ...moved })).toEqual({ visitId, value, brokenRules: 0 });
    expect(await visits()).toEqual([moved]);
    expect(await plan()).toMatchObject({ value, canUndo: true, canRedo: false });
  });

  test("adds and removes visits", async () => {
    const added = { person: "P2", post: "N2", start: 3, weeks: 3 };
    const outcome = (await run(addVisit, { planId, ...added })) as { visitId: string };
    expect(await visits()).toEqual([start, added]);
    await run(removeVisit, { planId, visitId: outcome.visitId });
    expect(await visits()).toEqual([start]);
  });

  test("may break a rule: the draft counts it, and mending it makes the plan whole", async () => {
    const { value } = await plan();
    expect(await run(moveVisit, { planId, visitId, post: "N1", start: 4, weeks: 4 })).toMatchObject({ brokenRules: 2 });
    expect(await plan()).toMatchObject({ brokenRules: 2, status: "feasible" });
    await run(moveVisit, { planId, visitId, post: "N1", start: 3, weeks: 4 });
    expect(await plan()).toMatchObject({ brokenRules: 0, value });
  });

  test("leaves an audit line with the visit before and after", async () => {
    await run(removeVisit, { planId, visitId });
    const { rows } = await tern.asSuperuser(
      "select act, account_id, before, after from audit_line where act = 'planning/remove-visit'",
    );
    expect(rows).toMatchObject([
      { account_id: context.accountId, before: { visitId, visit: { weeks: 4 } }, after: { visitId, visit: null } },
    ]);
  });
});

describe("pins", () => {
  test("come, go, and move with their visit", async () => {
    await run(pinVisit, { planId, visitId });
    await run(moveVisit, { planId, visitId, post: "N1", start: 3, weeks: 3 });
    expect((await plan()).visits).toMatchObject([{ pinned: true, weeks: 3 }]);
    await run(unpinVisit, { planId, visitId });
    expect((await plan()).visits).toMatchObject([{ pinned: false, weeks: 3 }]);
  });

  test("that are there already change nothing, so that undo takes back what one saw", async () => {
    await run(pinVisit, { planId, visitId });
    await run(pinVisit, { planId, visitId });
    await run(undoEdit, planId);
    expect(await plan()).toMatchObject({ visits: [{ pinned: false }], canUndo: false });
  });

  test("are refused for a visit that could never be accepted", async () => {
    await run(moveVisit, { planId, visitId, post: "N1", start: 20, weeks: 4 });
    expect(await run(pinVisit, { planId, visitId })).toMatchObject({
      code: "planning/not-possible",
      breaches: [{ code: "person-not-available" }, { code: "no-arrivals" }],
    });
  });
});

describe("undo and redo", () => {
  test("go back step by step to where one began, and forth again", async () => {
    const before = await plan();
    await run(moveVisit, { planId, visitId, post: "N1", start: 3, weeks: 6 });
    await run(pinVisit, { planId, visitId });
    await run(removeVisit, { planId, visitId });
    const after = await plan();
    for (let step = 0; step < 3; step++) await run(undoEdit, planId);
    expect(await plan()).toEqual({ ...before, canUndo: false, canRedo: true });
    expect(await run(undoEdit, planId)).toMatchObject({ code: "planning/nothing-to-undo" });
    for (let step = 0; step < 3; step++) await run(redoEdit, planId);
    expect(await plan()).toEqual(after);
    expect(await run(redoEdit, planId)).toMatchObject({ code: "planning/nothing-to-redo" });
  });

  test("a new edit takes the place of what was undone", async () => {
    await run(removeVisit, { planId, visitId });
    await run(undoEdit, planId);
    await run(pinVisit, { planId, visitId });
    expect(await plan()).toMatchObject({ canUndo: true, canRedo: false, visits: [{ pinned: true }] });
  });
});

describe("an edit is refused", () => {
  const place = { post: "N2", start: 3, weeks: 3 };

  test.each([
    ["a person that the problem does not have", { ...place, person: "P9" }, "planning/unknown-person"],
    ["a post that it does not have", { ...place, person: "P2", post: "N1/3" }, "planning/unknown-post"],
    ["weeks after the period", { ...place, person: "P2", start: 24 }, "planning/outside-period"],
    ["no weeks at all", { ...place, person: "P2", weeks: 0 }, "planning/outside-period"],
    ["the very visit that is there", start, "planning/visit-there-already"],
  ])("for %s", async (_, asked, code) => {
    expect(await run(addVisit, { planId, ...asked })).toMatchObject({ kind: "refusal", code });
    expect(await visits()).toEqual([start]);
  });

  test("for a visit and a plan that are not there", async () => {
    expect(await run(removeVisit, { planId, visitId: planId })).toMatchObject({ code: "planning/unknown-visit" });
    expect(await run(removeVisit, { planId: visitId, visitId })).toMatchObject({ code: "planning/unknown-plan" });
  });

  test("once the plan is accepted", async () => {
    expect(isRefusal(await run(acceptPlan, planId))).toBe(false);
    for (const command of [removeVisit, pinVisit, unpinVisit])
      expect(await run(command, { planId, visitId })).toMatchObject({ code: "planning/not-a-draft" });
    expect(await run(undoEdit, planId)).toMatchObject({ code: "planning/not-a-draft" });
  });

  test("for people of another programme", async () => {
    const other = await tern.anotherProgramme("rwanda");
    const outcome = await inProgramme(tern.database, other, (transaction) =>
      removeVisit(transaction, other, { planId, visitId }),
    );
    expect(outcome).toMatchObject({ code: "planning/unknown-plan" });
    expect(await visits()).toEqual([start]);
  });
});
