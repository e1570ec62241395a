import type { Book } from "#app/exchange/book.ts";
import type { RequestEntry } from "#app/needs/request.ts";
import { STANDARD_DROPPED_POINTS, STANDARD_MOVED_POINTS, STANDARD_VALUE_WEIGHTS, type PeriodEntry } from "#app/programme/period.ts";
import type { WaveEntry } from "#app/programme/wave.ts";
import { inductionWeeksOf } from "./induction-weeks.ts";
import { readHospitals, readReference } from "./hospitals.ts";
import { RWANDAN_NAMES } from "./names.ts";
import { inventConsents, inventPeople, type Diaspora, type Residence, type Share } from "./people.ts";
import { chanceFrom } from "./random.ts";
import { ratesFor } from "./rates.ts";
import { inventRequests, type Asked } from "./requests.ts";

const SEED = 30;

/** Three waves of ten: two induction weeks with five places each. */
const WAVES: WaveEntry[] = [
  { name: "First wave", firstOn: "2027-02-15", lastOn: "2027-03-21" },
  { name: "Second wave", firstOn: "2027-05-10", lastOn: "2027-06-13" },
  { name: "Third wave", firstOn: "2027-08-16", lastOn: "2027-09-19" },
];

const PERIOD: PeriodEntry = {
  name: "2027",
  startsOn: "2027-01-04",
  weeks: 52,
  blockWeeks: 13,
  budgetCents: 25_500_000,
  blockBudgetsCents: [8_500_000, 8_500_000, 8_500_000, 0],
  clearanceWeeks: 5,
  valueWeights: STANDARD_VALUE_WEIGHTS,
  movedPoints: STANDARD_MOVED_POINTS,
  droppedPoints: STANDARD_DROPPED_POINTS,
};

const EUROPE: [number, number] = [90_000, 130_000];
const AMERICA: [number, number] = [130_000, 180_000];
const BELGIUM: Residence = { country: "BE", cities: ["Brussels", "Antwerp", "Liège", "Ghent"], languages: ["fr"], travelCents: EUROPE };
const GERMANY: Residence = { country: "DE", cities: ["Berlin", "Köln", "Mainz", "Hamburg"], languages: ["de", "en"], travelCents: EUROPE };
const NETHERLANDS: Residence = { country: "NL", cities: ["Rotterdam", "Den Haag", "Utrecht"], languages: ["nl", "en"], travelCents: EUROPE };
const BRITAIN: Residence = { country: "GB", cities: ["London", "Manchester", "Birmingham", "Leeds"], languages: ["en"], travelCents: EUROPE };
const FRANCE: Residence = { country: "FR", cities: ["Paris", "Lyon", "Lille", "Marseille"], languages: ["fr"], travelCents: EUROPE };
const CANADA: Residence = { country: "CA", cities: ["Ottawa", "Montréal", "Toronto"], languages: ["en", "fr"], travelCents: AMERICA };
const UNITED_STATES: Residence = { country: "US", cities: ["Dallas", "Portland", "Dayton"], languages: ["en"], travelCents: AMERICA };

/** Half where the project held outreach, in equal parts; half as the OECD counts doctors trained in Rwanda (29 in six countries). */
const RESIDENCES: Share<Residence>[] = [
  ...[BELGIUM, GERMANY, NETHERLANDS, BRITAIN].map((item) => ({ item, share: 29 / 4 })),
  { item: BELGIUM, share: 3 },
  { item: CANADA, share: 4 },
  { item: GERMANY, share: 4 },
  { item: FRANCE, share: 11 },
  { item: BRITAIN, share: 2 },
  { item: UNITED_STATES, share: 5 },
];

/** Six in ten practise a field that the project called for; the others in the proportions of the workforce at home. */
const CALLED_FOR = 180;
const PRACTICES: Share<string>[] = [
  ...["anaesthetics", "general-surgery", "psychiatry", "cardiology", "diagnostic-radiology", "physiotherapist", "biomedical-engineer"].map(
    (item) => ({ item, share: CALLED_FOR / 10 }),
  ),
  ...["obstetrics-and-gynaecology", "orthopaedics", "dentist"].map((item) => ({ item, share: CALLED_FOR / 10 })),
  { item: "nurse", share: (120 * 15_271) / 18_189 },
  { item: "midwife", share: (120 * 1542) / 18_189 },
  { item: "general-practitioner", share: (120 * 1376) / 18_189 },
];

const DIASPORA: Omit<Diaspora, "asked"> = {
  codePrefix: "INV-RW",
  count: 300,
  names: RWANDAN_NAMES,
  originCountry: "RW",
  neighbours: { countries: ["BI", "CD", "UG"], share: 0.07 },
  homeLanguage: { code: "rw", share: 0.9 },
  practices: PRACTICES,
  // Of 764 specialists in Rwanda 46 are sub-specialists: six in a hundred teach at level 5.
  levels: [
    { item: 2, share: 10 },
    { item: 3, share: 54 },
    { item: 4, share: 30 },
    { item: 5, share: 6 },
  ],
  secondFields: { "general-surgery": "orthopaedics", nurse: "theatre-nurse", cardiology: "general" },
  residences: RESIDENCES,
  // The project's stays last from one month to six.
  staysWeeks: [
    { item: [4, 8], share: 45 },
    { item: [4, 12], share: 30 },
    { item: [6, 13], share: 15 },
    { item: [8, 26], share: 10 },
  ],
  waves: WAVES,
};

/** Which of the ten fields each of the ten hospitals asks for, by the hospital's id. */
const FIELDS_AT: Record<string, string[]> = {
  "RW-H27": ["anaesthetics", "general-surgery", "diagnostic-radiology", "biomedical-engineer"],
  "RW-H41": ["anaesthetics", "cardiology", "physiotherapist", "obstetrics-and-gynaecology"],
  "RW-H36": ["general-surgery", "orthopaedics", "dentist"],
  "RW-H46": ["anaesthetics", "obstetrics-and-gynaecology", "biomedical-engineer"],
  "RW-H38": ["psychiatry", "diagnostic-radiology", "orthopaedics"],
  "RW-H21": ["anaesthetics", "general-surgery", "cardiology", "orthopaedics", "biomedical-engineer"],
  "RW-H17": ["general-surgery", "psychiatry", "physiotherapist"],
  "RW-H02": ["obstetrics-and-gynaecology", "diagnostic-radiology", "dentist"],
  "RW-H06": ["anaesthetics", "psychiatry", "physiotherapist"],
  "RW-H13": ["cardiology", "obstetrics-and-gynaecology", "dentist"],
};

/** The Rwanda programme: the ten real hospitals and ten fields of the project, invented people and needs. */
export function rwandaBook(): Book {
  const chance = chanceFrom(SEED);
  const projectIds = readReference<{ hospital_id: string }>("rwanda-project-hospitals.csv").map(({ hospital_id }) => hospital_id);
  const facilities = readHospitals("rwanda-hospitals.csv", (id) => ((FIELDS_AT[id]?.length ?? 0) > 3 ? 3 : 2)).filter(({ code }) => projectIds.includes(code));
  const asked = askedFor(chance);
  const professionals = inventPeople({ ...DIASPORA, asked }, chance);
  const requests = inventRequests(asked, { period: PERIOD, closed: { "RW-H36": ["2027-11-01", "2027-12-05"] } });
  return {
    currency: "USD",
    period: PERIOD,
    facilities,
    waves: WAVES,
    inductionWeeks: inductionWeeksOf("RW", WAVES, { weeks: [0, 1], places: 5 }),
    visitRates: ratesFor([...requests.map(({ specialtyCode }) => specialtyCode), ...professionals.flatMap(({ specialties }) => specialties.map(({ specialtyCode }) => specialtyCode))]),
    professionals,
    consents: inventConsents(professionals),
    requests,
    teams: [],
    floors: floorsOf(requests, facilities),
  };
}

function askedFor(chance: ReturnType<typeof chanceFrom>): Asked[] {
  return Object.entries(FIELDS_AT).flatMap(([facility, fields]) =>
    fields.map((specialty) => ({
      facility,
      specialty,
      weight: chance.between(2, 5),
      learners: chance.between(2, 8),
      weeks: chance.between(3, 6),
      level: chance.happens(0.2) ? 4 : 3,
      language: chance.pick(["en", "en", "en", "rw", "rw", "fr"]),
      visitors: facility === "RW-H41" && specialty === "physiotherapist" ? 2 : 1,
    })),
  );
}

/** One floor for each province outside Kigali, so that no part of the country is left out. */
function floorsOf(requests: RequestEntry[], facilities: Book["facilities"]): Book["floors"] {
  const provinces = new Map(readReference<{ hospital_id: string; admin1_name: string }>("rwanda-hospitals.csv").map((row) => [row.hospital_id, row.admin1_name]));
  const byProvince = Map.groupBy(facilities, ({ code }) => provinces.get(code) ?? "");
  return [...byProvince]
    .filter(([province]) => province !== "City of Kigali")
    .map(([province, hospitals]) => ({
      name: `${province} Province`,
      weeks: 12 * hospitals.length,
      requestCodes: requests.filter(({ facilityCode }) => hospitals.some(({ code }) => code === facilityCode)).map(({ code }) => code).sort(),
    }));
}
