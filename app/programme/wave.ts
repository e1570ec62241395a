/** A named stretch of the calendar in which visitors arrive together. Both days are included. */
export type Wave = { name: string; firstOn: string; lastOn: string };

/** A week in which visits can start in a country, and for how many visitors the induction has room. */
export type InductionWeek = {
  countryCode: string;
  /** A Monday. */
  startsOn: string;
  places: number;
  /** The name of the wave it belongs to. */
  wave: string | null;
};
