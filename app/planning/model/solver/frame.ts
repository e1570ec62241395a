import type { Country, Facility, Person, PlanInput, Post } from "../plan-input.ts";
import { blockCount, compareIds, WEEKS_PER_YEAR } from "../visit.ts";

/** Who and where, numbered in the order of the ids, so that the order of the input changes nothing. */
export type Frame = {
  input: PlanInput;
  weeks: number;
  blockWeeks: number;
  blocks: number;
  years: number;
  people: Person[];
  posts: Post[];
  facilities: Facility[];
  countries: Country[];
  facilityOfPost: Int32Array;
  countryOfFacility: Int32Array;
  /** The floors that a post serves, as indexes into the input's floors. */
  floorsOfPost: number[][];
  personIndex: Map<string, number>;
  postIndex: Map<string, number>;
};

/** The input by numbers instead of ids: people, posts and facilities in the order of their ids, so that the order of its rows decides nothing. */
export function frameOf(input: PlanInput): Frame {
  const people = inOrder(input.people);
  const posts = inOrder(input.posts);
  const facilities = inOrder(input.facilities);
  const countries = inOrder(input.countries);
  const facilityIndex = indexById(facilities);
  const countryIndex = indexById(countries);
  return {
    input,
    weeks: input.weeks,
    blockWeeks: input.blockWeeks,
    blocks: blockCount(input),
    years: Math.ceil(input.weeks / WEEKS_PER_YEAR),
    people,
    posts,
    facilities,
    countries,
    facilityOfPost: Int32Array.from(posts, (post) => facilityIndex.get(post.facility)!),
    countryOfFacility: Int32Array.from(facilities, (facility) => countryIndex.get(facility.country)!),
    floorsOfPost: posts.map(({ id }) =>
      input.floors.flatMap((floor, index) => (floor.posts.includes(id) ? [index] : [])),
    ),
    personIndex: indexById(people),
    postIndex: indexById(posts),
  };
}

function inOrder<T extends { id: string }>(items: T[]): T[] {
  return items.toSorted((a, b) => compareIds(a.id, b.id));
}

function indexById(items: { id: string }[]): Map<string, number> {
  return new Map(items.map((item, index) => [item.id, index]));
}
