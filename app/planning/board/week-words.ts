import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import { m } from "#app/paraglide/messages.js";
import { datesInWords, weekdayInWords } from "#app/ui/date-words.ts";

/** "Mon 4 Jan 2027": the Monday on which a week begins. */
export function mondayInWords(startsOn: string, week: number): string {
  return weekdayInWords(addDays(startsOn, week * DAYS_PER_WEEK));
}

/** "4–24 Jan 2027 (3 weeks)": a stretch of whole weeks, from its Monday to its last Sunday. */
export function weeksInWords(startsOn: string, { start, weeks }: { start: number; weeks: number }): string {
  const firstOn = addDays(startsOn, start * DAYS_PER_WEEK);
  const lastOn = addDays(firstOn, weeks * DAYS_PER_WEEK - 1);
  return m.planning_dates_and_weeks({ dates: datesInWords({ firstOn, lastOn }), weeks });
}
