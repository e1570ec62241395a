import { weeksServed } from "./constraints/coverage.ts";
import { type FloorShortfall, floorShortfalls } from "./constraints/floors.ts";
import { type HandOverWeek, handOverWeeks } from "./constraints/hand-over.ts";
import { type Change, changesFrom } from "./constraints/changes.ts";
import { gainsFrom } from "./gains.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { blockOf, costOf } from "./visit.ts";

/** What a board and a report say about a plan. Weeks are visitor weeks; money is in minor units. */
export type PlanFigures = {
  visits: number;
  people: number;
  weeksAsked: number;
  /** Weeks of those asked that have a visitor: in no block more than were wanted there. */
  weeksCovered: number;
  posts: PostFigures[];
  cost: number;
  costByBlock: number[];
  handOvers: HandOverWeek[];
  floors: FloorShortfall[];
  changes: Change[];
  withoutEffect: Visit[];
};

export type PostFigures = { post: string; blocks: { wanted: number; served: number; covered: number }[] };

/** The figures of a set of visits, whether or not it breaks rules; posts in the input's order. */
export function figuresOf(input: PlanInput, visits: readonly Visit[]): PlanFigures {
  const posts = postFigures(input, visits);
  const blocks = posts.flatMap((post) => post.blocks);
  const costByBlock = input.budgetByBlock.map(() => 0);
  for (const visit of visits) {
    const block = blockOf(input, visit.start);
    costByBlock[block] = (costByBlock[block] ?? 0) + costOf(input, visit);
  }
  return {
    visits: visits.length,
    people: new Set(visits.map(({ person }) => person)).size,
    weeksAsked: sum(blocks.map(({ wanted }) => wanted)),
    weeksCovered: sum(blocks.map(({ covered }) => covered)),
    posts,
    cost: sum(costByBlock),
    costByBlock,
    handOvers: handOverWeeks(input, visits),
    floors: floorShortfalls(input, visits),
    changes: input.previous ? changesFrom(input.previous, visits) : [],
    withoutEffect: visitsWithoutEffect(input, visits),
  };
}

/** Visits without which the plan would be worth no less, each seen alone. */
function visitsWithoutEffect(input: PlanInput, visits: readonly Visit[]): Visit[] {
  const gain = gainsFrom(input, visits);
  return visits.filter((visit) => gain({ add: [], remove: [visit] }) >= 0);
}

function postFigures(input: PlanInput, visits: readonly Visit[]): PostFigures[] {
  const servedAt = weeksServed(input, visits);
  return input.posts.map((post) => {
    const servedByBlock = servedAt.get(post.id) ?? [];
    const blocks = post.wanted.map((wanted, block) => {
      const served = servedByBlock[block] ?? 0;
      return { wanted, served, covered: Math.min(wanted, served) };
    });
    return { post: post.id, blocks };
  });
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
