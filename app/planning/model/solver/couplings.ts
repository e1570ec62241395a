import { WEEKS_PER_YEAR } from "../visit.ts";
import type { Problem } from "./problem.ts";

/** The rows that couple the units, each with a price: what the units may use together of a person's time, of housing, arrivals and
 *  money, and what floors and kept visits give back. One vector of prices has a place for each row, family after family. */
export type Couplings = {
  count: number;
  /** How much of the row there is: visits, visitors, money units, weeks below a floor; 1 for a kept pair. */
  limit: Float64Array;
  /** The highest price that makes sense, scaled: of a floor its points a missing week, of a kept pair its bonus, else Infinity. */
  ceiling: Float64Array;
  /** Rows of person p: restFirst[p] to restFirst[p + 1] - 1, in the order of their weeks; row r is at place r of `restWeek`. */
  restFirst: Int32Array;
  restWeek: Int32Array;
  /** Row of person p and year y at [p * years + y]; -1 where no plan can come near the limit. Likewise below. */
  yearRow: Int32Array;
  /** Row of country c and week t at [c * weeks + t]. */
  arrivalRow: Int32Array;
  /** Row of facility f and week t at [f * weeks + t]. */
  housingRow: Int32Array;
  budgetRow: number;
  /** Row of block b at blockBudgetRow + b. */
  blockBudgetRow: number;
  floorRow: number;
  /** Row of pair i at pairRow + i; only pairs with a bonus above 0. */
  pairRow: number;
  pairs: { person: number; post: number; bonus: number }[];
  /** Money rows are priced for this many minor units, about the cost of a visit, so that all prices are of one size. */
  moneyUnit: number;
};

/** Lists the rows of a problem.
 *  @source docs/model.md#bound */
export function couplingsOf(problem: Problem, scale: number): Couplings {
  const { frame, changes } = problem;
  const limits: number[] = [];
  const ceilings: number[] = [];
  const add = (limit: number, ceiling = Infinity): number => {
    ceilings.push(ceiling);
    return limits.push(limit) - 1;
  };
  const rest = restRows(problem, add);
  const yearRow = yearRows(problem, add);
  const arrivalRow = arrivalRows(problem, add);
  const housingRow = housingRows(problem, add);
  const moneyUnit = moneyUnitOf(problem);
  const budgetRow = add(frame.input.budget / moneyUnit);
  const blockBudgetRow = limits.length;
  for (let block = 0; block < frame.blocks; block++) add((frame.input.budgetByBlock[block] ?? 0) / moneyUnit);
  const floorRow = limits.length;
  for (const floor of frame.input.floors) add(floor.weeks, frame.input.value.floor * scale);
  const pairRow = limits.length;
  const pairs = changes.pairs.filter((pair) => pair.bonus > 0);
  for (const pair of pairs) add(1, pair.bonus * scale);
  return {
    count: limits.length,
    limit: Float64Array.from(limits),
    ceiling: Float64Array.from(ceilings),
    ...rest,
    yearRow,
    arrivalRow,
    housingRow,
    budgetRow,
    blockBudgetRow,
    floorRow,
    pairRow,
    pairs,
    moneyUnit,
  };
}

type Add = (limit: number, ceiling?: number) => number;

/** A visit takes its weeks and the rest after it. Only weeks with a largest set of visits that exclude each other need a row: the last
 *  start at or before the end of some visit's time. */
function restRows({ frame, visits }: Problem, add: Add) {
  const { weeks, people } = frame;
  const lastStart = startsAtOrBefore(visits.start, visits.person, { places: people.length, weeks });
  const wanted = new Uint8Array(people.length * weeks);
  const longest = new Int32Array(people.length);
  for (let at = 0; at < visits.count; at++) {
    const person = visits.person[at]!;
    const taken = visits.weeks[at]! + people[person]!.restWeeks;
    const end = Math.min(weeks - 1, visits.start[at]! + taken - 1);
    longest[person] = Math.max(longest[person]!, taken);
    wanted[person * weeks + lastStart[person * weeks + end]!] = 1;
  }
  const restFirst = new Int32Array(people.length + 1);
  const restWeek: number[] = [];
  people.forEach((person, index) => {
    restFirst[index] = restWeek.length;
    for (let week = 0; week < weeks; week++) {
      if (!wanted[index * weeks + week]) continue;
      // With one visit a year, the year's row says all that is said by rows inside the year.
      const earliest = Math.max(0, week - longest[index]! + 1);
      if (person.visitsPerYear === 1 && yearIn(earliest) === yearIn(week)) continue;
      add(1);
      restWeek.push(week);
    }
  });
  restFirst[people.length] = restWeek.length;
  return { restFirst, restWeek: Int32Array.from(restWeek) };
}

function yearIn(week: number): number {
  return Math.floor(week / WEEKS_PER_YEAR);
}

/** For each place and week, the last week up to then in which a visit there starts; -1 before the first. */
function startsAtOrBefore(start: Int32Array, place: Int32Array, size: { places: number; weeks: number }): Int32Array {
  const last = new Int32Array(size.places * size.weeks).fill(-1);
  for (let at = 0; at < start.length; at++) last[place[at]! * size.weeks + start[at]!] = start[at]!;
  for (let row = 0; row < size.places; row++) {
    for (let week = 1; week < size.weeks; week++) {
      const at = row * size.weeks + week;
      if (last[at] === -1) last[at] = last[at - 1]!;
    }
  }
  return last;
}

function yearRows({ frame, visits }: Problem, add: Add): Int32Array {
  const { people, years } = frame;
  const rows = new Int32Array(people.length * years).fill(-1);
  const first = new Int32Array(rows.length).fill(frame.weeks);
  const last = new Int32Array(rows.length).fill(-1);
  for (let at = 0; at < visits.count; at++) {
    const row = visits.person[at]! * years + yearIn(visits.start[at]!);
    first[row] = Math.min(first[row]!, visits.start[at]!);
    last[row] = Math.max(last[row]!, visits.start[at]!);
  }
  people.forEach((person, index) => {
    for (let year = 0; year < years; year++) {
      const row = index * years + year;
      if (last[row] === -1) continue;
      const mostVisits = 1 + Math.floor((last[row]! - first[row]!) / Math.max(1, 1 + person.restWeeks));
      if (mostVisits > person.visitsPerYear) rows[row] = add(person.visitsPerYear);
      else if (person.visitsPerYear === 1) rows[row] = add(1);
    }
  });
  return rows;
}

function arrivalRows({ frame, visits }: Problem, add: Add): Int32Array {
  const { countries, weeks, posts } = frame;
  const starting = new Int32Array(countries.length * weeks);
  const seen = new Uint8Array(posts.length * weeks);
  for (let at = 0; at < visits.count; at++) {
    const [post, start] = [visits.post[at]!, visits.start[at]!];
    if (seen[post * weeks + start]) continue;
    seen[post * weeks + start] = 1;
    starting[frame.countryOfFacility[frame.facilityOfPost[post]!]! * weeks + start]!++;
  }
  return starting.map((posted, place) => {
    const limit = countries[Math.floor(place / weeks)]!.arrivals[place % weeks] ?? 0;
    return posted > limit ? add(limit) : -1;
  });
}

/** As for rest, only weeks with a largest set of visitors need a row. */
function housingRows({ frame, visits }: Problem, add: Add): Int32Array {
  const { facilities, weeks, posts, facilityOfPost } = frame;
  const seats = new Int32Array(facilities.length);
  posts.forEach((post, index) => (seats[facilityOfPost[index]!]! += post.handOver ? 2 : 1));
  const place = visits.post.map((post) => facilityOfPost[post]!);
  const lastStart = startsAtOrBefore(visits.start, place, { places: facilities.length, weeks });
  const rows = new Int32Array(facilities.length * weeks).fill(-1);
  for (let at = 0; at < visits.count; at++) {
    const facility = place[at]!;
    if (seats[facility]! <= facilities[facility]!.housing) continue;
    const end = Math.min(weeks - 1, visits.start[at]! + visits.weeks[at]! - 1);
    rows[facility * weeks + lastStart[facility * weeks + end]!] = 0;
  }
  return rows.map((wanted, at) => (wanted === -1 ? -1 : add(facilities[Math.floor(at / weeks)]!.housing)));
}

/** A power of ten near the mean cost of a possible visit. */
function moneyUnitOf({ visits }: Problem): number {
  let sum = 0;
  for (let at = 0; at < visits.count; at++) sum += visits.cost[at]!;
  const mean = visits.count === 0 ? 1 : sum / visits.count;
  return Math.max(1, 10 ** Math.round(Math.log10(Math.max(1, mean))));
}
