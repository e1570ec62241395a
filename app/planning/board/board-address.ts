import { addDays, DAYS_PER_WEEK, daysBetween } from "#app/lib/dates.ts";
import type { PlanInput, Visit } from "../model/plan-input.ts";
import { lastWeekOf } from "../model/visit.ts";
import type { BoardFilter } from "./board-data.ts";
import { scaleOf, spanOf, ZOOMS, type Zoom } from "./scale.ts";

/** What of a plan the board shows, as its address says it. */
export type BoardAddress = BoardFilter & {
  view: "board" | "table";
  zoom: Zoom;
  /** The Monday of the first week shown; null for the beginning of the programme. */
  from: string | null;
  /** The visit that is selected, by its id. */
  visit: string | null;
  /** The post that is selected, by its code. */
  post: string | null;
  /** The person of whom it is asked why they are not in the plan, by code. */
  why: string | null;
};

const STANDARD: BoardAddress = {
  view: "board",
  zoom: "year",
  from: null,
  hospital: null,
  specialty: null,
  person: null,
  visit: null,
  post: null,
  why: null,
};

/** The order in which an address says them. */
const NAMES = ["view", "zoom", "from", "hospital", "specialty", "person", "visit", "post", "why"] as const;

/** Reads the address of a board. What it does not know is left out, so that an old link still shows a board. */
export function readBoardAddress(search: URLSearchParams): BoardAddress {
  const text = (name: string) => search.get(name) || null;
  const from = search.get("from") ?? "";
  return {
    view: search.get("view") === "table" ? "table" : "board",
    zoom: ZOOMS.find((one) => one === search.get("zoom")) ?? STANDARD.zoom,
    from: /^\d{4}-\d\d-\d\d$/.test(from) && Number.isFinite(Date.parse(from)) ? from : null,
    hospital: text("hospital"),
    specialty: text("specialty"),
    person: text("person"),
    visit: text("visit"),
    post: text("post"),
    why: text("why"),
  };
}

/** The same board without those filters that would hide a visit, and from its first week on where other weeks are shown. */
export function addressShowing(address: BoardAddress, visit: Visit, input: PlanInput): BoardAddress {
  const post = input.posts.find(({ id }) => id === visit.post);
  const kept = (filter: string | null, value: string | undefined) => (filter === value ? filter : null);
  const scale = scaleOf(address.zoom, firstWeekOf(address, input.startsOn), input.weeks);
  const isShown = spanOf(scale, visit.start, lastWeekOf(visit)) !== null;
  return {
    ...address,
    hospital: kept(address.hospital, post?.facility),
    specialty: kept(address.specialty, post?.specialty),
    person: kept(address.person, visit.person),
    from: isShown ? address.from : fromOfWeek(input.startsOn, visit.start),
  };
}

/** The query of the same board with some of it changed, such as "?zoom=quarter&visit=…". */
export function boardQuery(address: BoardAddress, changes: Partial<BoardAddress> = {}): string {
  const search = new URLSearchParams();
  const shown = { ...address, ...changes };
  for (const name of NAMES) {
    const value = shown[name];
    if (value !== null && value !== STANDARD[name]) search.set(name, value);
  }
  return `?${search}`;
}

/** The week that an address begins at, counted from the Monday of week 0. */
export function firstWeekOf({ from }: Pick<BoardAddress, "from">, startsOn: string): number {
  return from === null ? 0 : Math.floor(daysBetween(startsOn, from) / DAYS_PER_WEEK);
}

/** The Monday of a week, as an address says it. */
export function fromOfWeek(startsOn: string, week: number): string | null {
  return week <= 0 ? null : addDays(startsOn, week * DAYS_PER_WEEK);
}
