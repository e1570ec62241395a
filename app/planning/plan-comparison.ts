import { figuresOf, type PlanFigures } from "./model/figures.ts";
import type { PlanInput, Visit } from "./model/plan-input.ts";
import { byStartPostPerson, visitKey } from "./model/visit.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import { toVisit } from "./plan-input-from-programme.ts";
import type { VisitEntry } from "./planning-data.ts";

/** A plan to be compared: its visits and the problem it solves. */
export type ComparedPlan = { input: PlanInput; visits: readonly VisitEntry[]; bound: number };

/** A visit that both plans have for the same person at the same post, in other weeks or of another length. */
export type MovedVisit = { inA: VisitEntry; inB: VisitEntry };

/** What a plan comes to, by its own problem. */
export type ComparedFigures = Pick<
  PlanFigures,
  "visits" | "people" | "weeksAsked" | "weeksCovered" | "cost" | "costByBlock"
> & {
  value: number;
  brokenRules: number;
  handOvers: number;
};

export type PlanComparison = {
  onlyInA: VisitEntry[];
  onlyInB: VisitEntry[];
  moved: MovedVisit[];
  same: VisitEntry[];
  figures: { a: ComparedFigures; b: ComparedFigures };
  /** Whether both solve the same problem, so that their values may be held against each other. */
  sameProblem: boolean;
};

/** What is different between two plans. Visits of one person at one post are paired in the order of their weeks: first those that are
 *  the same, then the others as moved; what is left over is in one plan only. Lists are sorted by start, post and person. */
export function comparePlans(a: ComparedPlan, b: ComparedPlan): PlanComparison {
  const [inA, inB] = [visitsOf(a), visitsOf(b)];
  const [keysA, keysB] = [new Set(inA.map(keyOf)), new Set(inB.map(keyOf))];
  const same = inA.filter((visit) => keysB.has(keyOf(visit)));
  const changedA = Map.groupBy(
    inA.filter((visit) => !keysB.has(keyOf(visit))),
    pairKeyOf,
  );
  const changedB = Map.groupBy(
    inB.filter((visit) => !keysA.has(keyOf(visit))),
    pairKeyOf,
  );
  const moved: MovedVisit[] = [];
  const onlyInA: Placed[] = [];
  const onlyInB: Placed[] = [];
  for (const pair of new Set([...changedA.keys(), ...changedB.keys()])) {
    const [before, after] = [changedA.get(pair) ?? [], changedB.get(pair) ?? []];
    const both = Math.min(before.length, after.length);
    for (let index = 0; index < both; index++) {
      const [one, other] = [before[index], after[index]];
      if (one && other) moved.push({ inA: one.entry, inB: other.entry });
    }
    onlyInA.push(...before.slice(both));
    onlyInB.push(...after.slice(both));
  }
  return {
    onlyInA: entriesOf(onlyInA),
    onlyInB: entriesOf(onlyInB),
    moved: moved.toSorted((one, other) =>
      byStartPostPerson(toVisit(one.inA, a.input.startsOn), toVisit(other.inA, a.input.startsOn)),
    ),
    same: entriesOf(same),
    figures: { a: figuresFor(a), b: figuresFor(b) },
    sameProblem: JSON.stringify(a.input) === JSON.stringify(b.input),
  };
}

/** A visit beside the entry it was made of; weeks count from the first plan's Monday or the second's, which is no matter: see keyOf. */
type Placed = { entry: VisitEntry; visit: Visit };

function visitsOf({ input, visits }: ComparedPlan): Placed[] {
  return visits
    .map((entry) => ({ entry, visit: toVisit(entry, input.startsOn) }))
    .toSorted((one, other) => byStartPostPerson(one.visit, other.visit));
}

/** By its day, so that plans of periods that begin on other Mondays compare too. */
function keyOf({ entry, visit }: Placed): string {
  return `${entry.startsOn} ${visitKey({ ...visit, start: 0 })}`;
}

function pairKeyOf({ visit }: Placed): string {
  return JSON.stringify([visit.person, visit.post]);
}

function entriesOf(placed: Placed[]): VisitEntry[] {
  return placed.toSorted((one, other) => byStartPostPerson(one.visit, other.visit)).map(({ entry }) => entry);
}

function figuresFor({ input, visits, bound }: ComparedPlan): ComparedFigures {
  const planned = visits.map((entry) => toVisit(entry, input.startsOn));
  const { value, breaches } = evaluatePlan(input, visits, bound);
  const { handOvers, people, weeksAsked, weeksCovered, cost, costByBlock, visits: count } = figuresOf(input, planned);
  return {
    value,
    brokenRules: breaches.length,
    visits: count,
    people,
    weeksAsked,
    weeksCovered,
    cost,
    costByBlock,
    handOvers: handOvers.length,
  };
}
