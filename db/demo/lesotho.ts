import type { Book } from "#app/exchange/book.ts";
import type { RequestEntry } from "#app/needs/request.ts";
import { STANDARD_DROPPED_POINTS, STANDARD_MOVED_POINTS, STANDARD_VALUE_WEIGHTS, type PeriodEntry } from "#app/programme/period.ts";
import type { WaveEntry } from "#app/programme/wave.ts";
import { inductionWeeksOf } from "./induction-weeks.ts";
import { readHospitals } from "./hospitals.ts";
import { BASOTHO_NAMES } from "./names.ts";
import { inventConsents, inventPeople, type Diaspora } from "./people.ts";
import { chanceFrom } from "./random.ts";
import { ratesFor } from "./rates.ts";
import { inventRequests, type Asked } from "./requests.ts";

const SEED = 2027;

const WAVES: WaveEntry[] = [
  { name: "Late summer", firstOn: "2027-02-22", lastOn: "2027-03-28" },
  { name: "Autumn", firstOn: "2027-05-03", lastOn: "2027-06-06" },
  { name: "Winter", firstOn: "2027-07-26", lastOn: "2027-08-29" },
  { name: "Spring", firstOn: "2027-10-04", lastOn: "2027-11-07" },
];

const PERIOD: PeriodEntry = {
  name: "2027",
  startsOn: "2027-01-04",
  weeks: 52,
  blockWeeks: 13,
  budgetCents: 14_000_000,
  blockBudgetsCents: [3_000_000, 4_000_000, 4_000_000, 4_000_000],
  clearanceWeeks: 6,
  valueWeights: STANDARD_VALUE_WEIGHTS,
  movedPoints: STANDARD_MOVED_POINTS,
  droppedPoints: STANDARD_DROPPED_POINTS,
};

/** Who lives where. Doctors to nurses and midwives 65 to 70, as among the African-born abroad: 26 to 28 of the 54 who are either. */
const DIASPORA: Omit<Diaspora, "asked"> = {
  codePrefix: "INV-LS",
  count: 60,
  names: BASOTHO_NAMES,
  originCountry: "LS",
  neighbours: { countries: ["ZA", "SZ", "BW"], share: 0.06 },
  homeLanguage: { code: "st", share: 0.98 },
  practices: [
    { item: "anaesthetics", share: 5 },
    { item: "general-surgery", share: 5 },
    { item: "obstetrics-and-gynaecology", share: 5 },
    { item: "paediatrics", share: 3 },
    { item: "general", share: 2 },
    { item: "diagnostic-radiology", share: 2 },
    { item: "psychiatry", share: 2 },
    { item: "general-practitioner", share: 2 },
    { item: "midwife", share: 9 },
    { item: "theatre-nurse", share: 6 },
    { item: "neonatal-nurse", share: 4 },
    { item: "critical-care-nurse", share: 3 },
    { item: "mental-health-nurse", share: 3 },
    { item: "nurse-educator", share: 3 },
    { item: "pharmacist", share: 2 },
    { item: "laboratory-technician", share: 2 },
    { item: "physiotherapist", share: 2 },
  ],
  levels: [
    { item: 2, share: 10 },
    { item: 3, share: 54 },
    { item: 4, share: 30 },
    { item: 5, share: 6 },
  ],
  secondFields: { midwife: "nurse-educator", "theatre-nurse": "critical-care-nurse", "general-surgery": "orthopaedics" },
  residences: [
    {
      item: {
        country: "ZA",
        cities: ["Bloemfontein", "Johannesburg", "Pretoria", "Durban", "Cape Town", "Welkom"],
        languages: ["en"],
        travelCents: [15_000, 45_000],
      },
      share: 65,
    },
    { item: { country: "GB", cities: ["London", "Leeds", "Cardiff", "Glasgow"], languages: ["en"], travelCents: [95_000, 140_000] }, share: 25 },
    { item: { country: "US", cities: ["Atlanta", "Houston", "Minneapolis"], languages: ["en"], travelCents: [140_000, 190_000] }, share: 10 },
  ],
  staysWeeks: [
    { item: [2, 4], share: 35 },
    { item: [3, 6], share: 35 },
    { item: [4, 8], share: 20 },
    { item: [2, 3], share: 10 },
  ],
  waves: WAVES,
};

/** What eleven hospitals ask for: specialty, weight, learners, weeks wanted a quarter after the first. */
const ASKED: Asked[] = [
  { facility: "LS-H21", specialty: "anaesthetics", weight: 5, learners: 6, weeks: 10 },
  { facility: "LS-H21", specialty: "paediatrics", weight: 3, learners: 6, weeks: 4 },
  { facility: "LS-H21", specialty: "diagnostic-radiology", weight: 2, learners: 4, weeks: 3 },
  { facility: "LS-H21", specialty: "critical-care-nurse", weight: 3, learners: 8, weeks: 4 },
  { facility: "LS-H21", specialty: "neonatal-nurse", weight: 6, learners: 8, weeks: 10, level: 2 },
  { facility: "LS-H06", specialty: "general-surgery", weight: 4, learners: 3, weeks: 3, team: "Motebang-theatre" },
  { facility: "LS-H06", specialty: "anaesthetics", weight: 4, learners: 3, weeks: 3, team: "Motebang-theatre" },
  { facility: "LS-H06", specialty: "theatre-nurse", weight: 4, learners: 5, weeks: 3, team: "Motebang-theatre" },
  { facility: "LS-H06", specialty: "midwife", weight: 3, learners: 6, weeks: 4, language: "st" },
  { facility: "LS-H01", specialty: "obstetrics-and-gynaecology", weight: 3, learners: 3, weeks: 4 },
  { facility: "LS-H01", specialty: "midwife", weight: 3, learners: 6, weeks: 4, language: "st" },
  { facility: "LS-H07", specialty: "general-surgery", weight: 3, learners: 2, weeks: 3 },
  { facility: "LS-H07", specialty: "nurse-educator", weight: 2, learners: 12, weeks: 4 },
  { facility: "LS-H14", specialty: "obstetrics-and-gynaecology", weight: 4, learners: 2, weeks: 4 },
  { facility: "LS-H14", specialty: "theatre-nurse", weight: 3, learners: 4, weeks: 3 },
  { facility: "LS-H15", specialty: "general-practitioner", weight: 5, learners: 2, weeks: 4 },
  { facility: "LS-H15", specialty: "midwife", weight: 6, learners: 4, weeks: 10, language: "st", level: 2 },
  { facility: "LS-H20", specialty: "obstetrics-and-gynaecology", weight: 6, learners: 2, weeks: 9 },
  { facility: "LS-H20", specialty: "laboratory-technician", weight: 2, learners: 3, weeks: 3 },
  { facility: "LS-H19", specialty: "physiotherapist", weight: 2, learners: 2, weeks: 3 },
  { facility: "LS-H17", specialty: "midwife", weight: 4, learners: 4, weeks: 4, language: "st", visitors: 2 },
  { facility: "LS-H10", specialty: "psychiatry", weight: 4, learners: 4, weeks: 4 },
  { facility: "LS-H10", specialty: "mental-health-nurse", weight: 3, learners: 6, weeks: 4, language: "st" },
  { facility: "LS-H12", specialty: "pharmacist", weight: 2, learners: 3, weeks: 3 },
];

/** The Lesotho programme: real hospitals, invented people and needs. */
export function lesothoBook(): Book {
  const chance = chanceFrom(SEED);
  const facilities = readHospitals("lesotho-hospitals.csv", (id) => (id === "LS-H21" ? 4 : id === "LS-H06" ? 3 : 2));
  const professionals = inventPeople({ ...DIASPORA, asked: ASKED }, chance);
  const requests = inventRequests(ASKED, { period: PERIOD, closed: { "LS-H15": ["2027-06-07", "2027-08-22"], "LS-H20": ["2027-06-07", "2027-08-22"] } });
  return {
    currency: "USD",
    period: PERIOD,
    facilities,
    waves: WAVES,
    inductionWeeks: inductionWeeksOf("LS", WAVES, { weeks: [0, 2, 4], places: 5 }),
    visitRates: ratesFor([...requests.map(({ specialtyCode }) => specialtyCode), ...professionals.flatMap((person) => person.specialties.map(({ specialtyCode }) => specialtyCode))]),
    professionals,
    consents: inventConsents(professionals),
    requests,
    teams: [{ code: "Motebang-theatre", requestCodes: codesOf(requests, ({ facilityCode, specialtyCode }) => facilityCode === "LS-H06" && specialtyCode !== "midwife") }],
    floors: floorsOf(requests),
  };
}

/** The mountain districts, which visitors choose last, and the professions that doctors would crowd out. */
function floorsOf(requests: RequestEntry[]): Book["floors"] {
  const at = (...hospitals: string[]) => codesOf(requests, ({ facilityCode }) => hospitals.includes(facilityCode));
  const of = (...specialties: string[]) => codesOf(requests, ({ specialtyCode }) => specialties.includes(specialtyCode));
  return [
    { name: "District Mokhotlong", weeks: 10, requestCodes: at("LS-H15") },
    { name: "District Thaba-Tseka", weeks: 6, requestCodes: at("LS-H20") },
    { name: "District Qacha's Nek", weeks: 6, requestCodes: at("LS-H17") },
    { name: "Midwifery", weeks: 20, requestCodes: of("midwife") },
    { name: "Nursing", weeks: 16, requestCodes: of("theatre-nurse", "neonatal-nurse", "critical-care-nurse", "mental-health-nurse", "nurse-educator") },
    { name: "Mental health", weeks: 6, requestCodes: of("psychiatry", "mental-health-nurse") },
  ];
}

function codesOf(requests: RequestEntry[], belongs: (request: RequestEntry) => boolean): string[] {
  return requests.filter(belongs).map(({ code }) => code).sort();
}
