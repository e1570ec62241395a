import { firstOverlap } from "#app/lib/date-range.ts";
import type { RowProblem } from "#app/lib/row-problem.ts";
import { HIGHEST_LEVEL, LOWEST_LEVEL, type KnownCodes } from "#app/programme/reference.ts";
import type { ProfessionalEntry } from "./professional.ts";

type Found = Omit<RowProblem, "record">;

/** What keeps one professional from being saved: unknown codes, dates that end before they begin, wishes that contradict.
 *  @param known the codes of countries, languages, specialties and hospitals that exist
 *  @returns problems by field, none when the professional can be saved */
export function professionalProblems(professional: ProfessionalEntry, known: KnownCodes): RowProblem[] {
  const found = [
    ...countryProblems(professional, known),
    ...practiceProblems(professional, known),
    ...lengthProblems(professional),
    ...availabilityProblems(professional),
    ...wishProblems(professional, known),
  ];
  return found.map((problem) => ({ record: professional.code, ...problem }));
}

function countryProblems(professional: ProfessionalEntry, { countries }: KnownCodes): Found[] {
  const { originCountry, residenceCountry, alsoServes } = professional;
  const named = [
    { field: "originCountry", value: originCountry },
    { field: "residenceCountry", value: residenceCountry },
    ...alsoServes.map((value) => ({ field: "alsoServes", value })),
  ];
  return named
    .filter(({ value }) => !countries.has(value))
    .map(({ field, value }) => ({ field, code: "mapping/unknown-country", details: { value } }));
}

function practiceProblems({ specialties, languages }: ProfessionalEntry, known: KnownCodes): Found[] {
  const found: Found[] = [];
  if (specialties.length === 0) found.push({ field: "specialties", code: "mapping/no-specialty", details: {} });
  if (languages.length === 0) found.push({ field: "languages", code: "mapping/no-language", details: {} });
  for (const { specialtyCode, level } of specialties) {
    if (!known.specialties.has(specialtyCode)) {
      found.push({ field: "specialties", code: "mapping/unknown-specialty", details: { value: specialtyCode } });
    }
    if (level < LOWEST_LEVEL || level > HIGHEST_LEVEL) {
      const details = { specialty: specialtyCode, level, lowest: LOWEST_LEVEL, highest: HIGHEST_LEVEL };
      found.push({ field: "specialties", code: "mapping/level-out-of-range", details });
    }
  }
  for (const value of repeated(specialties.map(({ specialtyCode }) => specialtyCode))) {
    found.push({ field: "specialties", code: "mapping/specialty-twice", details: { value } });
  }
  for (const value of languages) {
    if (!known.languages.has(value))
      found.push({ field: "languages", code: "mapping/unknown-language", details: { value } });
  }
  return found;
}

function lengthProblems({ minWeeks, maxWeeks }: ProfessionalEntry): Found[] {
  if (minWeeks <= maxWeeks) return [];
  return [{ field: "maxWeeks", code: "mapping/longest-below-shortest", details: { minWeeks, maxWeeks } }];
}

function availabilityProblems({ availability }: ProfessionalEntry): Found[] {
  const backwards = availability.filter(({ firstOn, lastOn }) => lastOn < firstOn);
  if (backwards.length > 0) {
    return backwards.map(({ firstOn, lastOn }) => {
      return { field: "availability", code: "mapping/ends-before-beginning", details: { firstOn, lastOn } };
    });
  }
  const clash = firstOverlap(availability);
  if (!clash) return [];
  const [one, other] = clash;
  const details = { firstOn: one.firstOn, lastOn: one.lastOn, otherFirstOn: other.firstOn, otherLastOn: other.lastOn };
  return [{ field: "availability", code: "mapping/availability-overlaps", details }];
}

function wishProblems({ prefers, excludes }: ProfessionalEntry, known: KnownCodes): Found[] {
  const wishes = [
    ...prefers.map((value) => ({ field: "prefers", value })),
    ...excludes.map((value) => ({ field: "excludes", value })),
  ];
  const unknown = wishes
    .filter(({ value }) => !known.facilities.has(value))
    .map(({ field, value }) => ({ field, code: "mapping/unknown-facility", details: { value } }));
  const contradicting = prefers
    .filter((value) => excludes.includes(value))
    .map((value) => ({ field: "excludes", code: "mapping/wishes-contradict", details: { value } }));
  return [...unknown, ...contradicting];
}

/** Values that come more than once, each named once. */
function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
