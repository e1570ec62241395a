import { z } from "zod";
import { type ReferenceKind, tell } from "./json-problem.ts";
import type { PlanInput, WeekRange } from "./plan-input.ts";

/** What other parts of the same file a part may refer to; null where that cannot be read, which is told there and nowhere else. */
export type Known = {
  weeks: number | null;
  blocks: number | null;
  ids: Record<ReferenceKind, ReadonlySet<string> | null>;
};

// Limits that keep every sum of money and points an exact integer, far beyond any programme.
const MOST_WEEKS = 1040;
const MOST_MONEY = 1_000_000_000_000;
const MOST_POINTS = 1_000_000;
const MOST_COUNT = 10_000;

/** Points in whole units. */
const points = z.int().min(0).max(MOST_POINTS);
/** Minor units of the currency. */
const money = z.int().min(0).max(MOST_MONEY);
const count = z.int().min(0).max(MOST_COUNT);
const weekCount = z.int().min(1).max(MOST_WEEKS);
const id = z.string().min(1);

/** The whole input, every part checked against what it refers to. Keys that the format does not have are refused.
 *  @source docs/model.md#input */
export function planInputSchema(known: Known) {
  return z.strictObject({
    format: z.literal("tern-plan-input/1"),
    name: z.string(),
    startsOn: monday(),
    weeks: weekCount,
    blockWeeks: weekCount,
    currency: currency(),
    budget: money,
    budgetByBlock: listOf(money, known.blocks),
    stipendPerWeek: z.record(z.string(), money),
    licence: z.record(z.string(), money),
    value: valueWeights(),
    countries: z.array(z.strictObject({ id, arrivals: listOf(count, known.weeks) })),
    facilities: z.array(z.strictObject({ id, country: idOf("country", known), district: z.string(), housing: count })),
    posts: z.array(post(known)),
    people: z.array(person(known)),
    floors: z.array(z.strictObject({ name: z.string(), posts: z.array(idOf("post", known)), weeks: z.int().min(0) })),
    teams: z.array(z.strictObject({ id, posts: z.array(idOf("post", known)).min(1) })),
    locked: z.array(lockedVisit(known)),
    previous: previousPlan().nullable().default(null),
  }) satisfies z.ZodType<PlanInput>;
}

function valueWeights() {
  return z.strictObject({
    service: points,
    coverage: z.tuple([points, points, points]),
    transfer: z.array(points).min(1),
    maxLearners: count,
    handOver: points,
    preference: points,
    moneyPerPoint: z.int().min(1).max(MOST_MONEY),
    floor: points,
  });
}

function post(known: Known) {
  return z.strictObject({
    id,
    facility: idOf("facility", known),
    specialty: idOf("specialty", known),
    level: count,
    language: id,
    windows: windows(known.weeks),
    wanted: listOf(count, known.blocks),
    weight: count,
    learners: count,
    handOver: z.boolean(),
  });
}

function person(known: Known) {
  return z
    .strictObject({
      id,
      country: id,
      alsoServes: z.array(id),
      specialties: specialties(known),
      languages: z.array(id),
      available: windows(known.weeks),
      minWeeks: weekCount,
      maxWeeks: weekCount,
      visitsPerYear: count,
      restWeeks: count,
      travel: money,
      prefers: z.array(idOf("facility", known)),
      excludes: z.array(idOf("facility", known)),
    })
    .superRefine(({ minWeeks, maxWeeks }, context) => {
      if (maxWeeks < minWeeks)
        tell(context, { code: "longest-below-shortest", details: { minWeeks, maxWeeks } }, ["maxWeeks"]);
    });
}

function specialties(known: Known) {
  return z.record(z.string(), count).superRefine((levels, context) => {
    for (const specialty of Object.keys(levels))
      if (known.ids.specialty?.has(specialty) === false)
        tell(context, { code: "unknown-id", details: { kind: "specialty" } }, [specialty]);
  });
}

function lockedVisit(known: Known) {
  const lastWeek = lastWeekOf(known.weeks);
  return z
    .strictObject({
      person: idOf("person", known),
      post: idOf("post", known),
      start: z.int().min(0),
      weeks: z.int().min(1),
    })
    .superRefine(({ start, weeks }, context) => {
      if (start + weeks - 1 > lastWeek) tell(context, { code: "visit-outside", details: { lastWeek } });
    });
}

// An earlier plan may name people and posts that are no longer there: those visits count as dropped.
function previousPlan() {
  return z.strictObject({
    visits: z.array(z.strictObject({ person: id, post: id, start: z.int(), weeks: z.int().min(1) })),
    moved: points,
    dropped: points,
  });
}

/** Inclusive pairs of weeks inside the programme, in order, apart by at least one week. */
function windows(weeks: number | null) {
  return z.array(window(weeks)).superRefine((ranges, context) => {
    for (const [index, [first]] of ranges.entries()) {
      const before = ranges[index - 1];
      if (before && first < before[1] + 2)
        tell(context, { code: "windows-not-apart", details: { earliest: before[1] + 2 } }, [index]);
    }
  });
}

function window(weeks: number | null): z.ZodType<WeekRange> {
  return z.tuple([z.int(), z.int()]).superRefine(([first, last], context) => {
    const lastWeek = lastWeekOf(weeks);
    if (first > last) tell(context, { code: "window-backwards", details: { first, last } });
    else if (first < 0 || last > lastWeek) tell(context, { code: "window-outside", details: { lastWeek } });
  });
}

function lastWeekOf(weeks: number | null): number {
  return weeks === null ? Number.MAX_SAFE_INTEGER : weeks - 1;
}

function idOf(kind: ReferenceKind, known: Known) {
  return z.string().superRefine((reference, context) => {
    if (known.ids[kind]?.has(reference) === false) tell(context, { code: "unknown-id", details: { kind } });
  });
}

function listOf<T extends z.ZodType>(item: T, needed: number | null) {
  return z.array(item).superRefine((list, context) => {
    if (needed !== null && list.length !== needed)
      tell(context, { code: "wrong-count", details: { needed, given: list.length } });
  });
}

function currency() {
  return z.string().superRefine((code, context) => {
    if (!/^[A-Z]{3}$/.test(code)) tell(context, { code: "not-a-currency", details: {} });
  });
}

function monday() {
  return z.string().superRefine((text, context) => {
    const date = new Date(`${text}T00:00:00Z`);
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && isoDate(date) === text;
    if (!isDate) return tell(context, { code: "not-a-date", details: {} });
    const daysAfterMonday = (date.getUTCDay() + 6) % 7;
    if (daysAfterMonday === 0) return;
    date.setUTCDate(date.getUTCDate() - daysAfterMonday);
    tell(context, { code: "not-a-monday", details: { monday: isoDate(date) } });
  });
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
