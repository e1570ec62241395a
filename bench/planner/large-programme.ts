import type { Person, PlanInput, WeekRange } from "#app/planning/model/plan-input.ts";

/** Copies of people begin so many different weeks later than the original. */
const WEEKS_APART = 8;

/** A programme of any size made of a small one: its people and posts again and again, each time with ids of their own and, so that the
 *  copies differ, people available some weeks later. Money, rooms and arrivals grow with the posts.
 *  @param size how many people and posts it is to have */
export function largeProgramme(small: PlanInput, size: { people: number; posts: number }): PlanInput {
  const rounds = Math.ceil(size.posts / small.posts.length);
  return {
    ...small,
    name: `${small.name} × ${size.people}`,
    budget: small.budget * rounds,
    budgetByBlock: small.budgetByBlock.map((budget) => budget * rounds),
    countries: small.countries.map(({ id, arrivals }) => ({ id, arrivals: arrivals.map((most) => most * rounds) })),
    facilities: again(small.facilities, rounds * small.facilities.length, (facility) => facility),
    posts: again(small.posts, size.posts, (post, round) => ({ ...post, facility: idIn(round, post.facility) })),
    people: again(small.people, size.people, (person, round) => later(person, round % WEEKS_APART, small.weeks)),
  };
}

function again<T extends { id: string }>(items: T[], count: number, copy: (item: T, round: number) => T): T[] {
  const rounds = Array.from({ length: Math.ceil(count / items.length) }, (_, round) =>
    items.map((item) => ({ ...copy(item, round), id: idIn(round, item.id) })),
  );
  return rounds.flat().slice(0, count);
}

function idIn(round: number, id: string): string {
  return round === 0 ? id : `${id}-${round}`;
}

function later(person: Person, weeksLater: number, weeks: number): Person {
  const moved = person.available.map(([first, last]): WeekRange => [
    first + weeksLater,
    Math.min(weeks - 1, last + weeksLater),
  ]);
  return { ...person, available: moved.filter(([first]) => first < weeks) };
}
