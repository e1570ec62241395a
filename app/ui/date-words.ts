import type { DateRange } from "#app/lib/date-range.ts";
import { m } from "#app/paraglide/messages.js";

/** "4 Jan 2027". The names of months are our own: Intl names them differently in the browser and on the server for rw and st. */
export function dayInWords(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${shortMonth(month)} ${year}`;
}

/** "Mon 4 Jan 2027" */
export function weekdayInWords(date: string): string {
  const { year, month, day } = partsOf(date);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${m.ui_weekdays_short().split(" ")[weekday] ?? ""} ${dayInWords(date)}`;
}

/** "4–24 Jan 2027", "28 Dec 2026–8 Jan 2027": a stretch without what its ends share. */
export function datesInWords({ firstOn, lastOn }: DateRange): string {
  const [from, to] = [partsOf(firstOn), partsOf(lastOn)];
  if (from.year !== to.year) return `${dayInWords(firstOn)} – ${dayInWords(lastOn)}`;
  if (from.month !== to.month) return `${from.day} ${shortMonth(from.month)} – ${dayInWords(lastOn)}`;
  return from.day === to.day ? dayInWords(lastOn) : `${from.day}–${dayInWords(lastOn)}`;
}

/** A month's short name; 1 is January. */
export function shortMonth(month: number): string {
  return m.ui_months_short().split(" ")[month - 1] ?? "";
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day };
}

/** "4 Jan 2027, 14:05": an instant as the clock of a place shows it.
 *  @param timeZone IANA name, for example Africa/Maseru */
export function instantInWords(at: Date, timeZone: string): string {
  const options = { timeZone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" } as const;
  // Swedish writes 2027-01-04 14:05, from which the parts are taken; the words are our own.
  const [date = "", time = ""] = new Intl.DateTimeFormat("sv-SE", options).format(at).split(" ");
  return `${dayInWords(date)}, ${time}`;
}
