import { z } from "zod";
import { arrivals } from "./constraints/arrivals.ts";
import { budget } from "./constraints/budget.ts";
import { cost } from "./constraints/cost.ts";
import { housing } from "./constraints/housing.ts";
import { preference } from "./constraints/preference.ts";
import { rest } from "./constraints/rest.ts";
import { service } from "./constraints/service.ts";
import { transfer } from "./constraints/transfer.ts";
import { visitsPerYear } from "./constraints/visits-per-year.ts";
import type { PlanInput, Post, Visit } from "./plan-input.ts";
import { possibleVisitsOf } from "./possible-visits.ts";
import { mostOfPosts, type Turn } from "./verify-posts.ts";
import { blockOf, costOf, visitKey, yearOf } from "./visit.ts";

const price = z.int().min(0);
const pricesByTime = z.array(z.tuple([z.string(), z.int(), price]));

const certificateSchema = z.strictObject({
  /** Prices are whole numbers of 1/scale point. */
  scale: z
    .int()
    .min(1)
    .max(2 ** 20),
  /** The bound that the prices prove, in points. */
  bound: z.int(),
  /** Money is priced for so many minor units. */
  moneyUnit: z.int().min(1),
  prices: z.strictObject({
    rest: pricesByTime,
    visitsPerYear: pricesByTime,
    arrivals: pricesByTime,
    housing: pricesByTime,
    budget: price,
    budgetByBlock: z.array(price),
    floors: z.array(price),
    changes: z.array(z.tuple([z.string(), z.string(), price])),
  }),
});

/** Prices for what plans share, from which anyone can compute a bound on the value of every plan.
 *  @source docs/model.md#certificate */
export type Certificate = z.infer<typeof certificateSchema>;

/** The certificate that a plan carries; null when it carries none that can be read. */
export function readCertificate(found: unknown): Certificate | null {
  return certificateSchema.safeParse(found).data ?? null;
}

/** The bound that a certificate proves, computed again from the input and the prices alone: in whole numbers, one post after the other,
 *  with nothing of the solver's.
 *  @returns points that no plan is worth more than
 *  @throws when the prices prove nothing: one is above what it may be, or sums leave the numbers that are exact */
export function boundOfCertificate(input: PlanInput, certificate: Certificate): number {
  if (!pricesAreAllowed(input, certificate)) throw new Error("A price is above what it may be");
  const tables = tablesOf(input, certificate);
  const turns = candidates(input).map((visit): Turn => ({
    ...visit,
    points: pointsAfterPrices(input, certificate, { visit, tables }),
  }));
  const turnsByPost = Map.groupBy(turns, (turn) => turn.post);
  const parts = postsTogether(input).map((posts) =>
    mostOfPosts(input, { posts, turnsByPost, scale: certificate.scale }),
  );
  const sums = [limitsWorth(input, certificate), ...parts];
  const sum = sums.reduce((total, part) => total + part, 0);
  if (![...sums, sum].every(Number.isSafeInteger)) throw new Error("Sums leave the numbers that are exact");
  return Math.floor(sum / certificate.scale);
}

/** A floor's price may be at most what a missing week costs, and an earlier pair's at most its bonus: above that a bound would be too low. */
function pricesAreAllowed(input: PlanInput, { scale, prices }: Certificate): boolean {
  const bonuses = bonusesOfPairs(input, scale);
  const bonusOf = (person: string, post: string) => bonuses.get(pairKey({ person, post })) ?? 0;
  const pairs = new Set(prices.changes.map(([person, post]) => pairKey({ person, post })));
  return (
    pairs.size === prices.changes.length &&
    prices.floors.every((amount) => amount <= input.value.floor * scale) &&
    prices.changes.every(([person, post, amount]) => amount <= bonusOf(person, post))
  );
}

/** Posts one by one, and those that teams join together. */
function postsTogether(input: PlanInput): Post[][] {
  let groups = input.posts.map((post) => [post]);
  for (const team of input.teams) {
    const joined = groups.filter((group) => group.some(({ id }) => team.posts.includes(id)));
    groups = [...groups.filter((group) => !joined.includes(group)), joined.flat()];
  }
  return groups;
}

/** Every visit that a plan could have: the locked ones, and the possible ones that keep every rule beside them. */
function candidates(input: PlanInput): Visit[] {
  const lockedKeys = new Set(input.locked.map(visitKey));
  const rules = [rest, visitsPerYear, housing, arrivals, budget];
  const standsBesideLocked = (visit: Visit) =>
    rules.every((rule) => rule.check(input, [...input.locked, visit]).length === 0);
  const possible = input.people.flatMap(({ id: person }) =>
    input.posts.flatMap(({ id: post }) => possibleVisitsOf(input, { person, post })),
  );
  const others =
    input.locked.length === 0
      ? possible
      : possible.filter((visit) => !lockedKeys.has(visitKey(visit)) && standsBesideLocked(visit));
  return [...input.locked, ...others];
}

type ByTime = Map<string, Map<number, number>>;

type Tables = {
  rest: ByTime;
  years: ByTime;
  arrivals: ByTime;
  housing: ByTime;
  restWeeks: Map<string, number>;
  places: Map<string, { facility: string; country: string }>;
};

function tablesOf(input: PlanInput, { prices }: Certificate): Tables {
  const nested = (rows: [string, number, number][]): ByTime => {
    const table: ByTime = new Map();
    for (const [id, time, amount] of rows)
      table.set(id, (table.get(id) ?? new Map<number, number>()).set(time, amount));
    return table;
  };
  const countryOf = new Map(input.facilities.map(({ id, country }) => [id, country]));
  const places = new Map(
    input.posts.map(({ id, facility }) => [id, { facility, country: countryOf.get(facility) ?? "" }]),
  );
  return {
    rest: nested(prices.rest),
    years: nested(prices.visitsPerYear),
    arrivals: nested(prices.arrivals),
    housing: nested(prices.housing),
    restWeeks: new Map(input.people.map(({ id, restWeeks }) => [id, restWeeks])),
    places,
  };
}

/** What one visit is worth alone, less the price of all it takes, scaled. The price of money is rounded down, in the visit's favour. */
function pointsAfterPrices(
  input: PlanInput,
  { scale, moneyUnit, prices }: Certificate,
  at: { visit: Visit; tables: Tables },
): number {
  const { visit, tables } = at;
  const { facility, country } = tables.places.get(visit.post)!;
  const restWeeks = tables.restWeeks.get(visit.person)!;
  const own = [service, transfer, preference, cost].reduce((sum, rule) => sum + rule.points(input, [visit]), 0);
  const kept =
    (input.previous?.visits ?? []).filter((earlier) => visitKey(earlier) === visitKey(visit)).length *
    (input.previous?.moved ?? 0);
  let points = (own + kept) * scale;
  for (let week = visit.start; week < visit.start + visit.weeks + restWeeks; week++)
    points -= tables.rest.get(visit.person)?.get(week) ?? 0;
  for (let week = visit.start; week < visit.start + visit.weeks; week++)
    points -= tables.housing.get(facility)?.get(week) ?? 0;
  points -= tables.years.get(visit.person)?.get(yearOf(visit.start)) ?? 0;
  points -= tables.arrivals.get(country)?.get(visit.start) ?? 0;
  const money = BigInt(prices.budget + (prices.budgetByBlock[blockOf(input, visit.start)] ?? 0));
  points -= Number((money * BigInt(costOf(input, visit))) / BigInt(moneyUnit));
  input.floors.forEach((floor, index) => {
    if (floor.posts.includes(visit.post)) points += (prices.floors[index] ?? 0) * visit.weeks;
  });
  for (const [person, post, amount] of prices.changes)
    if (person === visit.person && post === visit.post) points += amount;
  return points;
}

/** What the limits of all that is shared are worth at the prices, scaled and rounded up. */
function limitsWorth(input: PlanInput, { scale, moneyUnit, prices }: Certificate): number {
  const limitOfPerson = new Map(input.people.map(({ id, visitsPerYear: limit }) => [id, limit]));
  const roomOf = new Map(input.facilities.map(({ id, housing: rooms }) => [id, rooms]));
  const arrivalsOf = new Map(input.countries.map(({ id, arrivals: limits }) => [id, limits]));
  const moneyWorth = (amount: number, limit: number) =>
    Number((BigInt(amount) * BigInt(limit) + BigInt(moneyUnit - 1)) / BigInt(moneyUnit));
  let worth = moneyWorth(prices.budget, input.budget);
  prices.budgetByBlock.forEach((amount, block) => (worth += moneyWorth(amount, input.budgetByBlock[block] ?? 0)));
  for (const [, , amount] of prices.rest) worth += amount;
  for (const [person, , amount] of prices.visitsPerYear) worth += amount * (limitOfPerson.get(person) ?? 0);
  for (const [country, week, amount] of prices.arrivals) worth += amount * (arrivalsOf.get(country)?.[week] ?? 0);
  for (const [facility, , amount] of prices.housing) worth += amount * (roomOf.get(facility) ?? 0);
  input.floors.forEach((floor, index) => {
    worth -= (prices.floors[index] ?? 0) * floor.weeks;
  });
  return worth + changesWorth(input, { scale, prices });
}

/** What earlier visits bring at most before any is kept: all dropped, and each pair's bonus less its price. */
function changesWorth(input: PlanInput, { scale, prices }: Pick<Certificate, "scale" | "prices">): number {
  if (!input.previous) return 0;
  let worth = -input.previous.dropped * input.previous.visits.length * scale;
  for (const bonus of bonusesOfPairs(input, scale).values()) worth += bonus;
  for (const [, , amount] of prices.changes) worth -= amount;
  return worth;
}

/** What a plan gains, scaled, where a person goes to the same post as in the earlier plan. Someone or a post no longer there gains nothing. */
function bonusesOfPairs(input: PlanInput, scale: number): Map<string, number> {
  const { visits, moved, dropped } = input.previous ?? { visits: [], moved: 0, dropped: 0 };
  const people = new Set(input.people.map(({ id }) => id));
  const posts = new Set(input.posts.map(({ id }) => id));
  const pairs = Map.groupBy(
    visits.filter(({ person, post }) => people.has(person) && posts.has(post)),
    pairKey,
  );
  return new Map([...pairs].map(([key, earlier]) => [key, Math.max(0, (dropped - moved) * earlier.length * scale)]));
}

function pairKey({ person, post }: { person: string; post: string }): string {
  return JSON.stringify([person, post]);
}
