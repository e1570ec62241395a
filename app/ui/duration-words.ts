import { daysBetween, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import type { DateRange } from "#app/lib/date-range.ts";
import { m } from "#app/paraglide/messages.js";
import { datesInWords } from "./date-words.ts";

/** "1 week", "6 weeks" */
export function weeksInWords(weeks: number): string {
  return m.ui_weeks({ weeks });
}

/** "4–24 Jan 2027 (3 weeks)": a stretch with the weeks that fit into it. Both its days are included. */
export function stretchInWords(range: DateRange): string {
  const weeks = Math.floor((daysBetween(range.firstOn, range.lastOn) + 1) / DAYS_PER_WEEK);
  return m.ui_stretch({ dates: datesInWords(range), weeks: weeksInWords(weeks) });
}
