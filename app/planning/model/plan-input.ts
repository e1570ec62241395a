/** The planning problem as plain data: `tern-plan-input/1`. Weeks count from 0, money is in minor units, all numbers are integers.
 *  @source shared/PLANNER.md, "Input"; carried on in docs/model.md */
export type PlanInput = {
  format: "tern-plan-input/1";
  name: string;
  /** The Monday on which week 0 begins, as YYYY-MM-DD. */
  startsOn: string;
  weeks: number;
  /** Weeks in one block (a quarter is 13). */
  blockWeeks: number;
  currency: string;
  budget: number;
  /** Money for the visits that start in each block; one entry a block. */
  budgetByBlock: number[];
  stipendPerWeek: Record<string, number>;
  licence: Record<string, number>;
  value: ValueWeights;
  countries: Country[];
  facilities: Facility[];
  posts: Post[];
  people: Person[];
  floors: Floor[];
  teams: Team[];
  locked: Visit[];
  previous: { visits: Visit[]; moved: number; dropped: number } | null;
};

export type ValueWeights = {
  service: number;
  /** Points per covered week in the first, second and third part of the wanted weeks. */
  coverage: [number, number, number];
  /** Points per learner by length of visit in weeks; longer visits count as the last entry. */
  transfer: number[];
  maxLearners: number;
  handOver: number;
  preference: number;
  moneyPerPoint: number;
  floor: number;
};

/** First and last week, both included. */
export type WeekRange = [first: number, last: number];

export type Country = { id: string; arrivals: number[] };
export type Facility = { id: string; country: string; district: string; housing: number };
export type Post = {
  id: string;
  facility: string;
  specialty: string;
  level: number;
  language: string;
  windows: WeekRange[];
  /** Weeks wanted in each block. */
  wanted: number[];
  weight: number;
  learners: number;
  handOver: boolean;
};
export type Person = {
  id: string;
  country: string;
  alsoServes: string[];
  /** Level by specialty. */
  specialties: Record<string, number>;
  languages: string[];
  available: WeekRange[];
  minWeeks: number;
  maxWeeks: number;
  visitsPerYear: number;
  restWeeks: number;
  /** Minor units for one return journey. */
  travel: number;
  prefers: string[];
  excludes: string[];
  /** False where a kept problem is read and the person no longer agrees to being planned; a problem that is made holds nobody like that. */
  agrees?: false;
};
export type Floor = { name: string; posts: string[]; weeks: number };
export type Team = { id: string; posts: string[] };

/** One person at one post, from week `start`, for `weeks` weeks. */
export type Visit = { person: string; post: string; start: number; weeks: number };
