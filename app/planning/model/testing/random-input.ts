import fc from "fast-check";
import type { Person, PlanInput, Post, Visit, WeekRange } from "../plan-input.ts";
import { blockCount } from "../visit.ts";
import { everyPossibleVisit, MOST_VISITS_TO_TRY } from "./brute-force.ts";
import { aPerson, aPost, smallInput } from "./small-input.ts";

const SPECIALTIES = ["anaesthesia", "anaesthesia", "surgery"];
const COUNTRIES = ["LS", "RW"];
const FACILITIES = ["F1", "F2"];

/** Valid programmes small enough to try every plan, with everything the problem knows: two countries, hand-over, teams, floors, locked
 *  visits (also impossible and contradictory ones), an earlier plan, and budgets, rooms and arrivals from too few to plenty. */
export const tinyInputs: fc.Arbitrary<PlanInput> = fc
  .record({ weeks: fc.integer({ min: 4, max: 9 }), blockWeeks: fc.integer({ min: 2, max: 5 }) })
  .chain(({ weeks, blockWeeks }) => programmes(weeks, blockWeeks))
  .filter((input) => {
    const { length } = everyPossibleVisit(input);
    return length > 0 && length <= MOST_VISITS_TO_TRY;
  });

function programmes(weeks: number, blockWeeks: number): fc.Arbitrary<PlanInput> {
  const blocks = blockCount({ weeks, blockWeeks });
  return fc
    .record({
      posts: fc.array(postsOf(weeks, blocks), { minLength: 1, maxLength: 3 }).map(named("N")),
      people: fc.array(peopleOf(weeks), { minLength: 2, maxLength: 5 }).map(named("P")),
      arrivals: fc.tuple(arrivalsOf(weeks), arrivalsOf(weeks)),
      housing: fc.tuple(fewOr(0, 1, 4), fewOr(0, 1, 4)),
      budget: fewOr(0, 3_000_000, 15_000_000),
      budgetByBlock: fc.array(fewOr(0, 2_000_000, 12_000_000), { minLength: blocks, maxLength: blocks }),
    })
    .chain(({ arrivals, housing, ...parts }) => {
      const input = smallInput({
        ...parts,
        weeks,
        blockWeeks,
        countries: COUNTRIES.map((id, index) => ({ id, arrivals: arrivals[index as 0 | 1] })),
        facilities: FACILITIES.map((id, index) => ({
          id,
          country: COUNTRIES[index] ?? "LS",
          district: `District ${id}`,
          housing: housing[index as 0 | 1],
        })),
      });
      return withAgreements(input);
    });
}

/** Adds floors, a team, locked visits and an earlier plan. */
function withAgreements(input: PlanInput): fc.Arbitrary<PlanInput> {
  const postIds = input.posts.map(({ id }) => id);
  const visits = fc.uniqueArray(visitsOf(input), { maxLength: 3, selector: (visit) => JSON.stringify(visit) });
  return fc
    .record({
      floors: fc.array(
        fc
          .record({ posts: fc.subarray(postIds), weeks: fc.integer({ min: 0, max: 6 }) })
          .map((floor) => ({ name: "floor", ...floor })),
        { maxLength: 2 },
      ),
      teams: onceIn(
        3,
        fc.subarray(postIds, { minLength: 1 }).map((posts) => [{ id: "T1", posts }]),
      ),
      locked: onceIn(3, visits),
      previous: fc.option(
        fc.record({ visits, moved: fc.integer({ min: 0, max: 300 }), dropped: fc.integer({ min: 0, max: 900 }) }),
      ),
    })
    .map((agreements) => ({ ...input, ...agreements }));
}

function visitsOf(input: PlanInput): fc.Arbitrary<Visit> {
  const anyVisit = fc
    .record({
      person: fc.constantFrom(...input.people.map(({ id }) => id)),
      post: fc.constantFrom(...input.posts.map(({ id }) => id)),
      start: fc.integer({ min: 0, max: input.weeks - 1 }),
      weeks: fc.integer({ min: 1, max: 3 }),
    })
    .map((visit) => ({ ...visit, weeks: Math.min(visit.weeks, input.weeks - visit.start) }));
  const possible = everyPossibleVisit(input);
  if (possible.length === 0) return anyVisit;
  return fc.oneof({ weight: 1, arbitrary: anyVisit }, { weight: 4, arbitrary: fc.constantFrom(...possible) });
}

function postsOf(weeks: number, blocks: number): fc.Arbitrary<Post> {
  return fc
    .record({
      facility: fc.constantFrom("F1", "F1", "F2"),
      specialty: fc.constantFrom(...SPECIALTIES),
      level: fewOr(3, 1, 2),
      windows: windowsOf(weeks),
      wanted: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: blocks, maxLength: blocks }),
      weight: fc.integer({ min: 1, max: 5 }),
      learners: fc.integer({ min: 0, max: 10 }),
      handOver: fc.boolean(),
    })
    .map(aPost);
}

function peopleOf(weeks: number): fc.Arbitrary<Person> {
  return fc
    .record({
      country: fc.constantFrom("LS", "LS", "RW"),
      alsoServes: fc.subarray(COUNTRIES),
      specialties: fc.record(
        { anaesthesia: fc.integer({ min: 1, max: 3 }), surgery: fc.integer({ min: 1, max: 3 }) },
        { requiredKeys: ["anaesthesia"] },
      ),
      available: windowsOf(weeks),
      minWeeks: fc.integer({ min: 1, max: 2 }),
      extraWeeks: fc.integer({ min: 0, max: 2 }),
      visitsPerYear: fewOr(0, 1, 3),
      restWeeks: fc.integer({ min: 0, max: 2 }),
      travel: fc.integer({ min: 0, max: 1_500_000 }),
      prefers: fc.subarray(FACILITIES),
      excludes: onceIn(5, fc.subarray(FACILITIES)),
    })
    .map(({ extraWeeks, specialties, ...person }) =>
      aPerson({
        ...person,
        specialties: { ...specialties },
        maxWeeks: person.minWeeks + extraWeeks,
      }),
    );
}

/** None, one or two windows, at least one week apart. */
function windowsOf(weeks: number): fc.Arbitrary<WeekRange[]> {
  const edges = fc.oneof({ weight: 1, arbitrary: fc.constant([0]) }, { weight: 1, arbitrary: twoOrFour(weeks) });
  return edges.map(([a, b, c, d]): WeekRange[] => {
    if (a === undefined) return [];
    if (b === undefined) return [[a, weeks - 1]];
    if (c === undefined || d === undefined || c <= b + 1) return [[a, b]];
    return [
      [a, b],
      [c, d],
    ];
  });
}

function twoOrFour(weeks: number): fc.Arbitrary<number[]> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max: weeks - 1 }), { maxLength: 4 })
    .map((edges) => edges.toSorted((a, b) => a - b));
}

/** Mostly from `min` to `max`, now and then `few`. */
function fewOr(few: number, min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant(few) }, { weight: 7, arbitrary: fc.integer({ min, max }) });
}

/** The list once in so many cases, otherwise an empty one. */
function onceIn<T>(cases: number, list: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> {
  return fc.oneof({ weight: cases - 1, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: list });
}

/** Room in the induction: in most weeks none, as in practice. */
function arrivalsOf(weeks: number): fc.Arbitrary<number[]> {
  const room = fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
  );
  return fc.array(room, { minLength: weeks, maxLength: weeks });
}

function named(letter: string) {
  return <T extends object>(items: T[]) => items.map((item, index) => ({ ...item, id: `${letter}${index + 1}` }));
}
