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

export type PostsTogether = { posts: Post[]; turnsByPost: ReadonlyMap<string, Turn[]>; scale: number };

/** The most scaled points that some posts planned together can reach: one post, or the posts that teams join, whose visits have the same
 *  starts and lengths. */
export function mostOfPosts(input: PlanInput, together: PostsTogether): number {
  const { options, lockedTimes } = optionsOf(input, together);
  return new Reckoning(input, together, options).fromWeek(0, 0) - lockedTimes * LOCKED_BONUS;
}

type Successor = { person: string | null; points: number };

/** The reckoning of the most points, each question asked once: by the week, the weeks covered so far in its block, and who hands over.
 *  Written for reading, as recursion with memory. */
class Reckoning {
  #input: PlanInput;
  #together: PostsTogether;
  #options: ReadonlyMap<number, Option[]>;
  #fromWeek = new Map<string, number>();
  #successors = new Map<string, Successor[]>();

  constructor(input: PlanInput, together: PostsTogether, options: ReadonlyMap<number, Option[]>) {
    this.#input = input;
    this.#together = together;
    this.#options = options;
  }

  /** The most from a week from which the posts are free. */
  fromWeek(week: number, covered: number): number {
    if (week >= this.#input.weeks) return 0;
    const key = `${week}/${covered}`;
    const known = this.#fromWeek.get(key);
    if (known !== undefined) return known;
    let most = this.fromWeek(week + 1, this.#isSameBlock(week, week + 1) ? covered : 0);
    for (const option of this.#options.get(week) ?? []) most = Math.max(most, this.#from(week, covered, option));
    this.#fromWeek.set(key, most);
    return most;
  }

  /** The most when an option is taken in a week: then the posts are free, or somebody else takes over in its last week. */
  #from(week: number, covered: number, option: Option): number {
    const after = week + option.weeks;
    const stretch = this.#stretch(week, option.weeks, covered);
    const free = this.fromWeek(after, this.#isSameBlock(after - 1, after) ? stretch.coveredAtLast : 0);
    const takenOver = this.#mayHandOver(option)
      ? this.#bestSuccessors(after - 1, stretch.coveredAtLast)
          .filter(({ person }) => person === null || person !== option.person)
          .map(({ points }) => this.#handOverPoints() + points)
      : [];
    return option.points + stretch.points + Math.max(free, ...takenOver);
  }

  /** The most when somebody takes over in a week: the best person, and the best other one. */
  #bestSuccessors(week: number, covered: number): Successor[] {
    const key = `${week}/${covered}`;
    const known = this.#successors.get(key);
    if (known) return known;
    const mostOfPerson = new Map<string | null, number>();
    for (const option of (this.#options.get(week) ?? []).filter((choice) => this.#mayHandOver(choice))) {
      const points = this.#from(week, covered, option);
      mostOfPerson.set(option.person, Math.max(mostOfPerson.get(option.person) ?? -Infinity, points));
    }
    const ranked = [...mostOfPerson]
      .map(([person, points]) => ({ person, points }))
      .sort((a, b) => b.points - a.points);
    const found = ranked.slice(0, 2);
    this.#successors.set(key, found);
    return found;
  }

  /** What the weeks of a stay add to the coverage of each block, and the weeks covered in the block of its last week. */
  #stretch(start: number, weeks: number, coveredBefore: number): { points: number; coveredAtLast: number } {
    let points = 0;
    let covered = coveredBefore;
    for (let week = start; week < start + weeks; week++) {
      if (week > start && !this.#isSameBlock(week - 1, week)) covered = 0;
      points += this.#coverage(week, covered + 1) - this.#coverage(week, covered);
      covered += 1;
    }
    return { points: points * this.#together.scale, coveredAtLast: covered };
  }

  #coverage(week: number, covered: number): number {
    const block = blockOf(this.#input, week);
    const worth = this.#input.value.coverage;
    const ofPost = ({ weight, wanted }: Post) => weight * pointsForWeeks(covered, wanted[block] ?? 0, worth);
    return this.#together.posts.reduce((sum, post) => sum + ofPost(post), 0);
  }

  #isSameBlock(week: number, other: number): boolean {
    return blockOf(this.#input, week) === blockOf(this.#input, other);
  }

  #mayHandOver({ weeks }: Option): boolean {
    return weeks >= MIN_WEEKS_TO_HAND_OVER && this.#together.posts.every(({ handOver }) => handOver);
  }

  #handOverPoints(): number {
    const weights = this.#together.posts.reduce((sum, { weight }) => sum + weight, 0);
    return this.#together.scale * this.#input.value.handOver * weights;
  }
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
