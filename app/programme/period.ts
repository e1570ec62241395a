import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import type { DateRange } from "#app/lib/date-range.ts";

/** Points and prices by which plans are compared. @source docs/model.md, "Value" */
export type ValueWeights = {
  service: number;
  coverage: [number, number, number];
  transfer: number[];
  maxLearners: number;
  handOver: number;
  preference: number;
  moneyPerPoint: number;
  floor: number;
};

/** The stretch of weeks that one plan covers, with its budget. Money in minor units of the programme's currency. */
export type PeriodEntry = {
  name: string;
  /** A Monday. */
  startsOn: string;
  weeks: number;
  /** Weeks in one block; a quarter is 13. */
  blockWeeks: number;
  budgetCents: number;
  /** For the visits that start in each block, one entry a block; none where blocks share the budget freely. */
  blockBudgetsCents: number[];
  /** Weeks from the first Monday before which no visit can start, because papers take that long. */
  clearanceWeeks: number;
  valueWeights: ValueWeights;
  /** Points lost when an accepted visit is moved, and when it is dropped. */
  movedPoints: number;
  droppedPoints: number;
};

/** When a period is, without its money and weights. */
export type PeriodFrame = Pick<PeriodEntry, "name" | "startsOn" | "weeks" | "blockWeeks">;

/** Weights a new period begins with. @source docs/model.md, "Value" (the weights of the published instances) */
export const STANDARD_VALUE_WEIGHTS: ValueWeights = {
  service: 20,
  coverage: [100, 70, 40],
  transfer: [0, 2, 5, 7, 9, 10, 11, 12],
  maxLearners: 8,
  handOver: 60,
  preference: 60,
  moneyPerPoint: 5000,
  floor: 150,
};

/** Points that a new period takes off for an accepted visit that is moved, and for one that is dropped.
 *  @source docs/model.md, "Value" */
export const STANDARD_MOVED_POINTS = 200;
export const STANDARD_DROPPED_POINTS = 600;

/** Blocks that a period has; the last may be shorter. */
export function blockCount(period: Pick<PeriodEntry, "weeks" | "blockWeeks">): number {
  return Math.ceil(period.weeks / period.blockWeeks);
}

/** The days of each block, both ends included; the last may be shorter. */
export function blockDates(period: Pick<PeriodEntry, "startsOn" | "weeks" | "blockWeeks">): DateRange[] {
  const { startsOn, weeks, blockWeeks } = period;
  return Array.from({ length: blockCount(period) }, (_, block) => ({
    firstOn: addDays(startsOn, block * blockWeeks * DAYS_PER_WEEK),
    lastOn: addDays(startsOn, Math.min((block + 1) * blockWeeks, weeks) * DAYS_PER_WEEK - 1),
  }));
}

/** The days of the whole period, both ends included. */
export function periodDates({ startsOn, weeks }: Pick<PeriodEntry, "startsOn" | "weeks">): DateRange {
  return { firstOn: startsOn, lastOn: addDays(startsOn, weeks * DAYS_PER_WEEK - 1) };
}
