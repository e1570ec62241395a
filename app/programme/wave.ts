import { firstOverlap, type DateRange } from "#app/lib/date-range.ts";

/** A named stretch of the calendar in which visitors arrive together. Both days are included; waves do not overlap. */
export type WaveEntry = { name: string } & DateRange;

/** A week in which visits can start in a country, and for how many visitors the induction has room.
 *  It belongs to the wave whose dates contain its Monday; it may belong to none. */
export type InductionWeekEntry = {
  countryCode: string;
  /** A Monday. */
  startsOn: string;
  places: number;
};

/** The wave that a day lies in, or null. */
export function waveOn(waves: readonly WaveEntry[], day: string): WaveEntry | null {
  return waves.find(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn) ?? null;
}

/** Two waves that share a day, the earlier first, or null. */
export function overlappingWaves(waves: WaveEntry[]): [WaveEntry, WaveEntry] | null {
  return firstOverlap(waves);
}
