import { addDays, DAYS_PER_WEEK, isMonday } from "#app/lib/dates.ts";
import type { InductionWeekEntry, WaveEntry } from "#app/programme/wave.ts";

/** Induction weeks of a country: the same weeks of every wave, counted from its first Monday. */
export function inductionWeeksOf(
  countryCode: string,
  waves: WaveEntry[],
  { weeks, places }: { weeks: number[]; places: number },
): InductionWeekEntry[] {
  return waves.flatMap(({ firstOn }) => {
    if (!isMonday(firstOn)) throw new Error(`The wave of ${firstOn} does not begin on a Monday`);
    return weeks.map((week) => ({ countryCode, startsOn: addDays(firstOn, week * DAYS_PER_WEEK), places }));
  });
}
