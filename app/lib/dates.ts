/** Calendar dates are texts: YYYY-MM-DD. They have no time and no zone, so a stay is the same days everywhere. */

const DAY_MS = 86_400_000;
const MONDAY = 1;

export const DAYS_PER_WEEK = 7;

/** The date so many days later; earlier when days is below 0. */
export function addDays(date: string, days: number): string {
  return new Date(instantOf(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one date to another; below 0 when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (instantOf(to) - instantOf(from)) / DAY_MS;
}

/** Whether a week can begin on the date. */
export function isMonday(date: string): boolean {
  return new Date(instantOf(date)).getUTCDay() === MONDAY;
}

function instantOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
