import { m } from "#app/paraglide/messages.js";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { dayInWords } from "#app/ui/date-words.ts";
import { weeksInWords } from "#app/ui/duration-words.ts";
import type { ProfessionalEntry } from "./professional.ts";

/** How a page calls a professional: by name, or by code where the reader is not told names. */
export function nameOrCode({ name, code }: { name: string | null; code: string }): string {
  return name ?? code;
}

/** "Johannesburg, South Africa" */
export function residenceInWords(
  { residenceCity, residenceCountry }: Pick<ProfessionalEntry, "residenceCity" | "residenceCountry">,
  { countries }: Pick<Names, "countries">,
): string {
  const country = nameOf(countries, residenceCountry);
  return residenceCity === null ? country : `${residenceCity}, ${country}`;
}

/** "until 30 Jun 2027" */
export function rightToReturnInWords(until: string | null): string {
  return until === null ? m.mapping_no_limit() : m.mapping_until({ day: dayInWords(until) });
}

/** "2 to 6 weeks" */
export function visitLengthInWords({ minWeeks, maxWeeks }: Pick<ProfessionalEntry, "minWeeks" | "maxWeeks">): string {
  if (minWeeks === maxWeeks) return weeksInWords(minWeeks);
  return m.mapping_from_to({ from: minWeeks, to: weeksInWords(maxWeeks) });
}
