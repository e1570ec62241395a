import { weeksServed } from "../model/constraints/coverage.ts";
import { handOverWeeks } from "../model/constraints/hand-over.ts";
import type { Post, Visit, WeekRange } from "../model/plan-input.ts";
import { blockCount, blockOf, byStartPostPerson, compareIds, costOf } from "../model/visit.ts";
import type {
  Board,
  BoardBlock,
  BoardData,
  BoardFilter,
  BoardHospital,
  BoardPost,
  BoardVisit,
  Gap,
} from "./board-data.ts";

export const NO_FILTER: BoardFilter = { hospital: null, specialty: null, person: null };

/** The board of a plan: posts by hospital with their visits, gaps and closed weeks, and each block's cost.
 *  @param broken ids of the visits that break a hard rule */
export function boardOf(
  data: BoardData,
  filter: BoardFilter = NO_FILTER,
  broken: ReadonlySet<string> = new Set(),
): Board {
  const { input } = data;
  const posts = input.posts.filter((post) => passes(data, post, filter));
  return {
    startsOn: input.startsOn,
    weeks: input.weeks,
    blocks: blocksOf(data),
    waves: data.waves,
    inductionWeeks: Object.fromEntries(input.countries.map((country) => [country.id, chosenWeeks(country.arrivals)])),
    hospitals: hospitalsOf(data, posts, visitsByPost(data, filter, broken)),
  };
}

function passes({ visits }: BoardData, post: Post, filter: BoardFilter): boolean {
  if (filter.hospital !== null && post.facility !== filter.hospital) return false;
  if (filter.specialty !== null && post.specialty !== filter.specialty) return false;
  return filter.person === null || visits.some((visit) => visit.post === post.id && visit.person === filter.person);
}

function blocksOf({ input, visits }: BoardData): BoardBlock[] {
  return Array.from({ length: blockCount(input) }, (_, block) => ({
    first: block * input.blockWeeks,
    last: Math.min(input.weeks, (block + 1) * input.blockWeeks) - 1,
    cost: sum(visits.filter((visit) => blockOf(input, visit.start) === block).map((visit) => costOf(input, visit))),
    budget: input.budgetByBlock[block] ?? 0,
  }));
}

/** Where every week takes arrivals, marking them all would say nothing. */
function chosenWeeks(arrivals: number[]): number[] {
  const weeks = arrivals.flatMap((places, week) => (places > 0 ? [week] : []));
  return weeks.length === arrivals.length ? [] : weeks;
}

function visitsByPost(data: BoardData, filter: BoardFilter, broken: ReadonlySet<string>): Map<string, BoardVisit[]> {
  const handOvers = handOverWeeks(data.input, data.visits);
  const visits = data.visits.toSorted(byStartPostPerson).map((visit) => ({
    ...visit,
    name: data.names.people[visit.person] ?? visit.person,
    handOverWeeks: handOvers.filter(({ from, to }) => from === visit || to === visit).map(({ week }) => week),
    broken: broken.has(visit.id),
    sought: filter.person === visit.person,
  }));
  return Map.groupBy(visits, (visit) => visit.post);
}

function hospitalsOf(data: BoardData, posts: Post[], visits: Map<string, BoardVisit[]>): BoardHospital[] {
  const { input, names } = data;
  const served = weeksServed(input, data.visits);
  return input.facilities
    .map((facility) => ({
      id: facility.id,
      name: names.facilities[facility.id] ?? facility.id,
      country: facility.country,
      posts: posts
        .filter((post) => post.facility === facility.id)
        .map((post) => boardPost(data, post, { covered: served.get(post.id), visits: visits.get(post.id) ?? [] }))
        .sort((one, other) => compareIds(one.title, other.title) || compareIds(one.id, other.id)),
    }))
    .filter((hospital) => hospital.posts.length > 0)
    .sort((one, other) => compareIds(one.name, other.name) || compareIds(one.id, other.id));
}

type Served = { covered: number[] | undefined; visits: BoardVisit[] };

function boardPost(data: BoardData, post: Post, { covered, visits }: Served): BoardPost {
  const { input, names } = data;
  const alike = input.posts.filter((other) => other.facility === post.facility && other.specialty === post.specialty);
  const specialty = names.specialties[post.specialty] ?? post.specialty;
  const coveredByBlock = covered ?? input.budgetByBlock.map(() => 0);
  return {
    id: post.id,
    title: specialty,
    code: alike.length > 1 ? post.id : "",
    level: post.level,
    closed: closedWeeks(post.windows, input.weeks),
    wanted: post.wanted,
    covered: coveredByBlock,
    gaps: gapsOf(post, { ...input, covered: coveredByBlock, visits }),
    visits,
  };
}

/** The weeks of a programme that lie in none of the windows. */
export function closedWeeks(windows: WeekRange[], weeks: number): WeekRange[] {
  return runsOf(weeks, (week) => !windows.some(([first, last]) => first <= week && week <= last));
}

type GapContext = { weeks: number; blockWeeks: number; covered: number[]; visits: Visit[] };

/** The wanted weeks of a post that no visit covers. Which weeks of its block they are is nobody's promise: they are put at the first
 *  open weeks that are still free, and where fewer are free than wanted, no more are drawn. */
export function gapsOf(post: Pick<Post, "windows" | "wanted">, context: GapContext): Gap[] {
  const isOpen = (week: number) => post.windows.some(([first, last]) => first <= week && week <= last);
  const isTaken = (week: number) =>
    context.visits.some((visit) => visit.start <= week && week < visit.start + visit.weeks);
  return post.wanted.flatMap((wanted, block) => {
    let missing = Math.max(0, wanted - (context.covered[block] ?? 0));
    const firstWeek = block * context.blockWeeks;
    const length = Math.min(context.blockWeeks, context.weeks - firstWeek);
    const runs = runsOf(length, (offset) => {
      const isGap = missing > 0 && isOpen(firstWeek + offset) && !isTaken(firstWeek + offset);
      if (isGap) missing -= 1;
      return isGap;
    });
    return runs.map(([first, last]) => ({ block, first: firstWeek + first, last: firstWeek + last }));
  });
}

/** The longest stretches of weeks 0 to `weeks - 1` that hold something, asked once for each week in order. */
function runsOf(weeks: number, holds: (week: number) => boolean): WeekRange[] {
  const runs: WeekRange[] = [];
  for (let week = 0; week < weeks; week++) {
    if (!holds(week)) continue;
    const last = runs.at(-1);
    if (last && last[1] === week - 1) last[1] = week;
    else runs.push([week, week]);
  }
  return runs;
}

/** Wanted weeks of a post that are not covered, over all blocks. */
export function weeksMissing(post: Pick<BoardPost, "wanted" | "covered">): number {
  return sum(post.wanted.map((wanted, block) => Math.max(0, wanted - (post.covered[block] ?? 0))));
}

/** Wanted weeks of a post that are covered; weeks beyond what a block wants do not count. */
export function weeksCovered(post: Pick<BoardPost, "wanted" | "covered">): number {
  return sum(post.wanted) - weeksMissing(post);
}

/** Adds numbers up. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
