import { addDays, daysBetween, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import type { DateRange } from "#app/lib/date-range.ts";
import type { WeekRange } from "./model/plan-input.ts";

/** The weeks of a planning period: week 0 begins on startsOn, a Monday. */
export type PeriodWeeks = { startsOn: string; weeks: number };

/** The whole weeks, Monday to Sunday, that lie in the stretches and in the period.
 *  Stretches that follow each other without a day between count as one, so the result's ranges are at least a week apart.
 *  @returns first and last week of each range, counted from 0, in order */
export function wholeWeeks(stretches: readonly DateRange[], period: PeriodWeeks): WeekRange[] {
  return joined(stretches).flatMap(({ firstOn, lastOn }): WeekRange[] => {
    const first = Math.max(0, Math.ceil(daysBetween(period.startsOn, firstOn) / DAYS_PER_WEEK));
    const dayAfter = daysBetween(period.startsOn, lastOn) + 1;
    const last = Math.min(period.weeks, Math.floor(dayAfter / DAYS_PER_WEEK)) - 1;
    return first <= last ? [[first, last]] : [];
  });
}

/** The week of the period that begins on a Monday, or null when the period does not hold it. */
export function weekOf(monday: string, period: PeriodWeeks): number | null {
  const week = daysBetween(period.startsOn, monday) / DAYS_PER_WEEK;
  return Number.isInteger(week) && week >= 0 && week < period.weeks ? week : null;
}

/** The Monday on which a week of the period begins. */
export function mondayOf(week: number, startsOn: string): string {
  return addDays(startsOn, week * DAYS_PER_WEEK);
}

/** The days of a visit, from its Monday to its last Sunday. */
export function daysOfVisit(visit: { startsOn: string; weeks: number }): DateRange {
  return { firstOn: visit.startsOn, lastOn: addDays(visit.startsOn, visit.weeks * DAYS_PER_WEEK - 1) };
}

function joined(stretches: readonly DateRange[]): DateRange[] {
  const sorted = stretches.toSorted((one, other) => (one.firstOn < other.firstOn ? -1 : 1));
  const result: DateRange[] = [];
  for (const { firstOn, lastOn } of sorted) {
    const open = result.at(-1);
    if (!open || firstOn > addDays(open.lastOn, 1)) result.push({ firstOn, lastOn });
    else if (lastOn > open.lastOn) open.lastOn = lastOn;
  }
  return result;
}
