import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { testDatabase } from "#test/database.ts";
import { saveFacilities } from "#app/programme/facility.commands.server.ts";
import { savePeriod } from "#app/programme/period.commands.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { aFacility, aPeriod, aRequest } from "#test/small-programme.ts";
import { saveFloors, saveTeams } from "./floor.commands.server.ts";
import { getFloorEntries, getTeamEntries } from "./floor.queries.server.ts";
import { saveRequests } from "./request.commands.server.ts";
import type { FloorEntry, RequestEntry, TeamEntry } from "./request.ts";
import { getRequest, getRequestEntries, listRequests } from "./request.queries.server.ts";

const tern = await testDatabase();
const { context, inProgramme: inOwn } = tern;
const periodName = "2027";
let periodId: string;

const requests = (entries: RequestEntry[], name = periodName) =>
  inOwn((transaction) => saveRequests(transaction, context, { periodName: name, requests: entries }));
const teams = (entries: TeamEntry[]) => inOwn((transaction) => saveTeams(transaction, context, entries));
const floors = (entries: FloorEntry[]) =>
  inOwn((transaction) => saveFloors(transaction, context, { periodName, floors: entries }));
const kept = (name = periodName) => inOwn((transaction) => getRequestEntries(transaction, name));
const lastAudit = async () => (await tern.auditLines())[0];

beforeEach(async () => {
  await tern.asSuperuser("truncate facility, request, team, floor, planning_period cascade");
  await inOwn(async (transaction) => {
    await saveFacilities(transaction, context, [
      aFacility(),
      aFacility({ code: "F2", name: "Paray Hospital", district: "Thaba-Tseka" }),
    ]);
    const saved = await savePeriod(transaction, context, aPeriod());
    periodId = isRefusal(saved) ? "" : saved.periodId;
  });
});

describe("requests", () => {
  test("are kept with their windows and the weeks wanted a quarter", async () => {
    const entry = aRequest({
      visitors: 2,
      windows: [
        { firstOn: "2027-01-04", lastOn: "2027-03-28" },
        { firstOn: "2027-05-03", lastOn: "2027-06-27" },
      ],
      weeksWanted: [6, 0],
    });
    expect(await requests([entry])).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(await kept()).toEqual([entry]);
    expect(await requests([{ ...entry, weeksWanted: [6] }])).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect(await requests([{ ...entry, weight: 5 }])).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await lastAudit()).toMatchObject({
      act: "needs/save-requests",
      accountId: context.accountId,
      after: { codes: ["N1"] },
    });
  });

  test("want other weeks in another period, and keep those of the first", async () => {
    await inOwn((transaction) =>
      savePeriod(
        transaction,
        context,
        aPeriod({ name: "2028", startsOn: "2028-01-03", weeks: 13, blockBudgetsCents: [] }),
      ),
    );
    await requests([aRequest()]);
    await requests([aRequest({ weeksWanted: [9] })], "2028");
    expect(await kept()).toMatchObject([{ weeksWanted: [6, 6] }]);
    expect(await kept("2028")).toMatchObject([{ weeksWanted: [9] }]);
  });

  test("are listed by hospital and specialty, with names", async () => {
    await requests([
      aRequest({ code: "N2", facilityCode: "F2" }),
      aRequest(),
      aRequest({ code: "N3", specialtyCode: "midwife" }),
    ]);
    await teams([{ code: "T1", requestCodes: ["N1", "N3"] }]);
    const list = (filter: { facility?: string; specialty?: string }) =>
      inOwn((transaction) => listRequests(transaction, { periodId, ...filter }));
    expect((await list({})).map(({ code }) => code)).toEqual(["N1", "N3", "N2"]);
    expect((await list({ facility: "F2" })).map(({ code }) => code)).toEqual(["N2"]);
    expect((await list({ specialty: "midwife" })).map(({ code }) => code)).toEqual(["N3"]);
    expect(await inOwn((transaction) => getRequest(transaction, { periodId, code: "N1" }))).toMatchObject({
      ...aRequest(),
      facilityName: "Motebang Hospital",
      district: "Leribe",
      team: "T1",
    });
    expect(await inOwn((transaction) => getRequest(transaction, { periodId, code: "N9" }))).toBeNull();
  });

  test.each([
    ["no window", { windows: [] }, "needs/no-window"],
    [
      "a window that ends before it begins",
      { windows: [{ firstOn: "2027-02-01", lastOn: "2027-01-31" }] },
      "needs/ends-before-beginning",
    ],
    [
      "windows that share a day",
      {
        windows: [
          { firstOn: "2027-01-04", lastOn: "2027-02-01" },
          { firstOn: "2027-02-01", lastOn: "2027-03-01" },
        ],
      },
      "needs/windows-overlap",
    ],
    ["an unknown hospital", { facilityCode: "F9" }, "needs/unknown-facility"],
    ["an unknown specialty", { specialtyCode: "witchcraft" }, "needs/unknown-specialty"],
    ["an unknown language", { languageCode: "xx" }, "needs/unknown-language"],
    ["a level above the highest", { level: 6 }, "needs/level-out-of-range"],
    ["weeks for a quarter that the period does not have", { weeksWanted: [1, 2, 3] }, "needs/too-many-blocks"],
  ])("are refused with %s, and nothing of the list is kept", async (_, changes, code) => {
    const outcome = await requests([aRequest(), aRequest({ code: "N2", ...changes })]);
    expect(outcome).toMatchObject({ code: "needs/requests-refused", problems: [{ record: "N2", code }] });
    expect(await kept()).toEqual([]);
  });

  test("are refused when a code is listed twice", async () => {
    expect(await requests([aRequest(), aRequest({ weight: 1 })])).toMatchObject({
      problems: [{ record: "N1", code: "needs/request-twice" }],
    });
  });

  test("are refused for a period that is not there", async () => {
    expect(await requests([aRequest()], "2030")).toMatchObject({
      code: "needs/unknown-period",
      details: { value: "2030" },
    });
  });
});

describe("teams", () => {
  beforeEach(() => requests([aRequest(), aRequest({ code: "N2" }), aRequest({ code: "N3" })]));

  test("are kept, and a request may change its team when both are given", async () => {
    await teams([
      { code: "T1", requestCodes: ["N1", "N2"] },
      { code: "T2", requestCodes: ["N3"] },
    ]);
    const changed = [
      { code: "T1", requestCodes: ["N1"] },
      { code: "T2", requestCodes: ["N2", "N3"] },
    ];
    expect(await teams(changed)).toEqual({ added: 0, changed: 2, unchanged: 0 });
    expect(await inOwn(getTeamEntries)).toEqual(changed);
    expect(await lastAudit()).toMatchObject({ act: "needs/save-teams" });
  });

  test("are refused when a code is listed twice", async () => {
    const team = { code: "T1", requestCodes: ["N1", "N2"] };
    expect(await teams([team, { ...team, requestCodes: ["N3"] }])).toMatchObject({
      problems: [{ code: "needs/team-twice" }],
    });
  });

  test("are refused when a request is in two, or is not there", async () => {
    await teams([{ code: "T1", requestCodes: ["N1", "N2"] }]);
    expect(await teams([{ code: "T2", requestCodes: ["N2", "N9"] }])).toMatchObject({
      code: "needs/teams-refused",
      problems: [
        { record: "T2", code: "needs/unknown-request", details: { value: "N9" } },
        { record: "T2", code: "needs/in-two-teams", details: { value: "N2", other: "T1" } },
      ],
    });
  });
});

describe("floors", () => {
  beforeEach(() => requests([aRequest(), aRequest({ code: "N2", facilityCode: "F2" })]));

  test("are kept by name for their period", async () => {
    const floor = { name: "Leribe", weeks: 8, requestCodes: ["N1"] };
    expect(await floors([floor])).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(await floors([{ ...floor, requestCodes: ["N2", "N1"] }])).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await inOwn((transaction) => getFloorEntries(transaction, periodName))).toEqual([
      { ...floor, requestCodes: ["N1", "N2"] },
    ]);
    expect(await lastAudit()).toMatchObject({ act: "needs/save-floors" });
  });

  test("are refused for a period that is not there, and when a name is listed twice", async () => {
    const floor = { name: "Leribe", weeks: 8, requestCodes: ["N1"] };
    const elsewhere = await inOwn((transaction) =>
      saveFloors(transaction, context, { periodName: "2030", floors: [floor] }),
    );
    expect(elsewhere).toMatchObject({ code: "needs/unknown-period" });
    expect(await floors([floor, floor])).toMatchObject({
      code: "needs/floors-refused",
      problems: [{ code: "needs/floor-twice" }],
    });
  });

  test("are refused for a request that is not there", async () => {
    expect(await floors([{ name: "Leribe", weeks: 8, requestCodes: ["N9"] }])).toMatchObject({
      problems: [{ code: "needs/unknown-request" }],
    });
  });
});

test("another programme sees nothing of these needs", async () => {
  await requests([aRequest()]);
  const other = await tern.anotherProgramme("rwanda");
  const seen = await inProgramme(tern.database, other, (transaction) => getRequestEntries(transaction, periodName));
  expect(seen).toEqual([]);
});
