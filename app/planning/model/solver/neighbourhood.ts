import { boundAt, type Bounding } from "./bound.ts";
import { SCALE, type Problem } from "./problem.ts";
import { scheduleOf } from "./schedule-of.ts";
import type { Search } from "./search.ts";

/** What the choice of a neighbourhood looks at, at the best prices and some plan. */
export type UnitLosses = {
  /** Scaled points that each unit's schedule in the plan loses against the unit's best at the prices. */
  loss: Float64Array;
  /** The visits of each unit's best schedule at the prices. */
  wished: number[][];
  /** The units that each person serves in the plan. */
  unitsOfPerson: Map<number, number[]>;
};

/** How far each unit's part of the plan is from the best that the unit could have at the prices, in scaled points: where there is most to gain. */
export function unitLosses({ bounding, priced }: Search, plan: readonly number[]): UnitLosses {
  const { problem } = bounding;
  const { chosen } = boundAt(bounding, priced.prices);
  const wished = byUnit(problem, chosen);
  const held = byUnit(problem, plan);
  const loss = Float64Array.from(
    problem.units,
    (_, unit) => reducedOf(bounding, unit, wished[unit]!) - reducedOf(bounding, unit, held[unit]!),
  );
  const unitsOfPerson = new Map<number, number[]>();
  for (const visit of plan) {
    const person = problem.visits.person[visit]!;
    unitsOfPerson.set(person, [...(unitsOfPerson.get(person) ?? []), unitOf(problem, visit)]);
  }
  return { loss, wished, unitsOfPerson };
}

/** Units to choose anew together: one that loses much, those that hold whom it wishes for, and so on from these; then others at random,
 *  so that money can move.
 *  @param size how many units */
export function chooseNeighbourhood(search: Search, losses: UnitLosses, size: number): number[] {
  const { problem } = search.bounding;
  const { random } = search;
  const chosen = new Set<number>();
  const queue = [drawByLoss(losses.loss, random.below)];
  const most = Math.min(size, problem.units.length);
  const connected = Math.ceil(most * 0.7);
  while (chosen.size < most) {
    const unit =
      queue.shift() ??
      (chosen.size < connected ? drawByLoss(losses.loss, random.below) : random.below(problem.units.length));
    if (chosen.has(unit)) {
      if (queue.length === 0) chosen.add(random.below(problem.units.length));
      continue;
    }
    chosen.add(unit);
    if (chosen.size >= connected) queue.length = 0;
    else
      for (const visit of losses.wished[unit]!)
        queue.push(...(losses.unitsOfPerson.get(problem.visits.person[visit]!) ?? []));
  }
  return [...chosen].sort((a, b) => a - b);
}

/** Draws a unit with chances in proportion to what it loses. */
function drawByLoss(loss: Float64Array, below: (limit: number) => number): number {
  const total = loss.reduce((sum, part) => sum + part, 0);
  let at = below(Math.max(1, Math.floor(total)));
  for (let unit = 0; unit < loss.length; unit++) {
    at -= loss[unit]!;
    if (at < 0) return unit;
  }
  return below(loss.length);
}

function byUnit(problem: Problem, visits: readonly number[]): number[][] {
  const lists: number[][] = problem.units.map(() => []);
  for (const visit of visits) lists[unitOf(problem, visit)]!.push(visit);
  return lists;
}

function unitOf({ unitOfPost, visits }: Problem, visit: number): number {
  return unitOfPost[visits.post[visit]!]!;
}

/** Scaled reduced points of a unit's schedule. */
function reducedOf({ problem, reduced }: Bounding, unit: number, visits: readonly number[]): number {
  const { points } = scheduleOf(problem, unit, visits);
  return visits.reduce((sum, visit) => sum + reduced[visit]! - problem.visits.points[visit]! * SCALE, points * SCALE);
}
