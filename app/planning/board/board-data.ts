import type { PostFigures } from "../model/figures.ts";
import type { PlanInput, Visit, WeekRange } from "../model/plan-input.ts";

/** A visit of a plan as the board knows it. */
export type PlannedVisit = Visit & {
  id: string;
  /** The next planning run must keep it. */
  pinned: boolean;
  /** A placement stands behind it: it is changed there, not on the board. */
  agreed: boolean;
};

/** A named stretch of weeks in which visitors arrive together. */
export type Wave = { name: string; first: number; last: number };

/** What people call what the planner knows by code. */
export type BoardNames = {
  people: Record<string, string>;
  facilities: Record<string, string>;
  specialties: Record<string, string>;
};

/** All that the board is made of, as plain data: the server draws it, and the browser changes it. */
export type BoardData = {
  /** The planning problem; of the people only those whom the plan sends are needed. */
  input: PlanInput;
  visits: PlannedVisit[];
  names: BoardNames;
  waves: Wave[];
};

export type BoardFilter = {
  hospital: string | null;
  specialty: string | null;
  /** Keeps the posts that this person visits. */
  person: string | null;
};

/** What is drawn. */
export type Board = {
  startsOn: string;
  weeks: number;
  blocks: BoardBlock[];
  waves: Wave[];
  /** By country: the weeks in which visitors can arrive; empty where they can in every week. */
  inductionWeeks: Record<string, number[]>;
  hospitals: BoardHospital[];
};

export type BoardBlock = { first: number; last: number; cost: number; budget: number };
export type BoardHospital = { id: string; name: string; country: string; posts: BoardPost[] };
export type BoardPost = {
  id: string;
  title: string;
  /** Tells it from the hospital's other posts of the same specialty, from 1; null where there are none. */
  number: number | null;
  level: number;
  /** Weeks outside the post's windows. */
  closed: WeekRange[];
  blocks: PostBlock[];
  gaps: Gap[];
  visits: BoardVisit[];
};
/** Weeks in one block: wanted, with a visitor, and with a visitor that was wanted. */
export type PostBlock = PostFigures["blocks"][number];
export type BoardVisit = PlannedVisit & {
  name: string;
  handOverWeeks: number[];
  /** It breaks a hard rule. */
  broken: boolean;
  /** The person whom the filter asks for. */
  sought: boolean;
};

/** Weeks of a block that are wanted and not covered, drawn at the first free weeks. */
export type Gap = { block: number; first: number; last: number };
