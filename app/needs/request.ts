import { compareCodes, eachOnce } from "#app/lib/codes.ts";
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

/** Weeks of work wanted in each block by all simultaneous visitors together. */
export function weeksOfAllVisitors({
  weeksWanted,
  visitors,
}: Pick<RequestEntry, "weeksWanted" | "visitors">): number[] {
  return weeksWanted.map((weeks) => weeks * visitors);
}

/** The entry with its windows in order and a number for each block, so that two entries that say the same are the same.
 *  @param blocks of the period that the wanted weeks are for */
export function normalRequest(entry: RequestEntry, blocks: number): RequestEntry {
  return {
    code: entry.code,
    facilityCode: entry.facilityCode,
    specialtyCode: entry.specialtyCode,
    level: entry.level,
    languageCode: entry.languageCode,
    visitors: entry.visitors,
    weight: entry.weight,
    learners: entry.learners,
    handOver: entry.handOver,
    windows: entry.windows.toSorted((one, other) => compareCodes(one.firstOn, other.firstOn)),
    weeksWanted: Array.from({ length: blocks }, (_, block) => entry.weeksWanted[block] ?? 0),
    invented: entry.invented,
  };
}

/** The entry with its requests in order, each once. */
export function normalFloor({ name, weeks, requestCodes }: FloorEntry): FloorEntry {
  return { name, weeks, requestCodes: eachOnce(requestCodes) };
}

/** The entry with its requests in order, each once. */
export function normalTeam({ code, requestCodes }: TeamEntry): TeamEntry {
  return { code, requestCodes: eachOnce(requestCodes) };
}
