import { figuresOf, type PlanFigures } from "../model/figures.ts";
import type { PlanInput, Post, Visit, WeekRange } from "../model/plan-input.ts";
import { byStartPostPerson, compareIds } from "../model/visit.ts";
import type {
  Board,
  BoardBlock,
  BoardData,
  BoardFilter,
  BoardHospital,
  BoardPost,
  BoardVisit,
  Gap,
  PostBlock,
} from "./board-data.ts";

export const NO_FILTER: BoardFilter = { hospital: null, specialty: null, person: null };

/** Visits that the board marks: those that break a hard rule, by their ids, and those of one person. */
type Marks = { broken: ReadonlySet<string>; person: string | null };

/** The board of a plan: posts by hospital with their visits, gaps and closed weeks, and each block's cost.
 *  @param broken ids of the visits that break a hard rule */
export function boardOf(
  data: BoardData,
  filter: BoardFilter = NO_FILTER,
  broken: ReadonlySet<string> = new Set(),
): Board {
  const { input } = data;
  const figures = figuresOf(input, data.visits);
  const blocks = new Map(figures.posts.map((post) => [post.post, post.blocks]));
  const visits = visitsByPost(data, figures, { broken, person: filter.person });
  const posts = input.posts.filter((post) => passes(data, post, filter));
  return {
    startsOn: input.startsOn,
    weeks: input.weeks,
    blocks: blocksOf(input, figures),
    waves: data.waves,
    inductionWeeks: Object.fromEntries(input.countries.map((country) => [country.id, chosenWeeks(country.arrivals)])),
    hospitals: hospitalsOf(data, (facility) =>
      posts
        .filter((post) => post.facility === facility)
        .map((post) => boardPost(data, post, { blocks: blocks.get(post.id) ?? [], visits: visits.get(post.id) ?? [] })),
    ),
  };
}

function passes({ visits }: BoardData, post: Post, filter: BoardFilter): boolean {
  if (filter.hospital !== null && post.facility !== filter.hospital) return false;
  if (filter.specialty !== null && post.specialty !== filter.specialty) return false;
  return filter.person === null || visits.some((visit) => visit.post === post.id && visit.person === filter.person);
}

function blocksOf(input: PlanInput, { costByBlock }: PlanFigures): BoardBlock[] {
  return costByBlock.map((cost, block) => ({
    first: block * input.blockWeeks,
    last: Math.min(input.weeks, (block + 1) * input.blockWeeks) - 1,
    cost,
    budget: input.budgetByBlock[block] ?? 0,
  }));
}

/** Where every week takes arrivals, marking them all would say nothing. */
function chosenWeeks(arrivals: number[]): number[] {
  const weeks = arrivals.flatMap((places, week) => (places > 0 ? [week] : []));
  return weeks.length === arrivals.length ? [] : weeks;
}

function visitsByPost(data: BoardData, { handOvers }: PlanFigures, marks: Marks): Map<string, BoardVisit[]> {
  const visits = data.visits.toSorted(byStartPostPerson).map((visit) => ({
    ...visit,
    name: data.names.people[visit.person] ?? visit.person,
    handOverWeeks: handOvers.filter(({ from, to }) => from === visit || to === visit).map(({ week }) => week),
    broken: marks.broken.has(visit.id),
    sought: marks.person === visit.person,
  }));
  return Map.groupBy(visits, (visit) => visit.post);
}

function hospitalsOf({ input, names }: BoardData, postsOf: (facility: string) => BoardPost[]): BoardHospital[] {
  return input.facilities
    .map((facility) => ({
      id: facility.id,
      name: names.facilities[facility.id] ?? facility.id,
      country: facility.country,
      posts: postsOf(facility.id).sort(
        (one, other) => compareIds(one.title, other.title) || compareIds(one.id, other.id),
      ),
    }))
    .filter((hospital) => hospital.posts.length > 0)
    .sort((one, other) => compareIds(one.name, other.name) || compareIds(one.id, other.id));
}

function boardPost({ input, names }: BoardData, post: Post, served: Pick<BoardPost, "blocks" | "visits">): BoardPost {
  const alike = input.posts.filter((other) => other.facility === post.facility && other.specialty === post.specialty);
  return {
    id: post.id,
    title: names.specialties[post.specialty] ?? post.specialty,
    number: alike.length > 1 ? alike.indexOf(post) + 1 : null,
    level: post.level,
    closed: closedWeeks(post.windows, input.weeks),
    gaps: gapsOf(post.windows, { ...input, ...served }),
    ...served,
  };
}

/** The weeks of a programme that lie in none of the windows. */
export function closedWeeks(windows: WeekRange[], weeks: number): WeekRange[] {
  return runsOf(weeks, (week) => !windows.some(([first, last]) => first <= week && week <= last));
}

type GapContext = { weeks: number; blockWeeks: number; blocks: PostBlock[]; visits: Visit[] };

/** The wanted weeks of a post that no visit covers. Which weeks of its block they are is nobody's promise: they are put at the first
 *  open weeks that are still free, and where fewer are free than wanted, no more are drawn. */
export function gapsOf(windows: WeekRange[], context: GapContext): Gap[] {
  const isOpen = (week: number) => windows.some(([first, last]) => first <= week && week <= last);
  const isTaken = (week: number) =>
    context.visits.some((visit) => visit.start <= week && week < visit.start + visit.weeks);
  return context.blocks.flatMap(({ wanted, covered }, block) => {
    let missing = wanted - covered;
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

/** Weeks wanted at a post over all blocks, and how many of them are covered: in no block more than were wanted there. */
export function weeksOf({ blocks }: Pick<BoardPost, "blocks">): { wanted: number; covered: number } {
  return {
    wanted: blocks.reduce((sum, { wanted }) => sum + wanted, 0),
    covered: blocks.reduce((sum, { covered }) => sum + covered, 0),
  };
}
