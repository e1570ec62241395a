import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { saveProfessionals } from "#app/mapping/professional.commands.server.ts";
import { listPlacements } from "#app/placements/placement.queries.server.ts";
import { savePeriod } from "#app/programme/period.commands.server.ts";
import { saveRequests } from "#app/needs/request.commands.server.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aPeriod, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { lockPeriod } from "#app/programme/period.queries.server.ts";
import { untilOneWaits } from "#test/waiting.ts";
import { acceptPlan } from "./accept-plan.commands.server.ts";
import type { Visit } from "./model/plan-input.ts";
import { getAcceptedPlan, getPlan } from "./plan.queries.server.ts";
import { removeVisit, undoEdit } from "./plan-edit.commands.server.ts";
import { startPlanRun } from "./plan-run.commands.server.ts";
import { lockPlan } from "./plan-writes.queries.server.ts";

const tern = await testDatabase();
const { context } = tern;
let periodId: string;

// Two people who both fit; arrivals only in week 3, for two; each visit covers wanted weeks.
const programme = smallProgramme({
  professionals: [aProfessional(), aProfessional({ code: "P2", name: "Keza" })],
  requests: [aRequest(), aRequest({ code: "N2" })],
});
const first: Visit = { person: "P1", post: "N1", start: 3, weeks: 4 };
const second: Visit = { person: "P2", post: "N2", start: 3, weeks: 4 };

const draft = (visits: Visit[]) =>
  tern.inProgramme((transaction) => makeDraft(transaction, context, { periodId, visits }));
const accept = (planId: string) => tern.inProgramme((transaction) => acceptPlan(transaction, context, planId));
const placements = async () =>
  (await tern.inProgramme((transaction) => listPlacements(transaction))).map(
    ({ professionalCode, requestCode, startsOn, weeks, state }) => [
      professionalCode,
      requestCode,
      startsOn,
      weeks,
      state,
    ],
  );

beforeEach(async () => {
  await tern.asSuperuser(`
    truncate placement, plan, plan_run, plan_visit, plan_edit, professional, request, facility, outbox_message, planning_period cascade;
    alter table audit_line disable trigger user; delete from audit_line; alter table audit_line enable trigger user`);
  periodId = await tern.inProgramme((transaction) => fillProgramme(transaction, context, programme));
});

describe("accepting a plan", () => {
  test("proposes a placement for each visit, leaves audit lines and a letter", async () => {
    const planId = await draft([first, second]);
    expect(await accept(planId)).toEqual({ proposed: 2, kept: 0, withdrawn: 0 });
    expect(await placements()).toEqual([
      ["P1", "N1", "2027-01-25", 4, "proposed"],
      ["P2", "N2", "2027-01-25", 4, "proposed"],
    ]);
    const accepted = await tern.inProgramme((transaction) => getAcceptedPlan(transaction, periodId));
    expect(accepted).toMatchObject({ planId, state: "accepted", acceptedBy: "Palesa Mokoena" });
    expect(await tern.auditLines("planning/accept-plan")).toMatchObject([
      { after: { state: "accepted", proposed: 2 } },
    ]);
    const letters = await tern.asSuperuser(
      "select idempotency_key, payload->>'subject' as subject from outbox_message",
    );
    expect(letters.rows).toEqual([
      { idempotency_key: `plan-accepted/${planId}/${context.accountId}`, subject: "Plan 1 is accepted for 2027" },
    ]);
  });

  test("makes the plan before it history: what both hold stays, the rest is withdrawn", async () => {
    const earlier = await draft([first, second]);
    await accept(earlier);
    const kept = await tern.asSuperuser("select placement_id from placement order by 1");
    const later = await draft([first, { ...second, weeks: 5 }]);
    expect(await accept(later)).toEqual({ proposed: 1, kept: 1, withdrawn: 1 });
    expect(await placements()).toEqual(
      expect.arrayContaining([
        ["P1", "N1", "2027-01-25", 4, "proposed"],
        ["P2", "N2", "2027-01-25", 4, "withdrawn"],
        ["P2", "N2", "2027-01-25", 5, "proposed"],
      ]),
    );
    const now = await tern.asSuperuser("select placement_id from placement where placement_id = any($1)", [
      kept.rows.map(({ placement_id }: { placement_id: string }) => placement_id),
    ]);
    expect(now.rowCount).toBe(2);
    expect(await tern.inProgramme((transaction) => getPlan(transaction, earlier))).toMatchObject({
      state: "superseded",
    });
  });

  // ASVS V2.3.1
  test("is refused for a plan that is accepted already, and for one that does not exist", async () => {
    const planId = await draft([first]);
    await accept(planId);
    expect(await accept(planId)).toMatchObject({ code: "planning/not-a-draft", details: { state: "accepted" } });
    expect(await accept(context.programmeId)).toMatchObject({ code: "planning/unknown-plan" });
  });

  test("is refused for a plan without visits", async () => {
    expect(await accept(await draft([]))).toMatchObject({ code: "planning/no-visits" });
  });

  // ASVS V2.3.2
  test("is refused with the list when hard rules are broken", async () => {
    const planId = await draft([first, { ...second, post: "N1" }]);
    const outcome = await accept(planId);
    expect(outcome).toMatchObject({ code: "planning/breaks-rules", breaches: [{ rule: "seat", code: "two-at-once" }] });
    expect(await placements()).toEqual([]);
    expect(await tern.auditLines("planning/accept-plan")).toEqual([]);
  });

  test("is refused when a person can no longer come, and not when something else changed", async () => {
    const planId = await draft([first]);
    const shorter = aProfessional({ availability: [{ firstOn: "2027-01-25", lastOn: "2027-02-14" }] });
    await tern.inProgramme((transaction) => saveProfessionals(transaction, context, [shorter]));
    expect(await accept(planId)).toMatchObject({
      code: "planning/data-changed",
      breaches: [{ rule: "possible-visit", code: "person-not-available" }],
    });
    await tern.inProgramme((transaction) =>
      saveProfessionals(transaction, context, [aProfessional({ residenceCity: "Durban" })]),
    );
    expect(await accept(planId)).toMatchObject({ proposed: 1 });
  });

  test("is refused when a person is gone from the period altogether", async () => {
    const planId = await draft([first]);
    await tern.inProgramme((transaction) =>
      saveProfessionals(transaction, context, [aProfessional({ availability: [] })]),
    );
    expect(await accept(planId)).toMatchObject({
      code: "planning/data-changed",
      breaches: [{ code: "unknown-person" }],
    });
  });

  test("is refused, naming the placement, when another period has booked the person in the same weeks", async () => {
    await accept(await draft([first]));
    const other = aPeriod({ name: "2027, reserve" });
    const reserve = await tern.inProgramme(async (transaction) => {
      const saved = await savePeriod(transaction, context, other);
      await saveRequests(transaction, context, { periodName: other.name, requests: programme.requests });
      return isRefusal(saved) ? "" : saved.periodId;
    });
    const visits = [{ ...first, post: "N2", weeks: 2 }];
    const planId = await tern.inProgramme((transaction) =>
      makeDraft(transaction, context, { periodId: reserve, visits }),
    );
    expect(await accept(planId)).toMatchObject({
      code: "placements/double-booked",
      details: {
        professionalName: "'Malineo Tšepo",
        facilityName: "Motebang Hospital",
        startsOn: "2027-01-25",
        endsOn: "2027-02-21",
      },
    });
    expect(await tern.inProgramme((transaction) => getPlan(transaction, planId))).toMatchObject({ state: "draft" });
  });

  // ASVS V2.3.4
  test("succeeds exactly once when thirty-two connections accept it at once, with one audit line", async () => {
    const planId = await draft([first, second]);
    const outcomes = await acceptAtOnce(Array.from({ length: 32 }, () => planId));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toEqual([{ proposed: 2, kept: 0, withdrawn: 0 }]);
    expect(new Set(outcomes.filter(isRefusal).map(({ code }) => code))).toEqual(new Set(["planning/not-a-draft"]));
    expect(await tern.auditLines("planning/accept-plan")).toHaveLength(1);
    expect(await placements()).toHaveLength(2);
  });

  test("waits for an edit that is being made, and proposes what the draft says after it", async () => {
    const planId = await draft([first, second]);
    const accepted = await tern.inProgramme(async (transaction) => {
      const plan = await getPlan(transaction, planId);
      const visitId = plan?.visits.find(({ professional }) => professional === "P2")?.visitId ?? "";
      await removeVisit(transaction, context, { planId, visitId });
      const accepting = accept(planId);
      await untilOneWaits(tern);
      return { accepting };
    });
    expect(await accepted.accepting).toEqual({ proposed: 1, kept: 0, withdrawn: 0 });
    expect(await placements()).toEqual([["P1", "N1", "2027-01-25", 4, "proposed"]]);
    const plan = await tern.inProgramme((transaction) => getPlan(transaction, planId));
    expect(plan?.visits.map(({ professional }) => professional)).toEqual(["P1"]);
  });

  test("makes an edit wait that comes while it is being accepted, and that edit is refused", async () => {
    const planId = await draft([first]);
    const { editing } = await tern.inProgramme(async (transaction) => {
      await acceptPlan(transaction, context, planId);
      const editing = tern.inProgramme((other) => undoEdit(other, context, planId));
      await untilOneWaits(tern);
      return { editing };
    });
    expect(await editing).toMatchObject({ code: "planning/not-a-draft" });
  });

  test("lets a run be started from the draft meanwhile, instead of each waiting for the other", async () => {
    const planId = await draft([first]);
    const started = await tern.inProgramme(async (transaction) => {
      await lockPeriod(transaction, periodId);
      await lockPlan(transaction, planId);
      return await tern.inProgramme((other) => startPlanRun(other, context, { periodId, basedOnPlanId: planId }));
    });
    expect(isRefusal(started)).toBe(false);
  });

  test("leaves one accepted plan when two are accepted at once: the later makes the earlier history", async () => {
    const plans = [await draft([first]), await draft([second])];
    const outcomes = await acceptAtOnce(Array.from({ length: 32 }, (_, index) => plans[index % 2] ?? ""));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(2);
    const { rows } = await tern.asSuperuser("select state, count(*)::int from plan group by state order by state");
    expect(rows).toEqual([
      { state: "accepted", count: 1 },
      { state: "superseded", count: 1 },
    ]);
    expect((await placements()).filter(([, , , , state]) => state === "proposed")).toHaveLength(1);
  });
});

test("another programme's plan cannot be accepted, nor is it seen", async () => {
  const planId = await draft([first]);
  const other = await tern.anotherProgramme("rwanda");
  const outcome = await inProgramme(tern.database, other, (transaction) => acceptPlan(transaction, other, planId));
  expect(outcome).toMatchObject({ code: "planning/unknown-plan" });
});

async function acceptAtOnce(plans: string[]) {
  const database = openDatabase(tern.url, { connections: plans.length });
  try {
    return await Promise.all(
      plans.map((planId) => inProgramme(database, context, (transaction) => acceptPlan(transaction, context, planId))),
    );
  } finally {
    await database.destroy();
  }
}
