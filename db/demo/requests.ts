import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import type { DateRange } from "#app/lib/date-range.ts";
import { normalRequest, type RequestEntry } from "#app/needs/request.ts";
import { blockCount, type PeriodEntry } from "#app/programme/period.ts";

/** What a hospital asks for; level 3, English, and one visitor at a time unless it says otherwise. */
export type Asked = {
  facility: string;
  specialty: string;
  weight: number;
  learners: number;
  /** Wanted in each quarter; half as many in the first, which clearance shortens. */
  weeks: number;
  level?: number;
  language?: string;
  visitors?: number;
  /** Members of a team come together, so nobody is left to hand over to. */
  team?: string;
};

type Setting = {
  period: PeriodEntry;
  /** Days in which a hospital cannot receive visitors, by hospital: snow, building work. */
  closed: Record<string, [firstOn: string, lastOn: string]>;
};

/** Requests, marked as invented, with a code that tells hospital and specialty. */
export function inventRequests(asked: Asked[], { period, closed }: Setting): RequestEntry[] {
  const blocks = blockCount(period);
  return asked.map((one) => {
    const entry: RequestEntry = {
      code: `${one.facility}-${one.specialty}`,
      facilityCode: one.facility,
      specialtyCode: one.specialty,
      level: one.level ?? 3,
      languageCode: one.language ?? "en",
      visitors: one.visitors ?? 1,
      weight: one.weight,
      learners: one.learners,
      handOver: one.team === undefined,
      windows: windowsAround(period, closed[one.facility]),
      weeksWanted: Array.from({ length: blocks }, (_, block) => (block === 0 ? Math.ceil(one.weeks / 2) : one.weeks)),
      invented: true,
    };
    return normalRequest(entry, blocks);
  });
}

function windowsAround({ startsOn, weeks }: PeriodEntry, closed: Setting["closed"][string] | undefined): DateRange[] {
  const lastOn = addDays(startsOn, weeks * DAYS_PER_WEEK - 1);
  if (!closed) return [{ firstOn: startsOn, lastOn }];
  const [closedFrom, closedUntil] = closed;
  return [{ firstOn: startsOn, lastOn: addDays(closedFrom, -1) }, { firstOn: addDays(closedUntil, 1), lastOn }];
}
