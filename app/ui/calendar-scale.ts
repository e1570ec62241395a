import { addDays, daysBetween } from "#app/lib/dates.ts";
import type { DateRange } from "#app/lib/date-range.ts";

/** A stretch on a strip, in per cent of its width. */
export type Stretch = { from: number; width: number };

/** The start of a month on a strip. `labelled` where there is room for its name. */
export type MonthTick = { year: number; month: number; at: number; labelled: boolean };

/** More months than this are told apart by their years only. */
const MOST_MONTHS_NAMED = 24;
const MONTHS_PER_LABEL = 3;
const JANUARY = 1;

/** The whole months that hold all stretches. */
export function wholeMonths(ranges: readonly DateRange[]): DateRange {
  const firstOn = ranges.reduce((least, range) => (range.firstOn < least ? range.firstOn : least), "9999-12-31");
  const lastOn = ranges.reduce((most, range) => (range.lastOn > most ? range.lastOn : most), "0000-01-01");
  return { firstOn: monthStart(firstOn, 0), lastOn: addDays(monthStart(lastOn, 1), -1) };
}

/** Where the part of a stretch that lies in the whole stands; both its days are included. Null when none of it does. */
export function stretchOf(whole: DateRange, part: DateRange): Stretch | null {
  const firstOn = part.firstOn > whole.firstOn ? part.firstOn : whole.firstOn;
  const lastOn = part.lastOn < whole.lastOn ? part.lastOn : whole.lastOn;
  if (lastOn < firstOn) return null;
  const days = daysBetween(whole.firstOn, whole.lastOn) + 1;
  return {
    from: (100 * daysBetween(whole.firstOn, firstOn)) / days,
    width: (100 * (daysBetween(firstOn, lastOn) + 1)) / days,
  };
}

/** The months that begin within whole months. Every third is labelled, or every January when there are many. */
export function monthTicks(whole: DateRange): MonthTick[] {
  const days = daysBetween(whole.firstOn, whole.lastOn) + 1;
  const starts: string[] = [];
  for (let start = whole.firstOn; start <= whole.lastOn; start = monthStart(start, 1)) starts.push(start);
  return starts.map((start) => {
    const [year = 0, month = 0] = start.split("-").map(Number);
    const labelled = starts.length > MOST_MONTHS_NAMED ? month === JANUARY : month % MONTHS_PER_LABEL === 1;
    return { year, month, at: (100 * daysBetween(whole.firstOn, start)) / days, labelled };
  });
}

/** The first of the month of a date, or of the month after it. */
function monthStart(date: string, later: 0 | 1): string {
  const first = `${date.slice(0, 7)}-01`;
  return later === 0 ? first : `${addDays(first, 31).slice(0, 7)}-01`;
}
