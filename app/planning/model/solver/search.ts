import type { Highs } from "highs";
import { gapOf } from "../plan-value.ts";
import type { Bounding } from "./bound.ts";
import type { Draft } from "./draft.ts";
import { visitsInDraft } from "./draft.ts";
import type { Random } from "./random.ts";

export type Phase = "first-plan" | "pricing" | "combining" | "improving" | "proving";

/** How a running solve stands: what a page shows while it waits. */
export type Progress = { phase: Phase; value: number; bound: number; gap: number; seconds: number };

export type SolveOptions = {
  /** Outer limit in seconds of the clock. The work done inside it is limited by counts, so that the same input and seed give the same plan
   *  wherever the clock does not cut in first. */
  seconds: number;
  seed: number;
  highs: Highs;
  /** Seconds that pass, from any beginning. */
  clock: () => number;
  /** Whether the plan is to carry the prices that prove its bound. */
  certificate?: boolean;
  onProgress?: (progress: Progress) => void;
  shouldStop?: () => boolean;
};

/** What all phases share: the best plan so far, the proven bound, the prices that prove it, and the limits. */
export type Search = {
  options: SolveOptions;
  startedAt: number;
  random: Random;
  bounding: Bounding;
  best: { points: number; visits: number[] };
  /** No plan is worth more points than this. */
  bound: number;
  /** The lowest bound that prices alone prove, scaled, and these prices. */
  priced: { bound: number; prices: Float64Array };
  /** Whether the clock or the caller cut something short. */
  isCut: boolean;
};

/** Seconds of the clock since the solve began. */
export function secondsPassed(search: Search): number {
  return search.options.clock() - search.startedAt;
}

/** Seconds of the clock until the outer limit; below 0 when it has passed. */
export function secondsLeft(search: Search): number {
  return search.options.seconds - secondsPassed(search);
}

/** Whether to stop now: out of time, told to stop, or nothing left to gain. */
export function isOver(search: Search): boolean {
  if (isProven(search)) return true;
  if (secondsLeft(search) <= 0 || search.options.shouldStop?.()) search.isCut = true;
  return search.isCut;
}

/** Whether no plan can be worth more than the best so far. */
export function isProven(search: Search): boolean {
  return search.best.points >= search.bound;
}

/** Tells how the solve stands, to whoever listens. */
export function report(search: Search, phase: Phase): void {
  const { best, bound } = search;
  search.options.onProgress?.({
    phase,
    value: best.points,
    bound,
    gap: gapOf(best.points, bound),
    seconds: secondsPassed(search),
  });
}

/** Keeps a draft's plan if it is better than the best. */
export function offer(search: Search, draft: Draft): boolean {
  if (draft.points <= search.best.points) return false;
  search.best = { points: draft.points, visits: visitsInDraft(draft) };
  return true;
}

/** Lowers the bound, which is a whole number as all values are. */
export function lowerBound(search: Search, points: number): void {
  search.bound = Math.max(search.best.points, Math.min(search.bound, Math.floor(points)));
}

/** The items in an order drawn by the generator. */
export function shuffled({ below }: Random, items: readonly number[]): number[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
