import { localTime } from "#app/lib/instants.ts";
import { m } from "#app/paraglide/messages.js";
import { dayInWords } from "#app/ui/date-words.ts";

/** "4 Jan 2027, 14:05", on the clock of the programme. */
export function timeInWords(at: Date, timeZone: string): string {
  const { date, time } = localTime(at, timeZone);
  return m.planning_date_and_time({ date: dayInWords(date), time });
}
