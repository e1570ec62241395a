import type { DateRange } from "#app/lib/date-range.ts";

/** A hospital's request for a specialty at a level, as a list of needs gives it. */
export type RequestEntry = {
  code: string;
  /** The hospital's code. */
  facilityCode: string;
  specialtyCode: string;
  level: number;
  languageCode: string;
  /** Visitors wanted at the same time; each is one post in a plan. */
  visitors: number;
  /** How much the request counts, 1 to 10. */
  weight: number;
  learners: number;
  /** Whether two visitors may share a week in which one ends and the other starts. */
  handOver: boolean;
  windows: DateRange[];
  /** Weeks of work wanted in each block of the planning period, for each simultaneous visitor. */
  weeksWanted: number[];
  /** Made up for a demonstration. */
  invented: boolean;
};

/** The least number of weeks that a district or a profession should be served in a period. */
export type FloorEntry = { name: string; weeks: number; requestCodes: string[] };

/** Requests that are served together or not at all. */
export type TeamEntry = { code: string; requestCodes: string[] };

/** The id of a seat in a plan: the request's code, and `CODE/2` for the second simultaneous visitor. */
export function postId(request: string, seat: number): string {
  return seat === 1 ? request : `${request}/${seat}`;
}
