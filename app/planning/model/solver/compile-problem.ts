import type { PlanInput } from "../plan-input.ts";
import { besideLocked } from "./beside-locked.ts";
import { frameOf, type Frame } from "./frame.ts";
import { addVisit, emptyVisitList, listPossibleVisits, type VisitList } from "./possible-visits.ts";
import type { Problem, Unit, Visits } from "./problem.ts";
import { unitsOf } from "./units.ts";
import { changesOf, indexesOf, visitCost, visitPoints, type VisitIndexes } from "./visit-points.ts";
import { layOutVisits } from "./visit-table.ts";

/** Numbers what the input names, lists every visit that a plan could hold, and lays the visits out in slot order.
 *  @throws when a locked visit names a person or post that the input does not have: parsing refuses those before */
export function compileProblem(input: PlanInput): Problem {
  const frame = frameOf(input);
  const { units, unitOfPost } = unitsOf(frame);
  const { changes, savedByKeeping } = changesOf(frame);
  const lockedVisits = distinct(input.locked.map((visit) => indexesOf(frame, visit)!));
  const list = listCandidates({ frame, units, unitOfPost, locked: lockedVisits });
  const table = layOutVisits({ frame, units, unitOfPost, list });
  const { visits } = table;
  const lockedKeys = new Set(lockedVisits.map(keyOf));
  const locked: number[] = [];
  for (let index = 0; index < visits.count; index++) {
    const visit = indexesAt(visits, index);
    visits.points[index] = visitPoints(frame, visit) + savedByKeeping(visit);
    visits.cost[index] = visitCost(frame, visit);
    if (lockedKeys.size === 0 || !lockedKeys.has(keyOf(visit))) continue;
    visits.locked[index] = 1;
    locked.push(index);
  }
  return { frame, units: table.units, unitOfPost, visits, locked, changes };
}

function listCandidates(known: {
  frame: Frame;
  units: Unit[];
  unitOfPost: Int32Array;
  locked: VisitIndexes[];
}): VisitList {
  const { frame, units, unitOfPost, locked } = known;
  const possible = listPossibleVisits(frame);
  if (locked.length === 0) return possible;
  const list = emptyVisitList();
  const canStand = besideLocked(known);
  for (let index = 0; index < possible.count; index++) {
    const visit = indexesAt(possible, index);
    if (canStand(visit)) addVisit(list, visit);
  }
  for (const visit of locked) {
    addVisit(list, visit);
    units[unitOfPost[visit.post]!]!.mustStart[visit.start] = 1;
  }
  return list;
}

function indexesAt(list: VisitList | Visits, index: number): VisitIndexes {
  return { person: list.person[index]!, post: list.post[index]!, start: list.start[index]!, weeks: list.weeks[index]! };
}

function distinct(visits: VisitIndexes[]): VisitIndexes[] {
  return [...new Map(visits.map((visit) => [keyOf(visit), visit])).values()];
}

function keyOf({ person, post, start, weeks }: VisitIndexes): string {
  return `${person}/${post}/${start}/${weeks}`;
}
