import type { DateRange } from "#app/lib/date-range.ts";

export type WishKind = "prefers" | "excludes";

/** A diaspora health professional who offered to come, as a list of professionals gives it. */
export type Professional = {
  code: string;
  /** A whole name; one word is a whole name for many. */
  name: string;
  originCountry: string;
  residenceCountry: string;
  residenceCity: string | null;
  /** Last day on which the person may re-enter the country of residence; null where there is no limit. */
  rightToReturnUntil: string | null;
  minWeeks: number;
  maxWeeks: number;
  visitsPerYear: number;
  /** Weeks between the end of a visit and the start of the next. */
  restWeeks: number;
  /** One return journey, in minor units of the programme's currency. */
  travelCents: number;
  /** Made up for a demonstration. */
  invented: boolean;
  specialties: { specialty: string; level: number }[];
  languages: string[];
  /** Countries beside the country of origin. */
  alsoServes: string[];
  availability: DateRange[];
  wishes: { facility: string; wish: WishKind }[];
};
