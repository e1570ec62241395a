import { m } from "#app/paraglide/messages.js";
import { numberInWords } from "#app/ui/number-words.ts";
import type { Summary } from "./changes.ts";

/** What each part of a programme is called where it is counted, in the order in which it is told. */
const PARTS: readonly { part: keyof Summary; name: () => string }[] = [
  { part: "professionals", name: m.exchange_part_professionals },
  { part: "consents", name: m.exchange_part_consents },
  { part: "facilities", name: m.exchange_part_facilities },
  { part: "requests", name: m.exchange_part_requests },
  { part: "teams", name: m.exchange_part_teams },
  { part: "floors", name: m.exchange_part_floors },
  { part: "period", name: m.exchange_part_period },
  { part: "waves", name: m.exchange_part_waves },
  { part: "inductionWeeks", name: m.exchange_part_induction_weeks },
  { part: "visitRates", name: m.exchange_part_visit_rates },
];

/** A part of a programme, by its name, with what a workbook does to it. */
export type PartCount = { part: keyof Summary; name: string } & Summary[keyof Summary];

/** The parts of a programme that a workbook says something about. */
export function partsCounted(summary: Summary): PartCount[] {
  const parts = PARTS.map(({ part, name }) => ({ part, name: name(), ...summary[part] }));
  return parts.filter(({ added, changed, unchanged }) => added + changed + unchanged > 0);
}

/** "Professionals: 12 added, 3 changed, 45 unchanged", a line each. */
export function summaryLines(summary: Summary): string[] {
  return partsCounted(summary).map(({ name, added, changed, unchanged }) =>
    m.exchange_part_counts({
      part: name,
      added: numberInWords(added),
      changed: numberInWords(changed),
      unchanged: numberInWords(unchanged),
    }),
  );
}
