import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import { m } from "#app/paraglide/messages.js";

/** A month's short name; 1 is January. The names are our own: Intl names them differently in the browser and on the server for rw and st. */
export function shortMonth(month: number): string {
  return m.planning_months_short().split(" ")[month - 1] ?? "";
}

/** "Mon 4 Jan 2027": the Monday on which a week begins. */
export function mondayInWords(startsOn: string, week: number): string {
  return m.planning_monday({ date: dayInWords(addDays(startsOn, week * DAYS_PER_WEEK)) });
}

/** "4–24 Jan 2027 (3 weeks)": a stretch of whole weeks, from its Monday to its last Sunday. */
export function weeksInWords(startsOn: string, { start, weeks }: { start: number; weeks: number }): string {
  const first = addDays(startsOn, start * DAYS_PER_WEEK);
  const last = addDays(first, weeks * DAYS_PER_WEEK - 1);
  return m.planning_dates_and_weeks({ dates: `${dayBefore(first, last)}–${dayInWords(last)}`, weeks });
}

/** A calendar date as "4 Jan 2027". */
export function dayInWords(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${shortMonth(month)} ${year}`;
}

/** The first day of a stretch, without what it shares with the last. */
function dayBefore(first: string, last: string): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  if (from.year !== to.year) return dayInWords(first);
  return from.month === to.month ? String(from.day) : `${from.day} ${shortMonth(from.month)}`;
}

/** Year, month (1 is January) and day of a calendar date. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day };
}
