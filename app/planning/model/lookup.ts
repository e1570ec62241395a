import type { Country, Facility, Person, PlanInput, Post } from "./plan-input.ts";

export type Lookup = {
  people: ReadonlyMap<string, Person>;
  posts: ReadonlyMap<string, Post>;
  facilities: ReadonlyMap<string, Facility>;
  countries: ReadonlyMap<string, Country>;
};

// A board asks for the value on every drag; 20,000 people need not be indexed again each time.
const lookups = new WeakMap<PlanInput, Lookup>();

/** People, posts, facilities and countries of an input by id. An input is never changed once made, so this is built once for each. */
export function lookupOf(input: PlanInput): Lookup {
  const known = lookups.get(input);
  if (known) return known;
  const lookup = {
    people: byId(input.people),
    posts: byId(input.posts),
    facilities: byId(input.facilities),
    countries: byId(input.countries),
  };
  lookups.set(input, lookup);
  return lookup;
}

/** The person, post, facility and country of a visit.
 *  @throws when the visit names one that the input does not have: parsing and `checkVisits` refuse those before */
export function partiesOf(input: PlanInput, visit: { person: string; post: string }) {
  const { people } = lookupOf(input);
  const person = must(people.get(visit.person), `person ${visit.person}`);
  return { person, ...placeOf(input, visit.post) };
}

/** The post of an id with its facility and country.
 *  @throws when the input does not have it */
export function placeOf(input: PlanInput, postId: string) {
  const { posts, facilities, countries } = lookupOf(input);
  const post = must(posts.get(postId), `post ${postId}`);
  const facility = must(facilities.get(post.facility), `facility ${post.facility}`);
  const country = must(countries.get(facility.country), `country ${facility.country}`);
  return { post, facility, country };
}

function byId<T extends { id: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The input has no ${what}`);
  return found;
}
