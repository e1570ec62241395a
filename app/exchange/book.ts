import type { ConsentEntry } from "#app/accounts/consent.ts";
import type { ProfessionalEntry } from "#app/mapping/professional.ts";
import type { FloorEntry, RequestEntry, TeamEntry } from "#app/needs/request.ts";
import type { FacilityEntry } from "#app/programme/facility.ts";
import type { PeriodEntry } from "#app/programme/period.ts";
import type { VisitRateEntry } from "#app/programme/visit-rate.ts";
import type { InductionWeekEntry, WaveEntry } from "#app/programme/wave.ts";

/** What the two workbooks of a programme say together, everything by its code. */
export type Book = {
  /** Null where neither workbook nor programme says it. */
  currency: string | null;
  period: PeriodEntry | null;
  facilities: FacilityEntry[];
  waves: WaveEntry[];
  inductionWeeks: InductionWeekEntry[];
  visitRates: VisitRateEntry[];
  professionals: ProfessionalEntry[];
  /** What lists state of consent: who agreed on which day to what. */
  consents: ConsentEntry[];
  requests: RequestEntry[];
  teams: TeamEntry[];
  floors: FloorEntry[];
};

/** The lists of a book. */
export type Noun = Exclude<keyof Book, "currency" | "period">;
export type Entry<N extends Noun> = Book[N][number];

export const EMPTY_BOOK: Book = {
  currency: null,
  period: null,
  facilities: [],
  waves: [],
  inductionWeeks: [],
  visitRates: [],
  professionals: [],
  consents: [],
  requests: [],
  teams: [],
  floors: [],
};

/** By what an entry is told from the others of its list; an import replaces the entry of the same key. */
export const KEY_OF: { [N in Noun]: (entry: Entry<N>) => string } = {
  facilities: (facility) => facility.code,
  waves: (wave) => wave.name,
  inductionWeeks: (week) => `${week.countryCode} ${week.startsOn}`,
  visitRates: (rate) => rate.specialtyCode,
  professionals: (professional) => professional.code,
  consents: (consent) => consent.professional,
  requests: (request) => request.code,
  teams: (team) => team.code,
  floors: (floor) => floor.name,
};

export const NOUNS: readonly Noun[] = [
  "facilities",
  "waves",
  "inductionWeeks",
  "visitRates",
  "professionals",
  "consents",
  "requests",
  "teams",
  "floors",
];
