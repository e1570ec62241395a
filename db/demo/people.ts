import { PURPOSES, type ConsentEntry, type Purpose } from "#app/accounts/consent.ts";
import type { ProfessionalEntry } from "#app/mapping/professional.ts";
import type { DateRange } from "#app/lib/date-range.ts";
import { eachOnce } from "#app/lib/codes.ts";
import { addDays } from "#app/lib/dates.ts";
import type { WaveEntry } from "#app/programme/wave.ts";
import { inventNames, type NameStock } from "./names.ts";
import { dealOut, type Chance } from "./random.ts";

export type Share<Item> = { item: Item; share: number };

/** Where people live: with the languages they work in there, and what a return journey costs in minor units. */
export type Residence = { country: string; cities: string[]; languages: string[]; travelCents: [lowest: number, highest: number] };

/** What the people of one programme are like; the README says which fact shaped which share. */
export type Diaspora = {
  codePrefix: string;
  count: number;
  names: NameStock;
  originCountry: string;
  /** Origins of those who come from a neighbour and also serve here. */
  neighbours: { countries: string[]; share: number };
  homeLanguage: { code: string; share: number };
  practices: Share<string>[];
  /** Levels of people who practise on their own and above. */
  levels: Share<number>[];
  /** A second field by the first, for some. */
  secondFields: Record<string, string>;
  residences: Share<Residence>[];
  staysWeeks: Share<[shortest: number, longest: number]>[];
  waves: WaveEntry[];
  /** Which hospital asks for which specialty: people prefer hospitals that need what they practise. */
  asked: { facility: string; specialty: string }[];
};

/** People who exist nowhere, in the proportions asked for; the same chance gives the same people. */
export function inventPeople(diaspora: Diaspora, chance: Chance): ProfessionalEntry[] {
  const { count } = diaspora;
  const names = inventNames(count, diaspora.names, chance);
  const practices = dealOut(count, diaspora.practices, chance);
  const levels = dealOut(count, diaspora.levels, chance);
  const residences = dealOut(count, diaspora.residences, chance);
  const stays = dealOut(count, diaspora.staysWeeks, chance);
  return names.map((name, index) => {
    const residence = residences[index] as Residence;
    const main = { specialtyCode: practices[index] as string, level: levels[index] as number };
    const [minWeeks, maxWeeks] = stays[index] as [number, number];
    return {
      code: `${diaspora.codePrefix}-${String(index + 1).padStart(3, "0")}`,
      name,
      ...inventOrigin(diaspora, chance),
      residenceCountry: residence.country,
      residenceCity: chance.pick(residence.cities),
      rightToReturnUntil: chance.happens(0.3) ? addDays(`${chance.between(2027, 2029)}-06-30`, chance.between(0, 365)) : null,
      specialties: inventPractice(main, diaspora.secondFields, chance),
      languages: inventLanguages(diaspora, residence, chance),
      minWeeks,
      maxWeeks,
      visitsPerYear: chance.happens(0.25) ? 2 : 1,
      restWeeks: chance.pick([8, 12, 12, 16]),
      travelCents: Math.round(chance.between(...residence.travelCents) / 1000) * 1000,
      ...inventWishes(diaspora.asked, main.specialtyCode, chance),
      availability: inventAvailability(diaspora.waves, maxWeeks, chance),
      invented: true,
    };
  });
}

/** On the day of an invented survey everybody agreed to being planned, written to and counted; to the rest most did. */
export function inventConsents(people: ProfessionalEntry[]): ConsentEntry[] {
  return people.map(({ code }, index) => ({
    professional: code,
    on: "2026-09-14",
    to: PURPOSES.filter((purpose) => (index + 1) % (AGREED_BUT_ONE_IN[purpose] ?? Infinity) !== 0).toSorted(),
  }));
}

/** Of so many people, one did not agree. */
const AGREED_BUT_ONE_IN: Partial<Record<Purpose, number>> = {
  "contact-by-associations": 4,
  "sharing-with-councils": 12,
  "sharing-with-ministries": 10,
  "sharing-by-fhir": 6,
  research: 3,
};

function inventOrigin(diaspora: Diaspora, chance: Chance): Pick<ProfessionalEntry, "originCountry" | "alsoServes"> {
  if (!chance.happens(diaspora.neighbours.share)) return { originCountry: diaspora.originCountry, alsoServes: [] };
  return { originCountry: chance.pick(diaspora.neighbours.countries), alsoServes: [diaspora.originCountry] };
}

function inventPractice(
  main: { specialtyCode: string; level: number },
  secondFields: Diaspora["secondFields"],
  chance: Chance,
): ProfessionalEntry["specialties"] {
  const second = secondFields[main.specialtyCode];
  if (!second || !chance.happens(0.25)) return [main];
  const both = [main, { specialtyCode: second, level: Math.max(2, main.level - 1) }];
  return both.toSorted((one, other) => (one.specialtyCode < other.specialtyCode ? -1 : 1));
}

/** The languages of the place of residence, the language of home for most, and English for some more. */
function inventLanguages(diaspora: Diaspora, residence: Residence, chance: Chance): string[] {
  const languages = new Set(residence.languages);
  if (chance.happens(diaspora.homeLanguage.share)) languages.add(diaspora.homeLanguage.code);
  if (chance.happens(0.6)) languages.add("en");
  return [...languages].sort();
}

function inventWishes(asked: Diaspora["asked"], practice: string, chance: Chance): Pick<ProfessionalEntry, "prefers" | "excludes"> {
  const hospitals = eachOnce(asked.map(({ facility }) => facility));
  const asking = eachOnce(asked.filter(({ specialty }) => specialty === practice).map(({ facility }) => facility));
  const wished = chance.shuffle(asking.length > 0 && chance.happens(0.8) ? asking : hospitals);
  const prefers = chance.happens(0.35) ? wished.slice(0, chance.between(1, 2)).toSorted() : [];
  const others = hospitals.filter((hospital) => !prefers.includes(hospital));
  return { prefers, excludes: chance.happens(0.12) ? [chance.pick(others)] : [] };
}

/** One to three stretches, most around a wave that outreach announced, on days as people write them: seldom a Monday. */
function inventAvailability(waves: WaveEntry[], maxWeeks: number, chance: Chance): DateRange[] {
  const chosen = chance.shuffle(waves).slice(0, chance.pick([1, 1, 2, 2, 3]));
  const stretches = chosen.map((wave) => {
    const firstOn = addDays(wave.firstOn, -chance.between(0, 20) + (chance.happens(0.2) ? 14 : 0));
    return { firstOn, lastOn: addDays(firstOn, 7 * (maxWeeks + chance.between(1, 5)) - chance.between(0, 4)) };
  });
  const sorted = stretches.toSorted((one, other) => (one.firstOn < other.firstOn ? -1 : 1));
  return sorted.filter((stretch, index) => index === 0 || stretch.firstOn > addDays((sorted[index - 1] as DateRange).lastOn, 7));
}
