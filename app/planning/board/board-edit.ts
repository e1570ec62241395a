import { checkVisits } from "../model/check-plan.ts";
import type { Breach } from "../model/breach.ts";
import { figuresOf, type PlanFigures } from "../model/figures.ts";
import type { PlanInput, Visit } from "../model/plan-input.ts";
import { valueOfPlan } from "../model/plan-value.ts";
import type { PlannedVisit } from "./board-data.ts";

/** Where and when a visit is. */
export type VisitPlace = Pick<Visit, "post" | "start" | "weeks">;

/** One change that a person makes to a draft plan. */
export type BoardEdit =
  | ({ act: "move"; visitId: string } & VisitPlace)
  | { act: "pin" | "unpin" | "remove"; visitId: string }
  | { act: "undo" | "redo" };

/** The visits after an edit. What is undone or done again only the server knows, so those leave the visits as they are. */
export function withEdit(visits: readonly PlannedVisit[], edit: BoardEdit): PlannedVisit[] {
  switch (edit.act) {
    case "move": {
      const { visitId, act: _, ...place } = edit;
      return visits.map((visit) => (visit.id === visitId ? moved(visit, place) : visit));
    }
    case "pin":
    case "unpin":
      return visits.map((visit) => (visit.id === edit.visitId ? { ...visit, pinned: edit.act === "pin" } : visit));
    case "remove":
      return visits.filter((visit) => visit.id !== edit.visitId);
    case "undo":
    case "redo":
      return [...visits];
  }
}

/** Elsewhere, a visit is no longer the one that was agreed; whether it has come back to that, only the server knows. */
function moved(visit: PlannedVisit, place: VisitPlace): PlannedVisit {
  const isThere = visit.post === place.post && visit.start === place.start && visit.weeks === place.weeks;
  return { ...visit, ...place, agreed: visit.agreed && isThere };
}

export type Nudge = "earlier" | "later" | "longer" | "shorter" | "up" | "down";

/** A place one step on: a week earlier or later, a week longer or shorter, or at the post above or below; kept within the programme.
 *  @param posts the posts in the order of the board */
export function nudged(
  place: VisitPlace,
  nudge: Nudge,
  { weeks, posts }: { weeks: number; posts: readonly string[] },
): VisitPlace {
  const row = posts.indexOf(place.post);
  const postAt = (index: number) => posts[index] ?? place.post;
  switch (nudge) {
    case "earlier":
      return { ...place, start: Math.max(0, place.start - 1) };
    case "later":
      return { ...place, start: Math.min(weeks - place.weeks, place.start + 1) };
    case "longer":
      return { ...place, weeks: Math.min(weeks - place.start, place.weeks + 1) };
    case "shorter":
      return { ...place, weeks: Math.max(1, place.weeks - 1) };
    case "up":
      return { ...place, post: postAt(row - 1) };
    case "down":
      return { ...place, post: postAt(row + 1) };
  }
}

/** What a plan is worth, what it covers and costs, and what it breaks. */
export type Standing = { value: number; figures: PlanFigures; breaches: Breach[] };

/** The standing of a set of visits of one plan. */
export function standingOf(input: PlanInput, visits: readonly Visit[]): Standing {
  return {
    value: valueOfPlan(input, visits).value,
    figures: figuresOf(input, visits),
    breaches: checkVisits(input, visits),
  };
}

/** What a change does: the breaches that it brings, and those that it mends. */
export function effectOf(before: Standing, after: Standing): { brought: Breach[]; mended: Breach[] } {
  const keysOf = ({ breaches }: Standing) => new Set(breaches.map((breach) => JSON.stringify(breach)));
  const [had, has] = [keysOf(before), keysOf(after)];
  return {
    brought: after.breaches.filter((breach) => !had.has(JSON.stringify(breach))),
    mended: before.breaches.filter((breach) => !has.has(JSON.stringify(breach))),
  };
}

/** The ids of the visits that breaches name. */
export function visitsIn(breaches: readonly Breach[], visits: readonly PlannedVisit[]): Set<string> {
  const named = breaches.flatMap(({ details }) => Object.values<unknown>(details).flat()).filter(isVisit);
  const isNamed = (visit: PlannedVisit) => named.some((one) => isSame(one, visit));
  return new Set(visits.filter(isNamed).map(({ id }) => id));
}

function isVisit(detail: unknown): detail is Visit {
  return typeof detail === "object" && detail !== null && "person" in detail && "start" in detail;
}

function isSame(one: Visit, other: Visit): boolean {
  return (
    one.person === other.person && one.post === other.post && one.start === other.start && one.weeks === other.weeks
  );
}
