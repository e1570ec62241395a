import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { testDatabase } from "#test/database.ts";
import { aFacility, aPeriod } from "#test/small-programme.ts";
import { saveFacilities } from "./facility.commands.server.ts";
import type { FacilityEntry } from "./facility.ts";
import { getFacility, getFacilityEntries, listFacilities } from "./facility.queries.server.ts";
import { savePeriod } from "./period.commands.server.ts";
import type { PeriodEntry } from "./period.ts";
import { getPeriod, getPeriodByName, getPeriodEntry, getProgramme, listPeriods } from "./period.queries.server.ts";
import { listCountries, listLanguages, listSpecialties } from "./reference.queries.server.ts";
import { saveVisitRates } from "./visit-rate.commands.server.ts";
import { getVisitRateEntries, listVisitRates } from "./visit-rate.queries.server.ts";
import { saveWaves } from "./wave.commands.server.ts";
import type { InductionWeekEntry, WaveEntry } from "./wave.ts";
import { getInductionWeekEntries, getWaveEntries, listInductionWeeks, listWaves } from "./wave.queries.server.ts";

const tern = await testDatabase();
const { context, inProgramme: inOwn } = tern;
const facilities = (entries: FacilityEntry[]) => inOwn((transaction) => saveFacilities(transaction, context, entries));
const period = (entry: PeriodEntry) => inOwn((transaction) => savePeriod(transaction, context, entry));
const waves = (entries: { waves: WaveEntry[]; inductionWeeks: InductionWeekEntry[] }) =>
  inOwn((transaction) => saveWaves(transaction, context, entries));
const lastAudit = async () => (await tern.auditLines())[0];

beforeEach(() => tern.asSuperuser("truncate facility, wave, induction_week, visit_rate, planning_period cascade"));

describe("hospitals", () => {
  const unsure = aFacility({
    code: "F2",
    name: "Tebellong Hospital",
    district: "Qacha's Nek",
    coordinateStatus: "suspect",
    coordinateNote: "outside the outline",
  });
  const missing = aFacility({
    code: "F3",
    name: "Seboche Hospital",
    latitude: null,
    longitude: null,
    coordinateStatus: "missing",
  });

  test("are added, changed and left as they were, with an audit line", async () => {
    expect(await facilities([aFacility(), unsure, missing])).toEqual({ added: 3, changed: 0, unchanged: 0 });
    expect(await inOwn(getFacilityEntries)).toEqual([aFacility(), unsure, missing]);
    expect(await facilities([aFacility({ housing: 5 }), unsure])).toEqual({ added: 0, changed: 1, unchanged: 1 });
    expect(await lastAudit()).toMatchObject({
      act: "programme/save-facilities",
      accountId: context.accountId,
      after: { codes: ["F1"] },
    });
    expect(await inOwn((transaction) => getFacility(transaction, "F1"))).toMatchObject({ housing: 5 });
    expect((await inOwn(listFacilities)).map(({ name }) => name)).toEqual([
      "Motebang Hospital",
      "Seboche Hospital",
      "Tebellong Hospital",
    ]);
  });

  test("keep their id when they change, because requests point at it", async () => {
    await facilities([aFacility()]);
    const before = await inOwn((transaction) => getFacility(transaction, "F1"));
    await facilities([aFacility({ name: "Motebang District Hospital" })]);
    expect(await inOwn((transaction) => getFacility(transaction, "F1"))).toMatchObject({
      facilityId: before?.facilityId,
    });
  });

  test.each([
    ["half a coordinate", aFacility({ latitude: null }), "programme/half-a-coordinate"],
    [
      "a coordinate that is said to be missing",
      aFacility({ coordinateStatus: "missing" }),
      "programme/status-against-coordinate",
    ],
    [
      "none that is said to be confirmed",
      aFacility({ latitude: null, longitude: null }),
      "programme/status-against-coordinate",
    ],
    ["an unknown country", aFacility({ countryCode: "XX" }), "programme/unknown-country"],
  ])("are refused with %s", async (_, entry, code) => {
    expect(await facilities([entry])).toMatchObject({
      code: "programme/facilities-refused",
      problems: [{ record: "F1", code }],
    });
  });
});

test("hospitals are refused when a code is listed twice", async () => {
  expect(await facilities([aFacility(), aFacility({ name: "Another" })])).toMatchObject({
    problems: [{ record: "F1", code: "programme/facility-twice" }],
  });
});

describe("waves and induction weeks", () => {
  const first = { name: "First", firstOn: "2027-02-15", lastOn: "2027-03-14" };
  const second = { name: "Second", firstOn: "2027-05-10", lastOn: "2027-06-06" };
  const week = { countryCode: "LS", startsOn: "2027-02-15", places: 5 };

  test("are kept, and a week belongs to the wave whose dates hold its Monday", async () => {
    const outside = { countryCode: "LS", startsOn: "2027-04-05", places: 2 };
    const added = { added: 2, changed: 0, unchanged: 0 };
    expect(await waves({ waves: [second, first], inductionWeeks: [outside, week] })).toEqual({
      waves: added,
      inductionWeeks: added,
    });
    expect(await inOwn(listWaves)).toEqual([first, second]);
    expect(await inOwn(getWaveEntries)).toEqual([first, second]);
    expect(await inOwn(getInductionWeekEntries)).toEqual([week, outside]);
    expect(await inOwn(listInductionWeeks)).toEqual([
      { ...week, wave: "First" },
      { ...outside, wave: null },
    ]);
  });

  test("may exchange their dates in one act", async () => {
    await waves({ waves: [first, second], inductionWeeks: [] });
    const exchanged = [
      { ...second, name: "First" },
      { ...first, name: "Second" },
    ];
    expect(await waves({ waves: exchanged, inductionWeeks: [] })).toMatchObject({ waves: { changed: 2 } });
  });

  test.each([
    [
      "waves that share a day",
      { waves: [first, { ...second, firstOn: "2027-03-14" }], inductionWeeks: [] },
      "programme/waves-overlap",
    ],
    [
      "a wave that ends before it begins",
      { waves: [{ ...first, lastOn: "2027-02-14" }], inductionWeeks: [] },
      "programme/ends-before-beginning",
    ],
    [
      "a week that begins on a Tuesday",
      { waves: [], inductionWeeks: [{ ...week, startsOn: "2027-02-16" }] },
      "programme/not-a-monday",
    ],
    [
      "the same wave twice",
      { waves: [first, { ...second, name: "First" }], inductionWeeks: [] },
      "programme/wave-twice",
    ],
    [
      "the same week twice",
      { waves: [], inductionWeeks: [week, { ...week, places: 1 }] },
      "programme/induction-week-twice",
    ],
  ])("are refused with %s", async (_, entries, code) => {
    expect(await waves(entries)).toMatchObject({ code: "programme/waves-refused", problems: [{ code }] });
  });

  test("a new wave is seen beside those that are there", async () => {
    await waves({ waves: [first], inductionWeeks: [] });
    expect(await waves({ waves: [{ ...second, firstOn: "2027-03-01" }], inductionWeeks: [] })).toMatchObject({
      problems: [{ code: "programme/waves-overlap", details: { value: "Second", other: "First" } }],
    });
  });
});

describe("planning periods", () => {
  test("are added, replaced by name, and listed the latest first", async () => {
    const added = await period(aPeriod());
    expect(added).toMatchObject({ added: 1 });
    const changed = aPeriod({
      budgetCents: 20_000_000,
      blockBudgetsCents: [1, 2],
      valueWeights: { ...aPeriod().valueWeights, floor: 300 },
    });
    expect(await period(changed)).toEqual({ ...added, added: 0, changed: 1 });
    expect(await inOwn((transaction) => getPeriodEntry(transaction, "2027"))).toEqual(changed);
    await period(aPeriod({ name: "2028", startsOn: "2028-01-03" }));
    expect((await inOwn(listPeriods)).map(({ name }) => name)).toEqual(["2028", "2027"]);
    expect(await inOwn((transaction) => getPeriodByName(transaction))).toMatchObject({ name: "2028" });
    const periodId = isRefusal(added) ? "" : added.periodId;
    expect(await inOwn((transaction) => getPeriod(transaction, periodId))).toEqual({ periodId, ...changed });
  });

  // ASVS V2.2.3
  test("begin on a Monday, with a budget for each quarter or for none", async () => {
    expect(await period(aPeriod({ startsOn: "2027-01-05" }))).toMatchObject({
      code: "programme/period-refused",
      problems: [{ code: "programme/not-a-monday" }],
    });
    expect(await period(aPeriod({ blockBudgetsCents: [1] }))).toMatchObject({
      problems: [{ code: "programme/budgets-for-other-blocks" }],
    });
    expect(await period(aPeriod({ blockBudgetsCents: [] }))).toMatchObject({ added: 1 });
  });
});

describe("costs of a visit", () => {
  const rate = { specialtyCode: "midwife", stipendPerWeekCents: 45_000, licenceCents: 12_000 };

  test("are kept by specialty, and listed with its name", async () => {
    await inOwn((transaction) => saveVisitRates(transaction, context, [rate]));
    const again = await inOwn((transaction) => saveVisitRates(transaction, context, [{ ...rate, licenceCents: 0 }]));
    expect(again).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await inOwn(getVisitRateEntries)).toEqual([{ ...rate, licenceCents: 0 }]);
    expect(await inOwn(listVisitRates)).toEqual([{ ...rate, licenceCents: 0, name: "Midwife" }]);
    expect(await lastAudit()).toMatchObject({ act: "programme/save-visit-rates" });
  });

  test("are refused when a specialty is listed twice", async () => {
    const outcome = await inOwn((transaction) => saveVisitRates(transaction, context, [rate, rate]));
    expect(outcome).toMatchObject({
      code: "programme/visit-rates-refused",
      problems: [{ code: "programme/visit-rate-twice" }],
    });
  });

  test("are refused for a specialty that nobody knows", async () => {
    const outcome = await inOwn((transaction) =>
      saveVisitRates(transaction, context, [{ ...rate, specialtyCode: "witchcraft" }]),
    );
    expect(outcome).toMatchObject({
      problems: [{ code: "programme/unknown-specialty", details: { value: "witchcraft" } }],
    });
  });
});

test("countries, languages and specialties are there for every programme", async () => {
  expect(await inOwn(listCountries)).toContainEqual({ code: "LS", name: "Lesotho" });
  expect(await inOwn(listLanguages)).toContainEqual({ code: "rw", name: "Kinyarwanda" });
  expect(await inOwn(listSpecialties)).toContainEqual({
    code: "physiotherapist",
    name: "Physiotherapist",
    kind: "profession",
    iscoCode: "2264",
  });
});

test("another programme sees and changes nothing of this one", async () => {
  await facilities([aFacility()]);
  await period(aPeriod());
  const other = await tern.anotherProgramme("rwanda");
  const seen = await inProgramme(tern.database, other, async (transaction) => ({
    own: (await getProgramme(transaction)).code,
    facilities: await listFacilities(transaction),
    periods: await listPeriods(transaction),
    saved: await saveFacilities(transaction, other, [aFacility({ name: "Another" })]),
  }));
  expect(seen).toEqual({ own: "rwanda", facilities: [], periods: [], saved: { added: 1, changed: 0, unchanged: 0 } });
  expect(await inOwn((transaction) => getFacility(transaction, "F1"))).toMatchObject({ name: "Motebang Hospital" });
});
