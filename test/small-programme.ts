import { PURPOSES, type ConsentEntry } from "#app/accounts/consent.ts";
import { saveConsents } from "#app/accounts/consent.commands.server.ts";
import { saveProfessionals } from "#app/mapping/professional.commands.server.ts";
import type { ProfessionalEntry } from "#app/mapping/professional.ts";
import { saveFloors, saveTeams } from "#app/needs/floor.commands.server.ts";
import { saveRequests } from "#app/needs/request.commands.server.ts";
import type { FloorEntry, RequestEntry, TeamEntry } from "#app/needs/request.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { saveFacilities } from "#app/programme/facility.commands.server.ts";
import type { FacilityEntry } from "#app/programme/facility.ts";
import { savePeriod } from "#app/programme/period.commands.server.ts";
import { STANDARD_VALUE_WEIGHTS, type PeriodEntry } from "#app/programme/period.ts";
import { saveVisitRates } from "#app/programme/visit-rate.commands.server.ts";
import type { VisitRateEntry } from "#app/programme/visit-rate.ts";
import { saveWaves } from "#app/programme/wave.commands.server.ts";
import type { InductionWeekEntry, WaveEntry } from "#app/programme/wave.ts";

/** A hospital in Maseru that houses two visitors. */
export function aFacility(changes: Partial<FacilityEntry> = {}): FacilityEntry {
  return {
    code: "F1",
    name: "Motebang Hospital",
    countryCode: "LS",
    district: "Leribe",
    level: "district",
    ownership: "MoH",
    latitude: -28.872343,
    longitude: 28.051023,
    coordinateStatus: "confirmed_osm",
    coordinateNote: null,
    housing: 2,
    source: null,
    ...changes,
  };
}

/** Half a year from Monday, 4 January 2027, in two quarters. */
export function aPeriod(changes: Partial<PeriodEntry> = {}): PeriodEntry {
  return {
    name: "2027",
    startsOn: "2027-01-04",
    weeks: 26,
    blockWeeks: 13,
    budgetCents: 10_000_000,
    blockBudgetsCents: [5_000_000, 5_000_000],
    clearanceWeeks: 2,
    valueWeights: STANDARD_VALUE_WEIGHTS,
    movedPoints: 200,
    droppedPoints: 600,
    ...changes,
  };
}

/** An anaesthetist in Johannesburg who can come from weeks 3 to 12 of {@link aPeriod}. */
export function aProfessional(changes: Partial<ProfessionalEntry> = {}): ProfessionalEntry {
  return {
    code: "P1",
    name: "'Malineo Tšepo",
    originCountry: "LS",
    residenceCountry: "ZA",
    residenceCity: "Johannesburg",
    rightToReturnUntil: null,
    specialties: [{ specialtyCode: "anaesthetics", level: 3 }],
    languages: ["en", "st"],
    minWeeks: 2,
    maxWeeks: 6,
    visitsPerYear: 1,
    restWeeks: 12,
    travelCents: 80_000,
    alsoServes: [],
    prefers: [],
    excludes: [],
    availability: [{ firstOn: "2027-01-25", lastOn: "2027-04-04" }],
    invented: true,
    ...changes,
  };
}

/** Motebang asks for an anaesthetist, six weeks a quarter. */
export function aRequest(changes: Partial<RequestEntry> = {}): RequestEntry {
  return {
    code: "N1",
    facilityCode: "F1",
    specialtyCode: "anaesthetics",
    level: 3,
    languageCode: "en",
    visitors: 1,
    weight: 3,
    learners: 4,
    handOver: true,
    windows: [{ firstOn: "2027-01-04", lastOn: "2027-07-04" }],
    weeksWanted: [6, 6],
    invented: true,
    ...changes,
  };
}

/** What a programme holds; lists left out hold the one entry of their kind above. */
export type SmallProgramme = {
  period: PeriodEntry;
  facilities: FacilityEntry[];
  waves: WaveEntry[];
  inductionWeeks: InductionWeekEntry[];
  visitRates: VisitRateEntry[];
  professionals: ProfessionalEntry[];
  /** Left out, everybody agrees to everything. */
  consents?: ConsentEntry[];
  requests: RequestEntry[];
  teams: TeamEntry[];
  floors: FloorEntry[];
};

export function smallProgramme(changes: Partial<SmallProgramme> = {}): SmallProgramme {
  return {
    period: aPeriod(),
    facilities: [aFacility()],
    waves: [{ name: "First", firstOn: "2027-01-18", lastOn: "2027-02-28" }],
    inductionWeeks: [{ countryCode: "LS", startsOn: "2027-01-25", places: 2 }],
    visitRates: [{ specialtyCode: "anaesthetics", stipendPerWeekCents: 75_000, licenceCents: 25_000 }],
    professionals: [aProfessional()],
    requests: [aRequest()],
    teams: [],
    floors: [],
    ...changes,
  };
}

/** Somebody who agreed to everything, as a list states it. */
export function agreesToEverything(professional: string): ConsentEntry {
  return { professional, on: "2026-01-05", to: PURPOSES.toSorted() };
}

/** Saves a programme by the commands that an import uses. @returns the id of its period @throws when it is refused */
export async function fillProgramme(
  transaction: Transaction,
  context: ProgrammeContext,
  programme: SmallProgramme,
): Promise<string> {
  const { period, facilities, waves, inductionWeeks, visitRates, professionals, requests, teams, floors } = programme;
  const { consents = professionals.map(({ code }) => agreesToEverything(code)) } = programme;
  const saved = await savePeriod(transaction, context, period);
  const outcomes = [
    await saveFacilities(transaction, context, facilities),
    await saveWaves(transaction, context, { waves, inductionWeeks }),
    await saveVisitRates(transaction, context, visitRates),
    await saveProfessionals(transaction, context, professionals),
    await saveRequests(transaction, context, { periodName: period.name, requests }),
    await saveTeams(transaction, context, teams),
    await saveFloors(transaction, context, { periodName: period.name, floors }),
  ];
  const refused = [saved, ...outcomes].find(isRefusal);
  await saveConsents(transaction, context, consents);
  invariant(!isRefusal(saved) && !refused, `the programme is refused: ${JSON.stringify(refused)}`);
  return saved.periodId;
}
