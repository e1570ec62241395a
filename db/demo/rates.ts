import { eachOnce } from "#app/lib/codes.ts";
import type { VisitRateEntry } from "#app/programme/visit-rate.ts";
import { readReference } from "./hospitals.ts";

/** Minor units of US dollars, invented: a specialist's week and licence cost more than those of other professions. */
const SPECIALIST = { stipendPerWeekCents: 75_000, licenceCents: 25_000 };
const OTHER = { stipendPerWeekCents: 45_000, licenceCents: 12_000 };

/** What a visit of each of these specialties costs beside the journey. */
export function ratesFor(specialties: string[]): VisitRateEntry[] {
  const kinds = new Map(readReference<{ specialty_code: string; kind: string }>("specialties.csv").map((row) => [row.specialty_code, row.kind]));
  return eachOnce(specialties).map((specialtyCode) => ({
    specialtyCode,
    ...(kinds.get(specialtyCode) === "specialty" || specialtyCode === "dentist" ? SPECIALIST : OTHER),
  }));
}
