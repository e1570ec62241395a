import type { Person, Post, WeekRange } from "../plan-input.ts";
import type { Frame } from "./frame.ts";

/** Visits while they are being listed, in no particular order yet. */
export type VisitList = {
  count: number;
  person: Int32Array;
  post: Int32Array;
  start: Int32Array;
  weeks: Int32Array;
};

const FIRST_ROOM = 4096;

/** A list without visits that grows as it is filled. */
export function emptyVisitList(): VisitList {
  const room = () => new Int32Array(FIRST_ROOM);
  return { count: 0, person: room(), post: room(), start: room(), weeks: room() };
}

/** Every visit (p, n, s, l) that the input allows, whatever is locked.
 *  @source docs/model.md#possible-visits */
export function listPossibleVisits(frame: Frame): VisitList {
  const list = emptyVisitList();
  const postsBySpecialty = Map.groupBy(frame.posts.keys(), (post) => frame.posts[post]!.specialty);
  frame.people.forEach((person, personIndex) => {
    for (const [specialty, level] of Object.entries(person.specialties)) {
      for (const post of postsBySpecialty.get(specialty) ?? []) {
        if (mayServe({ frame, person, level, post })) listVisitsOfPair({ frame, list, person: personIndex, post });
      }
    }
  });
  return list;
}

function mayServe(at: { frame: Frame; person: Person; level: number; post: number }): boolean {
  const { frame, person, level } = at;
  const post: Post = frame.posts[at.post]!;
  const facility = frame.facilities[frame.facilityOfPost[at.post]!]!;
  return (
    level >= post.level &&
    person.languages.includes(post.language) &&
    !person.excludes.includes(facility.id) &&
    (person.country === facility.country || person.alsoServes.includes(facility.country))
  );
}

function listVisitsOfPair(at: { frame: Frame; list: VisitList; person: number; post: number }): void {
  const { frame, list } = at;
  const { available, minWeeks, maxWeeks } = frame.people[at.person]!;
  const { arrivals } = frame.countries[frame.countryOfFacility[frame.facilityOfPost[at.post]!]!]!;
  for (const mine of available) {
    for (const open of frame.posts[at.post]!.windows) {
      const [first, last] = overlap(mine, open);
      for (let start = Math.max(0, first); start + minWeeks - 1 <= last; start++) {
        if ((arrivals[start] ?? 0) < 1) continue;
        const longest = Math.min(maxWeeks, last - start + 1, frame.weeks - start);
        for (let weeks = Math.max(1, minWeeks); weeks <= longest; weeks++) {
          addVisit(list, { person: at.person, post: at.post, start, weeks });
        }
      }
    }
  }
}

function overlap(a: WeekRange, b: WeekRange): WeekRange {
  return [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
}

/** Adds a visit at the end of the list. */
export function addVisit(list: VisitList, visit: { person: number; post: number; start: number; weeks: number }): void {
  if (list.count === list.person.length) grow(list);
  const at = list.count++;
  list.person[at] = visit.person;
  list.post[at] = visit.post;
  list.start[at] = visit.start;
  list.weeks[at] = visit.weeks;
}

function grow(list: VisitList): void {
  for (const field of ["person", "post", "start", "weeks"] as const) {
    const larger = new Int32Array(list[field].length * 2);
    larger.set(list[field]);
    list[field] = larger;
  }
}
