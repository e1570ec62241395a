import { pointsForWeeks } from "./constraints/coverage.ts";
import { MIN_WEEKS_TO_HAND_OVER } from "./constraints/hand-over.ts";
import type { PlanInput, Post, Visit } from "./plan-input.ts";
import { blockOf } from "./visit.ts";

/** A visit with its scaled points less its prices. */
export type Turn = Visit & { points: number };

/** What can be chosen in a week: who stays how long for how much. At a team's posts nobody is told apart. */
type Option = { weeks: number; person: string | null; points: number };

/** Enough that a choice without a locked visit never looks better than one with all of them. */
const LOCKED_BONUS = 2 ** 40;

/** The most scaled points that some posts planned together can reach, each week once: by the week, the weeks covered so far in its block,
 *  and who hands over. Written for reading, as recursion with memory.
 *  @param posts one post, or the posts that teams join, whose visits have the same starts and lengths */
export function mostOfPosts(
  input: PlanInput,
  at: { posts: Post[]; turnsByPost: ReadonlyMap<string, Turn[]>; scale: number },
): number {
  const { posts, scale } = at;
  const { options, lockedTimes } = optionsOf(input, at);
  const mayHandOver = posts.every((post) => post.handOver);
  const handOverPoints = scale * input.value.handOver * posts.reduce((sum, { weight }) => sum + weight, 0);
  const fromFree = new Map<string, number>();
  const fromHandOver = new Map<string, { person: string | null; points: number }[]>();

  /** The most from a week from which the posts are free. */
  function best(week: number, covered: number): number {
    if (week >= input.weeks) return 0;
    const key = `${week}/${covered}`;
    const known = fromFree.get(key);
    if (known !== undefined) return known;
    let most = best(week + 1, blockOf(input, week + 1) === blockOf(input, week) ? covered : 0);
    for (const option of options.get(week) ?? []) most = Math.max(most, from(week, covered, option));
    fromFree.set(key, most);
    return most;
  }

  /** The most when an option is taken in a week: then the posts are free, or somebody else takes over in its last week. */
  function from(week: number, covered: number, option: Option): number {
    const after = week + option.weeks;
    const stretch = weeksByBlock(week, option.weeks, covered);
    const sameBlock = blockOf(input, after) === blockOf(input, after - 1);
    let onwards = best(after, sameBlock ? stretch.coveredAtLast : 0);
    if (mayHandOver && option.weeks >= MIN_WEEKS_TO_HAND_OVER) {
      for (const { person, points } of takingOver(after - 1, stretch.coveredAtLast)) {
        if (person === null || person !== option.person) onwards = Math.max(onwards, handOverPoints + points);
      }
    }
    return option.points + stretch.points + onwards;
  }

  /** The most when somebody takes over in a week, for the best person and the best of the others. */
  function takingOver(week: number, covered: number): { person: string | null; points: number }[] {
    const key = `${week}/${covered}`;
    const known = fromHandOver.get(key);
    if (known) return known;
    const mostOfPerson = new Map<string | null, number>();
    for (const option of options.get(week) ?? []) {
      if (option.weeks < MIN_WEEKS_TO_HAND_OVER) continue;
      const points = from(week, covered, option);
      mostOfPerson.set(option.person, Math.max(mostOfPerson.get(option.person) ?? -Infinity, points));
    }
    const found = [...mostOfPerson]
      .map(([person, points]) => ({ person, points }))
      .sort((a, b) => b.points - a.points)
      .slice(0, 2);
    fromHandOver.set(key, found);
    return found;
  }

  /** What the weeks of a stay add to the coverage of each block, and the weeks covered in the block of its last week. */
  function weeksByBlock(
    start: number,
    weeks: number,
    coveredBefore: number,
  ): { points: number; coveredAtLast: number } {
    let points = 0;
    let covered = coveredBefore;
    for (let week = start; week < start + weeks; week++) {
      if (week > start && blockOf(input, week) !== blockOf(input, week - 1)) covered = 0;
      points += coveragePoints(blockOf(input, week), covered + 1) - coveragePoints(blockOf(input, week), covered);
      covered += 1;
    }
    return { points: points * scale, coveredAtLast: covered };
  }

  function coveragePoints(block: number, covered: number): number {
    return posts.reduce(
      (sum, { weight, wanted }) => sum + weight * pointsForWeeks(covered, wanted[block] ?? 0, input.value.coverage),
      0,
    );
  }

  return best(0, 0) - lockedTimes * LOCKED_BONUS;
}

/** What can be chosen in each week. Where a visit is locked nobody else may come at its post with the same start and length, and taking it
 *  earns a bonus that is taken off again in the end: a plan has it anyway. */
function optionsOf(input: PlanInput, at: { posts: Post[]; turnsByPost: ReadonlyMap<string, Turn[]> }) {
  const ids = new Set(at.posts.map(({ id }) => id));
  const locked = input.locked.filter(({ post }) => ids.has(post));
  const lockedTimes = new Set(locked.map(({ start, weeks }) => `${start}/${weeks}`));
  const isFree = ({ post, person, start, weeks }: Turn) =>
    locked.every(
      (visit) => visit.post !== post || visit.start !== start || visit.weeks !== weeks || visit.person === person,
    );
  const turnsOfPosts = at.posts.map(({ id }) =>
    Map.groupBy((at.turnsByPost.get(id) ?? []).filter(isFree), ({ start, weeks }) => `${start}/${weeks}`),
  );
  const options = new Map<number, Option[]>();
  for (const [time, turns] of turnsOfPosts[0]!) {
    const { start, weeks } = turns[0]!;
    const bonus = lockedTimes.has(time) ? LOCKED_BONUS : 0;
    const together = turnsOfPosts.map((times) => times.get(time) ?? []);
    if (together.some((turnsOfPost) => turnsOfPost.length === 0)) continue;
    const found: Option[] =
      together.length === 1
        ? turns.map(({ person, points }) => ({ weeks, person, points: points + bonus }))
        : [
            {
              weeks,
              person: null,
              points: together.reduce(
                (sum, turnsOfPost) => sum + Math.max(...turnsOfPost.map(({ points }) => points)),
                bonus,
              ),
            },
          ];
    options.set(start, [...(options.get(start) ?? []), ...found]);
  }
  return { options, lockedTimes: lockedTimes.size };
}
