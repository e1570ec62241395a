import type { Visit } from "../plan-input.ts";
import type { Frame } from "./frame.ts";

/** Prices, and everything added up with them, are whole numbers of 1/4096 point: sums of such numbers below 2^53 are exact in a
 *  double, so a bound made of them is proven and not merely computed. */
export const SCALE = 4096;

/** The planning problem as the algorithms read it: what must be planned together, and every possible visit in flat arrays. */
export type Problem = {
  frame: Frame;
  units: Unit[];
  unitOfPost: Int32Array;
  visits: Visits;
  /** The visits that must be in the plan, as indexes into `visits`. */
  locked: number[];
  changes: Changes;
};

/** What must be planned together: one post, or all posts of a team, whose visits have the same starts and lengths. */
export type Unit = {
  posts: number[];
  handOver: boolean;
  /** Scaled points of one hand-over week, over the posts. */
  handOverPoints: number;
  /** For each block, the covered weeks beyond which nothing more is gained. */
  mostWeeks: Int32Array;
  /** Scaled points for k covered weeks of block b at [b * coverageWidth + k], over the posts. */
  coverage: Float64Array;
  coverageWidth: number;
  /** 1 for each week in which a locked visit begins: the programme of the unit may not pass it otherwise. */
  mustStart: Uint8Array;
  /** The first of the unit's slots that starts in week t or later, for t up to the number of weeks. */
  slotAtWeek: Int32Array;
};

/** Possible visits in slot order. A slot is a start and a length at a unit; a group is a slot's share at one post. */
export type Visits = {
  count: number;
  person: Int32Array;
  post: Int32Array;
  start: Int32Array;
  weeks: Int32Array;
  /** Points of the visit alone: service, transfer, preference, cost, and what keeping an earlier visit saves. */
  points: Float64Array;
  cost: Float64Array;
  locked: Uint8Array;
  group: Int32Array;
  groups: Groups;
  slots: Slots;
};

export type Groups = {
  count: number;
  slot: Int32Array;
  /** First visit of each group; one more entry than groups. */
  firstVisit: Int32Array;
};

export type Slots = {
  count: number;
  unit: Int32Array;
  start: Int32Array;
  weeks: Int32Array;
  /** First group of each slot, one group a post in the order of the unit's posts; one more entry than slots. */
  firstGroup: Int32Array;
  /** The week after the slot, at most the end of the programme. */
  after: Int32Array;
  /** 1 where the unit may be free after the slot. It may not where a locked visit begins in the slot's last week: that one takes over. */
  mayEnd: Uint8Array;
  /** 1 where another visit may take over in the slot's last week, and where the slot may take over from another. */
  mayHandOver: Uint8Array;
  mayTakeOver: Uint8Array;
  /** Weeks of the slot in the block in which it starts. */
  weeksInFirstBlock: Int32Array;
  /** Scaled points for the weeks in later blocks, where nothing is covered before. */
  laterPoints: Float64Array;
  /** Weeks covered in the block of the week after the slot, when that block is a later one; else -1. */
  coveredAfter: Int32Array;
  /** Weeks covered up to the slot's last week in that week's block, when that block is a later one; else -1. */
  coveredAtLast: Int32Array;
};

/** Earlier visits by person and post: `constant` when none is kept, and `bonus` when any visit of the pair is in the plan. What an
 *  earlier visit itself saves by staying is in its own points. */
export type Changes = { constant: number; pairs: ChangePair[] };
export type ChangePair = { person: number; post: number; bonus: number };

/** A visit by its index, with the ids of the input. */
export function visitAt({ frame, visits }: Problem, index: number): Visit {
  return {
    person: frame.people[visits.person[index]!]!.id,
    post: frame.posts[visits.post[index]!]!.id,
    start: visits.start[index]!,
    weeks: visits.weeks[index]!,
  };
}

/** A unit's possible visits: from the first index up to, not including, the second. */
export function visitsOfUnit({ frame, units, visits }: Problem, unit: number): [number, number] {
  const { slotAtWeek } = units[unit]!;
  const { slots, groups } = visits;
  return [
    groups.firstVisit[slots.firstGroup[slotAtWeek[0]!]!]!,
    groups.firstVisit[slots.firstGroup[slotAtWeek[frame.weeks]!]!]!,
  ];
}
