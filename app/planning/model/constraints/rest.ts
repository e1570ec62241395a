import type { RestBreach } from "../breach.ts";
import { lookupOf, partiesOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule, RowEntry } from "../rule.ts";
import { groupVisits } from "../visit.ts";

/** A person's next visit starts at the earliest restWeeks after the last one's end.
 *  @source docs/model.md#hard-rules */
export const rest: HardRule = { name: "rest", hardness: "hard", heldBy: { by: "rows", rows }, check };

// A visit takes its own weeks and the rest after it; no week may be taken twice.
function rows(input: PlanInput, visit: Visit): RowEntry[] {
  const { person } = partiesOf(input, visit);
  return Array.from({ length: visit.weeks + person.restWeeks }, (_, week) => ({
    row: `${person.id}/${visit.start + week}`,
    coefficient: 1,
    sense: "at-most",
    limit: 1,
  }));
}

function check(input: PlanInput, visits: readonly Visit[]): RestBreach[] {
  const { people } = lookupOf(input);
  const breaches: RestBreach[] = [];
  for (const [personId, own] of groupVisits(visits, (visit) => visit.person)) {
    const restWeeks = people.get(personId)?.restWeeks ?? 0;
    let lastToEnd: Visit | null = null;
    for (const visit of own) {
      const breach = lastToEnd && breachBetween({ earlier: lastToEnd, later: visit, restWeeks });
      if (breach) breaches.push(breach);
      if (!lastToEnd || endOf(visit) > endOf(lastToEnd)) lastToEnd = visit;
    }
  }
  return breaches;
}

function breachBetween(pair: { earlier: Visit; later: Visit; restWeeks: number }): RestBreach | null {
  const { earlier, later, restWeeks } = pair;
  const earliestStart = endOf(earlier) + restWeeks;
  if (later.start >= earliestStart) return null;
  const code = later.start < endOf(earlier) ? "visits-overlap" : "rest-too-short";
  return { rule: "rest", code, details: { person: later.person, earlier, later, restWeeks, earliestStart } };
}

/** The first week after a visit. */
function endOf(visit: Visit): number {
  return visit.start + visit.weeks;
}
