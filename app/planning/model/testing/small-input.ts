import type { Person, PlanInput, Post, Visit } from "../plan-input.ts";
import { blockCount } from "../visit.ts";

/** A programme in which nothing is scarce, for tests that name only what matters to them: one country (LS), one facility (F1),
 *  52 weeks in blocks of 13, one anaesthesia post (N1) and one person who fits it (P1). A visit of l weeks costs 900,000 + 100,000 × l. */
export function smallInput(changes: Partial<PlanInput> = {}): PlanInput {
  const weeks = changes.weeks ?? 52;
  const blockWeeks = changes.blockWeeks ?? 13;
  const blocks = blockCount({ weeks, blockWeeks });
  return {
    format: "tern-plan-input/1",
    name: "small",
    startsOn: "2027-01-04",
    weeks,
    blockWeeks,
    currency: "USD",
    budget: 100_000_000,
    budgetByBlock: Array.from({ length: blocks }, () => 100_000_000),
    stipendPerWeek: { anaesthesia: 100_000, surgery: 100_000 },
    licence: { anaesthesia: 100_000, surgery: 100_000 },
    value: {
      service: 20,
      coverage: [100, 70, 40],
      transfer: [0, 2, 5, 7, 9, 10, 11, 12],
      maxLearners: 8,
      handOver: 60,
      preference: 60,
      moneyPerPoint: 5000,
      floor: 150,
    },
    countries: [{ id: "LS", arrivals: Array.from({ length: weeks }, () => 9) }],
    facilities: [{ id: "F1", country: "LS", district: "Maseru", housing: 9 }],
    posts: [aPost()],
    people: [aPerson()],
    floors: [],
    teams: [],
    locked: [],
    previous: null,
    ...changes,
  };
}

/** Post N1: anaesthesia at level 1 in English at F1, all 52 weeks, 8 weeks wanted in each of 4 blocks, weight 1, no learners, hand-over. */
export function aPost(changes: Partial<Post> = {}): Post {
  return {
    id: "N1",
    facility: "F1",
    specialty: "anaesthesia",
    level: 1,
    language: "en",
    windows: [[0, 51]],
    wanted: [8, 8, 8, 8],
    weight: 1,
    learners: 0,
    handOver: true,
    ...changes,
  };
}

/** Person P1: from Lesotho, anaesthesia at level 1, English, all 52 weeks, 1 to 8 weeks at a time, up to 9 visits a year, no rest needed. */
export function aPerson(changes: Partial<Person> = {}): Person {
  return {
    id: "P1",
    country: "LS",
    alsoServes: [],
    specialties: { anaesthesia: 1 },
    languages: ["en"],
    available: [[0, 51]],
    minWeeks: 1,
    maxWeeks: 8,
    visitsPerYear: 9,
    restWeeks: 0,
    travel: 800_000,
    prefers: [],
    excludes: [],
    ...changes,
  };
}

/** A visit in one line: `visit("P1", "N1", 4, 3)` is P1 at N1 in weeks 4, 5 and 6. */
export function visit(person: string, post: string, start: number, weeks: number): Visit {
  return { person, post, start, weeks };
}

/** Several people alike but for their ids. */
export function people(ids: string[], changes: Partial<Person> = {}): Person[] {
  return ids.map((id) => aPerson({ ...changes, id }));
}
