import { WEEKS_PER_YEAR } from "../visit.ts";
import type { Couplings } from "./couplings.ts";
import type { Problem } from "./problem.ts";

/** Calls `use` for each row that a visit takes from (an amount above 0) or gives to (below 0). Money is in money units. */
export function eachUse(
  { problem, couplings }: { problem: Problem; couplings: Couplings },
  visit: number,
  use: (row: number, amount: number) => void,
): void {
  const { visits, frame } = problem;
  const [person, post, start, weeks] = [
    visits.person[visit]!,
    visits.post[visit]!,
    visits.start[visit]!,
    visits.weeks[visit]!,
  ];
  const facility = frame.facilityOfPost[post]!;
  const restedAt = start + weeks + frame.people[person]!.restWeeks;
  for (let row = couplings.restFirst[person]!; row < couplings.restFirst[person + 1]!; row++) {
    const week = couplings.restWeek[row]!;
    if (week >= start && week < restedAt) use(row, 1);
  }
  const year = couplings.yearRow[person * frame.years + Math.floor(start / WEEKS_PER_YEAR)]!;
  if (year >= 0) use(year, 1);
  const arrival = couplings.arrivalRow[frame.countryOfFacility[facility]! * frame.weeks + start]!;
  if (arrival >= 0) use(arrival, 1);
  for (let week = start; week < Math.min(frame.weeks, start + weeks); week++) {
    const row = couplings.housingRow[facility * frame.weeks + week]!;
    if (row >= 0) use(row, 1);
  }
  const money = visits.cost[visit]! / couplings.moneyUnit;
  use(couplings.budgetRow, money);
  use(couplings.blockBudgetRow + Math.floor(start / frame.blockWeeks), money);
  for (const floor of frame.floorsOfPost[post]!) use(couplings.floorRow + floor, -weeks);
  const pair = couplings.pairs.findIndex((earlier) => earlier.person === person && earlier.post === post);
  if (pair >= 0) use(couplings.pairRow + pair, -1);
}
