import { compareCodes, eachOnce } from "#app/lib/codes.ts";
import type { DateRange } from "#app/lib/date-range.ts";

/** What stands where the name of a person stood who was erased. */
export const ERASED_NAME = "A person who was erased";

/** A diaspora health professional who offered to come, as a list of professionals gives it. */
export type ProfessionalEntry = {
  code: string;
  /** A whole name; one word is a whole name for many. */
  name: string;
  originCountry: string;
  residenceCountry: string;
  residenceCity: string | null;
  /** Last day on which the person may re-enter the country of residence; null where there is no limit. */
  rightToReturnUntil: string | null;
  specialties: { specialtyCode: string; level: number }[];
  languages: string[];
  minWeeks: number;
  maxWeeks: number;
  visitsPerYear: number;
  /** Weeks between the end of a visit and the start of the next. */
  restWeeks: number;
  /** One return journey, in minor units of the programme's currency. */
  travelCents: number;
  /** Countries beside the country of origin. */
  alsoServes: string[];
  /** Hospitals the person prefers, and those the person will not go to: codes. */
  prefers: string[];
  excludes: string[];
  availability: DateRange[];
  /** Made up for a demonstration. */
  invented: boolean;
};

/** The entry with its lists in order and nothing twice, so that two entries that say the same are the same. */
export function normalProfessional(entry: ProfessionalEntry): ProfessionalEntry {
  return {
    code: entry.code,
    name: entry.name,
    originCountry: entry.originCountry,
    residenceCountry: entry.residenceCountry,
    residenceCity: entry.residenceCity,
    rightToReturnUntil: entry.rightToReturnUntil,
    specialties: entry.specialties.toSorted((one, other) => compareCodes(one.specialtyCode, other.specialtyCode)),
    languages: eachOnce(entry.languages),
    minWeeks: entry.minWeeks,
    maxWeeks: entry.maxWeeks,
    visitsPerYear: entry.visitsPerYear,
    restWeeks: entry.restWeeks,
    travelCents: entry.travelCents,
    alsoServes: eachOnce(entry.alsoServes),
    prefers: eachOnce(entry.prefers),
    excludes: eachOnce(entry.excludes),
    availability: entry.availability.toSorted((one, other) => compareCodes(one.firstOn, other.firstOn)),
    invented: entry.invented,
  };
}
