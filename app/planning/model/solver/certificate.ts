import type { Certificate } from "../verify-certificate.ts";
import { boundingOf, throughBounds, type Bounding } from "./bound.ts";
import { compileProblem } from "./compile-problem.ts";
import { couplingsOf, type Couplings } from "./couplings.ts";
import { findVisit } from "./find-visit.ts";
import { SCALE, type Problem } from "./problem.ts";
import type { PlanInput, Visit } from "../plan-input.ts";

/** The prices that prove a bound, named so that a program that shares nothing with the solver can compute the bound from them again.
 *  Rows that cost nothing are left out.
 *  @source docs/model.md#certificate */
export function certificateOf(
  { problem, couplings }: Bounding,
  priced: { bound: number; prices: Float64Array },
): Certificate {
  const { people, facilities, countries, weeks, years, blocks, input } = problem.frame;
  const at = (row: number) => (row < 0 ? 0 : priced.prices[row]!);
  const rest = people.flatMap(({ id }, person) =>
    rowsFrom(couplings.restFirst[person]!, couplings.restFirst[person + 1]!).map((row): [string, number, number] => [
      id,
      couplings.restWeek[row]!,
      at(row),
    ]),
  );
  const byTime = (ids: { id: string }[], rows: Int32Array, times: number) =>
    ids.flatMap(({ id }, place) =>
      rowsFrom(0, times).map((time): [string, number, number] => [id, time, at(rows[place * times + time]!)]),
    );
  return {
    scale: SCALE,
    bound: Math.floor(priced.bound / SCALE),
    moneyUnit: couplings.moneyUnit,
    prices: {
      rest: priceful(rest),
      visitsPerYear: priceful(byTime(people, couplings.yearRow, years)),
      arrivals: priceful(byTime(countries, couplings.arrivalRow, weeks)),
      housing: priceful(byTime(facilities, couplings.housingRow, weeks)),
      budget: at(couplings.budgetRow),
      budgetByBlock: rowsFrom(0, blocks).map((block) => at(couplings.blockBudgetRow + block)),
      floors: input.floors.map((_, floor) => at(couplings.floorRow + floor)),
      changes: couplings.pairs.map(({ person, post }, pair) => [
        people[person]!.id,
        problem.frame.posts[post]!.id,
        at(couplings.pairRow + pair),
      ]),
    },
  };
}

function rowsFrom(first: number, after: number): number[] {
  return Array.from({ length: after - first }, (_, place) => first + place);
}

function priceful(rows: [string, number, number][]): [string, number, number][] {
  return rows.filter(([, , price]) => price !== 0);
}

/** The most that any plan with a visit can be worth, proven by the prices of a certificate: what "why not" can say of it.
 *  @returns for a visit that no plan can have, the value is -Infinity */
export function ceilingsFrom(input: PlanInput, certificate: Certificate): (visit: Visit) => number {
  const problem = compileProblem(input);
  const couplings = couplingsOf(problem, SCALE);
  const through = new Float64Array(problem.visits.count);
  throughBounds(boundingOf(problem, couplings), pricesFrom(certificate, problem, couplings), through);
  return (visit) => {
    const index = findVisit(problem, visit);
    return index < 0 ? -Infinity : Math.floor(through[index]! / SCALE);
  };
}

function pricesFrom({ prices }: Certificate, { frame }: Problem, couplings: Couplings): Float64Array {
  const vector = new Float64Array(couplings.count);
  const set = (row: number | undefined, price: number) => {
    if (row !== undefined && row >= 0) vector[row] = price;
  };
  const place = (ids: { id: string }[]) => new Map(ids.map(({ id }, index) => [id, index]));
  const [people, facilities, countries] = [frame.personIndex, place(frame.facilities), place(frame.countries)];
  for (const [id, week, price] of prices.rest) {
    const person = people.get(id) ?? 0;
    const rows = rowsFrom(couplings.restFirst[person]!, couplings.restFirst[person + 1]!);
    set(
      rows.find((row) => couplings.restWeek[row] === week),
      price,
    );
  }
  for (const [id, year, price] of prices.visitsPerYear)
    set(couplings.yearRow[(people.get(id) ?? 0) * frame.years + year], price);
  for (const [id, week, price] of prices.arrivals)
    set(couplings.arrivalRow[(countries.get(id) ?? 0) * frame.weeks + week], price);
  for (const [id, week, price] of prices.housing)
    set(couplings.housingRow[(facilities.get(id) ?? 0) * frame.weeks + week], price);
  set(couplings.budgetRow, prices.budget);
  prices.budgetByBlock.forEach((price, block) => set(couplings.blockBudgetRow + block, price));
  prices.floors.forEach((price, floor) => set(couplings.floorRow + floor, price));
  prices.changes.forEach(([, , price], pair) => set(couplings.pairRow + pair, price));
  return vector;
}
