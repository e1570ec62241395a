import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { findIds } from "#app/planning/plan.queries.server.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aPeriod, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import type { NewPlacement } from "./placement.ts";
import { proposePlacements, withdrawPlacements } from "./placement.commands.server.ts";
import { findDoubleBookings, listPlacements } from "./placement.queries.server.ts";

const tern = await testDatabase();
const { context } = tern;
let planId: string;
let visitOf: (person: string, request: string, days?: Partial<NewPlacement>) => NewPlacement;

const propose = (visits: NewPlacement[], replaces: string | null = null) =>
  tern.inProgramme((transaction) => proposePlacements(transaction, context, { planId, replaces, visits }));

beforeEach(async () => {
  await tern.asSuperuser(
    `truncate placement, plan, plan_run, professional, request, facility, planning_period cascade`,
  );
  const people = ["P1", "P2", "P3"].map((code) => aProfessional({ code, name: `Person ${code}` }));
  const programme = smallProgramme({
    period: aPeriod(),
    professionals: people,
    requests: [aRequest(), aRequest({ code: "N2" })],
  });
  await tern.inProgramme(async (transaction) => {
    const periodId = await fillProgramme(transaction, context, programme);
    planId = await makeDraft(transaction, context, { periodId, visits: [] });
    const ids = await findIds(transaction, { professionals: ["P1", "P2", "P3"], requests: ["N1", "N2"] });
    visitOf = (person, request, days = {}) => ({
      professionalId: ids.professionalIds.get(person) ?? "",
      requestId: ids.requestIds.get(request) ?? "",
      seat: 1,
      startsOn: "2027-02-01",
      weeks: 3,
      ...days,
    });
  });
});

describe("placements", () => {
  test("are listed with names, days and state, by start", async () => {
    await propose([visitOf("P2", "N2", { startsOn: "2027-03-01" }), visitOf("P1", "N1")]);
    const list = await tern.inProgramme((transaction) => listPlacements(transaction));
    expect(list).toMatchObject([
      {
        professionalCode: "P1",
        requestCode: "N1",
        facilityName: "Motebang Hospital",
        startsOn: "2027-02-01",
        weeks: 3,
        state: "proposed",
      },
      { professionalCode: "P2", requestCode: "N2", startsOn: "2027-03-01" },
    ]);
    expect(await tern.inProgramme((transaction) => listPlacements(transaction, { state: "withdrawn" }))).toEqual([]);
  });

  test("that are withdrawn free the person's weeks, and say why in the audit log", async () => {
    await propose([visitOf("P1", "N1")]);
    const [placement] = await tern.inProgramme((transaction) => listPlacements(transaction));
    const placementIds = [placement?.placementId ?? ""];
    await tern.inProgramme((transaction) =>
      withdrawPlacements(transaction, context, { placementIds, reason: "plan-replaced" }),
    );
    expect((await tern.auditLines("placements/withdraw-placements"))[0]).toMatchObject({
      accountId: context.accountId,
      after: { placements: placementIds, reason: "plan-replaced" },
    });
    expect(await propose([visitOf("P1", "N2")])).toEqual({ proposed: 1, kept: 0, withdrawn: 0 });
  });
});

describe("nobody is booked twice", () => {
  test.each([
    ["the same weeks", "2027-02-01", true],
    ["one week in common", "2027-02-15", true],
    ["the week after", "2027-02-22", false],
    ["weeks that end the week before", "2027-01-11", false],
  ])("in %s", async (_, startsOn, isRefused) => {
    await propose([visitOf("P1", "N1")]);
    const outcome = await propose([visitOf("P1", "N2", { startsOn })]);
    if (isRefused) {
      expect(outcome).toEqual({
        kind: "refusal",
        code: "placements/double-booked",
        details: {
          professionalName: "Person P1",
          facilityName: "Motebang Hospital",
          startsOn: "2027-02-01",
          endsOn: "2027-02-21",
        },
      });
    } else expect(outcome).toMatchObject({ proposed: 1 });
  });

  // ASVS V2.3.4
  test("even by statements that ask nothing: the database itself refuses", async () => {
    await propose([visitOf("P1", "N1")]);
    const { professionalId, requestId } = visitOf("P1", "N2");
    const insert = tern.asSuperuser(
      `insert into placement (programme_id, placement_id, professional_id, request_id, seat, during, state, plan_id)
       values ($1, gen_random_uuid(), $2, $3, 1, '[2027-02-15,2027-02-22)', 'proposed', $4)`,
      [context.programmeId, professionalId, requestId, planId],
    );
    await expect(insert).rejects.toMatchObject({ code: "23P01" });
  });

  test("by many who book the same people in different orders at once: one gets them, and none is left waiting", async () => {
    const database = openDatabase(tern.url, { connections: 16 });
    const people = ["P1", "P2", "P3"];
    const tries = Array.from({ length: 48 }, (_, index) => {
      const order = index % 2 === 0 ? people : people.toReversed();
      const visits = order.map((person) => visitOf(person, "N1"));
      return inProgramme(database, context, (transaction) =>
        proposePlacements(transaction, context, { planId, replaces: null, visits }),
      );
    });
    const outcomes = await Promise.all(tries);
    await database.destroy();
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toEqual([{ proposed: 3, kept: 0, withdrawn: 0 }]);
    expect(await tern.inProgramme((transaction) => listPlacements(transaction))).toHaveLength(3);
  });
});

test("another programme sees no placement and no double booking of this one", async () => {
  await propose([visitOf("P1", "N1")]);
  const other = await tern.anotherProgramme("rwanda");
  const seen = await inProgramme(tern.database, other, async (transaction) => [
    ...(await listPlacements(transaction)),
    ...(await findDoubleBookings(transaction, [visitOf("P1", "N2")])),
  ]);
  expect(seen).toEqual([]);
});
