import { postId } from "#app/needs/request.ts";
import type { PlanVisit } from "./plan.queries.server.ts";

/** A visit of two plans: how it is in each, null where it is not there. */
export type ComparisonRow = { change: "added" | "left-out" | "moved"; a: PlanVisit | null; b: PlanVisit | null };

export type Comparison = { rows: ComparisonRow[]; same: number };

/** What differs between the visits of two plans: those only in b, those only in a, and those of the same person at the same post in
 *  other weeks. A person with several visits at a post has them paired in the order of their starts.
 *  @param a the plan that is compared with, or null for none
 *  @returns rows by start, and how many visits are the same in both */
export function comparisonRows(a: { visits: PlanVisit[] } | null, b: { visits: PlanVisit[] }): Comparison {
  const inA = new Map((a?.visits ?? []).map((visit) => [wholeKey(visit), visit]));
  const inB = new Map(b.visits.map((visit) => [wholeKey(visit), visit]));
  const restOfA = [...inA.values()].filter((visit) => !inB.has(wholeKey(visit)));
  const restOfB = [...inB.values()].filter((visit) => !inA.has(wholeKey(visit)));
  const earlierAt = Map.groupBy(restOfA, pairKey);
  const rows = restOfB.toSorted(byStart).map((visit): ComparisonRow => {
    const before = earlierAt.get(pairKey(visit))?.sort(byStart).shift();
    return before ? { change: "moved", a: before, b: visit } : { change: "added", a: null, b: visit };
  });
  const leftOut = [...earlierAt.values()]
    .flat()
    .map((visit): ComparisonRow => ({ change: "left-out", a: visit, b: null }));
  const startOf = ({ a, b }: ComparisonRow) => b ?? a;
  return {
    rows: [...rows, ...leftOut].sort((one, other) => byStart(startOf(one), startOf(other))),
    same: inB.size - restOfB.length,
  };
}

function wholeKey(visit: PlanVisit): string {
  return [pairKey(visit), visit.startsOn, visit.weeks].join(" ");
}

function pairKey({ professional, request, seat }: PlanVisit): string {
  return JSON.stringify([professional, postId(request, seat)]);
}

function byStart(one: PlanVisit | null, other: PlanVisit | null): number {
  const [first, second] = [orderOf(one), orderOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function orderOf(visit: PlanVisit | null): string {
  return visit ? [visit.startsOn, visit.request, visit.seat, visit.professional].join(" ") : "";
}
