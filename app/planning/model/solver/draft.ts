import { WEEKS_PER_YEAR } from "../visit.ts";
import type { Problem } from "./problem.ts";

/** A plan in the making: which visits are in, what they use, and what it is worth, kept up to date as visits come and go. Every sum is of
 *  whole numbers, so the points are exact.
 *
 *  Teams are the caller's to keep whole: a draft may hold part of a team's slot while it is being changed. */
export type Draft = {
  problem: Problem;
  /** 1 for each visit that is in. */
  inPlan: Uint8Array;
  points: number;
  /** Weeks for which seats and housing are counted: a locked visit may end after the programme. */
  horizon: number;
  /** Visitors at post n in week t at [n * horizon + t], and who ends or starts there: the visit's index + 1. */
  seated: Uint8Array;
  endingAt: Int32Array;
  startingAt: Int32Array;
  /** Weeks served at post n in block b at [n * blocks + b]. */
  covered: Int32Array;
  housed: Int32Array;
  arriving: Int32Array;
  /** Visits of person p that start in year y at [p * years + y]. */
  inYear: Int32Array;
  /** Each person's visits. */
  ownVisits: number[][];
  spent: number;
  spentInBlock: Float64Array;
  floorWeeks: Int32Array;
  /** Earlier pairs by `person/post`, with how many visits of theirs are in. */
  pairs: Map<string, { bonus: number; visits: number }>;
};

/** A plan of no visits, with its points and the room left under every rule. */
export function emptyDraft(problem: Problem): Draft {
  const { frame, visits, changes } = problem;
  const { posts, facilities, countries, people, weeks, blocks, years, input } = frame;
  let horizon = weeks;
  for (const visit of problem.locked) horizon = Math.max(horizon, visits.start[visit]! + visits.weeks[visit]!);
  const floorPoints = input.floors.reduce((sum, floor) => sum - input.value.floor * floor.weeks, 0);
  return {
    problem,
    inPlan: new Uint8Array(visits.count),
    points: changes.constant + floorPoints,
    horizon,
    seated: new Uint8Array(posts.length * horizon),
    endingAt: new Int32Array(posts.length * horizon),
    startingAt: new Int32Array(posts.length * horizon),
    covered: new Int32Array(posts.length * blocks),
    housed: new Int32Array(facilities.length * horizon),
    arriving: new Int32Array(countries.length * weeks),
    inYear: new Int32Array(people.length * years),
    ownVisits: people.map(() => []),
    spent: 0,
    spentInBlock: new Float64Array(blocks),
    floorWeeks: new Int32Array(input.floors.length),
    pairs: new Map(changes.pairs.map(({ person, post, bonus }) => [`${person}/${post}`, { bonus, visits: 0 }])),
  };
}

/** Whether a visit breaks no hard rule beside those that are in; teams aside. */
export function fits(draft: Draft, visit: number): boolean {
  return (
    !draft.inPlan[visit] &&
    hasMoney(draft, visit) &&
    isRested(draft, visit) &&
    hasSeat(draft, visit) &&
    hasRoom(draft, visit)
  );
}

function hasMoney({ problem, spent, spentInBlock }: Draft, visit: number): boolean {
  const { visits, frame } = problem;
  const cost = visits.cost[visit]!;
  const block = Math.floor(visits.start[visit]! / frame.blockWeeks);
  return spent + cost <= frame.input.budget && spentInBlock[block]! + cost <= (frame.input.budgetByBlock[block] ?? 0);
}

function isRested({ problem, inYear, ownVisits }: Draft, visit: number): boolean {
  const { visits, frame } = problem;
  const [person, start, weeks] = [visits.person[visit]!, visits.start[visit]!, visits.weeks[visit]!];
  const { restWeeks, visitsPerYear } = frame.people[person]!;
  if (inYear[person * frame.years + Math.floor(start / WEEKS_PER_YEAR)]! >= visitsPerYear) return false;
  for (const own of ownVisits[person]!) {
    const ownStart = visits.start[own]!;
    const apart = start >= ownStart + visits.weeks[own]! + restWeeks || ownStart >= start + weeks + restWeeks;
    if (!apart) return false;
  }
  return true;
}

function hasSeat(draft: Draft, visit: number): boolean {
  const { problem, seated, endingAt, startingAt, horizon } = draft;
  const { visits, frame } = problem;
  const [post, start, weeks] = [visits.post[visit]!, visits.start[visit]!, visits.weeks[visit]!];
  const first = post * horizon + start;
  const last = first + weeks - 1;
  const sharing = frame.posts[post]!.handOver && weeks >= 2;
  for (let at = first; at <= last; at++) {
    if (seated[at] === 0) continue;
    if (!sharing || seated[at]! > 1 || (at !== first && at !== last)) return false;
    const beside = at === first ? endingAt[at]! - 1 : startingAt[at]! - 1;
    if (beside < 0 || visits.weeks[beside]! < 2) return false;
  }
  return true;
}

function hasRoom({ problem, housed, arriving, horizon }: Draft, visit: number): boolean {
  const { visits, frame } = problem;
  const start = visits.start[visit]!;
  const facility = frame.facilityOfPost[visits.post[visit]!]!;
  const country = frame.countryOfFacility[facility]!;
  if (arriving[country * frame.weeks + start]! >= (frame.countries[country]!.arrivals[start] ?? 0)) return false;
  const { housing } = frame.facilities[facility]!;
  const first = facility * horizon + start;
  for (let at = first; at < first + visits.weeks[visit]!; at++) if (housed[at]! >= housing) return false;
  return true;
}

/** What the value of the draft would change by if the visit, which fits, came in. */
export function gainOf(draft: Draft, visit: number): number {
  const { problem } = draft;
  const { visits, frame } = problem;
  const post = visits.post[visit]!;
  const start = visits.start[visit]!;
  const after = Math.min(start + visits.weeks[visit]!, frame.weeks);
  let gain = visits.points[visit]! + handOverGain(draft, visit);
  for (let week = start; week < after;) {
    const block = Math.floor(week / frame.blockWeeks);
    const blockEnd = Math.min(after, (block + 1) * frame.blockWeeks);
    gain += coverageGain(draft, { post, block, weeks: blockEnd - week });
    week = blockEnd;
  }
  const { input } = frame;
  for (const floor of frame.floorsOfPost[post]!) {
    const missing = Math.max(0, input.floors[floor]!.weeks - draft.floorWeeks[floor]!);
    gain += input.value.floor * Math.min(missing, visits.weeks[visit]!);
  }
  if (draft.pairs.size > 0) {
    const pair = draft.pairs.get(`${visits.person[visit]}/${post}`);
    if (pair && pair.visits === 0) gain += pair.bonus;
  }
  return gain;
}

function handOverGain({ problem, endingAt, startingAt, horizon }: Draft, visit: number): number {
  const { visits, frame } = problem;
  const post = visits.post[visit]!;
  const weeks = visits.weeks[visit]!;
  if (weeks < 2 || !frame.posts[post]!.handOver) return 0;
  const first = post * horizon + visits.start[visit]!;
  const shared = (endingAt[first]! > 0 ? 1 : 0) + (startingAt[first + weeks - 1]! > 0 ? 1 : 0);
  return shared * frame.posts[post]!.weight * frame.input.value.handOver;
}

/** Points of more covered weeks at one post; the post's own thirds, also within a team. */
function coverageGain({ problem, covered }: Draft, at: { post: number; block: number; weeks: number }): number {
  const { frame } = problem;
  const { wanted, weight } = frame.posts[at.post]!;
  const want = wanted[at.block] ?? 0;
  const before = covered[at.post * frame.blocks + at.block]!;
  const [first, second, third] = frame.input.value.coverage;
  const endOfFirst = Math.ceil(want / 3);
  const endOfSecond = endOfFirst + Math.ceil((want - endOfFirst) / 2);
  const within = (from: number, to: number) => Math.max(0, Math.min(to, before + at.weeks) - Math.max(from, before));
  return (
    weight *
    (first * within(0, endOfFirst) + second * within(endOfFirst, endOfSecond) + third * within(endOfSecond, want))
  );
}

/** Puts a visit into the draft. The caller has asked whether it fits. */
export function addToDraft(draft: Draft, visit: number): void {
  draft.points += gainOf(draft, visit);
  change(draft, visit, 1);
}

/** Takes a visit out of the draft, which must have it. */
export function removeFromDraft(draft: Draft, visit: number): void {
  change(draft, visit, -1);
  draft.points -= gainOf(draft, visit);
}

function change(draft: Draft, visit: number, by: 1 | -1): void {
  const { visits, frame } = draft.problem;
  const [person, post, start, weeks] = [
    visits.person[visit]!,
    visits.post[visit]!,
    visits.start[visit]!,
    visits.weeks[visit]!,
  ];
  const facility = frame.facilityOfPost[post]!;
  draft.inPlan[visit] = by === 1 ? 1 : 0;
  const first = post * draft.horizon + start;
  for (let week = 0; week < weeks; week++) {
    draft.seated[first + week]! += by;
    draft.housed[facility * draft.horizon + start + week]! += by;
    if (start + week < frame.weeks)
      draft.covered[post * frame.blocks + Math.floor((start + week) / frame.blockWeeks)]! += by;
  }
  draft.startingAt[first] = by === 1 ? visit + 1 : 0;
  draft.endingAt[first + weeks - 1] = by === 1 ? visit + 1 : 0;
  draft.arriving[frame.countryOfFacility[facility]! * frame.weeks + start]! += by;
  draft.inYear[person * frame.years + Math.floor(start / WEEKS_PER_YEAR)]! += by;
  const own = draft.ownVisits[person]!;
  if (by === 1) own.push(visit);
  else own.splice(own.indexOf(visit), 1);
  const block = Math.floor(start / frame.blockWeeks);
  draft.spent += by * visits.cost[visit]!;
  draft.spentInBlock[block]! += by * visits.cost[visit]!;
  for (const floor of frame.floorsOfPost[post]!) draft.floorWeeks[floor]! += by * weeks;
  const pair = draft.pairs.size > 0 ? draft.pairs.get(`${person}/${post}`) : undefined;
  if (pair) pair.visits += by;
}

/** Indexes of the visits in the draft, rising. */
export function visitsInDraft(draft: Draft): number[] {
  const list: number[] = [];
  draft.inPlan.forEach((isIn, visit) => {
    if (isIn) list.push(visit);
  });
  return list;
}
