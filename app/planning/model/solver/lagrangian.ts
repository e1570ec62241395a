import { WEEKS_PER_YEAR } from "../visit.ts";
import type { Couplings } from "./couplings.ts";
import { SCALE, type Problem } from "./problem.ts";

/** What the prices make of the rows: tables from which the price of any visit is read in a few steps. All scaled. */
export type PriceTables = {
  /** Sum of person p's rest prices in weeks before t, at [p * (weeks + 1) + t]. */
  restBefore: Float64Array;
  yearPrice: Float64Array;
  arrivalPrice: Float64Array;
  /** Sum of facility f's housing prices in weeks before t, at [f * (weeks + 1) + t]. */
  housingBefore: Float64Array;
  /** Price of a money unit for visits that start in block b. */
  moneyPrice: Float64Array;
  /** What a week at post n gives back to its floors. */
  floorGain: Float64Array;
};

/** Price tables with every price at 0. */
export function emptyTables({ frame }: Problem): PriceTables {
  const { people, facilities, countries, posts, weeks, years, blocks } = frame;
  return {
    restBefore: new Float64Array(people.length * (weeks + 1)),
    yearPrice: new Float64Array(people.length * years),
    arrivalPrice: new Float64Array(countries.length * weeks),
    housingBefore: new Float64Array(facilities.length * (weeks + 1)),
    moneyPrice: new Float64Array(blocks),
    floorGain: new Float64Array(posts.length),
  };
}

/** Fills the tables from whole scaled prices. */
export function fillTables(at: {
  problem: Problem;
  couplings: Couplings;
  prices: Float64Array;
  tables: PriceTables;
}): void {
  const { couplings, prices, tables } = at;
  const { weeks, people, facilities, posts, floorsOfPost } = at.problem.frame;
  for (let person = 0; person < people.length; person++) {
    let row = couplings.restFirst[person]!;
    const after = couplings.restFirst[person + 1]!;
    const base = person * (weeks + 1);
    let sum = 0;
    for (let week = 0; week <= weeks; week++) {
      tables.restBefore[base + week] = sum;
      if (row < after && couplings.restWeek[row] === week) sum += prices[row++]!;
    }
  }
  pick(couplings.yearRow, prices, tables.yearPrice);
  pick(couplings.arrivalRow, prices, tables.arrivalPrice);
  for (let facility = 0; facility < facilities.length; facility++) {
    let sum = 0;
    for (let week = 0; week <= weeks; week++) {
      tables.housingBefore[facility * (weeks + 1) + week] = sum;
      const row = week < weeks ? couplings.housingRow[facility * weeks + week]! : -1;
      if (row >= 0) sum += prices[row]!;
    }
  }
  for (let block = 0; block < tables.moneyPrice.length; block++) {
    tables.moneyPrice[block] = prices[couplings.budgetRow]! + prices[couplings.blockBudgetRow + block]!;
  }
  for (let post = 0; post < posts.length; post++) {
    tables.floorGain[post] = floorsOfPost[post]!.reduce((sum, floor) => sum + prices[couplings.floorRow + floor]!, 0);
  }
}

function pick(rows: Int32Array, prices: Float64Array, into: Float64Array): void {
  for (let at = 0; at < rows.length; at++) into[at] = rows[at]! < 0 ? 0 : prices[rows[at]!]!;
}

/** The scaled points of every visit less its prices. The price of money is rounded down, in the visit's favour: a bound may only be
 *  too high. */
export function reducedPoints(at: {
  problem: Problem;
  couplings: Couplings;
  prices: Float64Array;
  tables: PriceTables;
  reduced: Float64Array;
}): void {
  const { problem, couplings, prices, tables, reduced } = at;
  const { visits, frame } = problem;
  const { slots, groups } = visits;
  for (let slot = 0; slot < slots.count; slot++) {
    const start = slots.start[slot]!;
    const end = Math.min(frame.weeks, start + slots.weeks[slot]!);
    const year = Math.floor(start / WEEKS_PER_YEAR);
    const money = tables.moneyPrice[Math.floor(start / frame.blockWeeks)]!;
    for (let group = slots.firstGroup[slot]!; group < slots.firstGroup[slot + 1]!; group++) {
      const first = groups.firstVisit[group]!;
      const post = visits.post[first]!;
      const facility = frame.facilityOfPost[post]!;
      const housing =
        tables.housingBefore[facility * (frame.weeks + 1) + end]! -
        tables.housingBefore[facility * (frame.weeks + 1) + start]!;
      const arrival = tables.arrivalPrice[frame.countryOfFacility[facility]! * frame.weeks + start]!;
      const shared = tables.floorGain[post]! * slots.weeks[slot]! - housing - arrival;
      for (let visit = first; visit < groups.firstVisit[group + 1]!; visit++) {
        const person = visits.person[visit]!;
        const taken = Math.min(frame.weeks, start + slots.weeks[slot]! + frame.people[person]!.restWeeks);
        const base = person * (frame.weeks + 1);
        const own =
          tables.restBefore[base + taken]! -
          tables.restBefore[base + start]! +
          tables.yearPrice[person * frame.years + year]!;
        reduced[visit] =
          visits.points[visit]! * SCALE + shared - own - wholeShare(money * visits.cost[visit]!, couplings.moneyUnit);
      }
    }
  }
  addPairPrices({ problem, couplings, prices, reduced });
}

/** The whole part of a quotient of whole numbers, safe from the rounding of the division. */
function wholeShare(amount: number, unit: number): number {
  const share = Math.floor(amount / unit);
  return share * unit > amount ? share - 1 : share;
}

function addPairPrices(at: {
  problem: Problem;
  couplings: Couplings;
  prices: Float64Array;
  reduced: Float64Array;
}): void {
  const { couplings, prices, reduced } = at;
  const { visits } = at.problem;
  if (couplings.pairs.length === 0) return;
  const rowOf = new Map(
    couplings.pairs.map(({ person, post }, index) => [`${person}/${post}`, couplings.pairRow + index]),
  );
  for (let visit = 0; visit < visits.count; visit++) {
    const row = rowOf.get(`${visits.person[visit]}/${visits.post[visit]}`);
    if (row !== undefined) reduced[visit]! += prices[row]!;
  }
}
