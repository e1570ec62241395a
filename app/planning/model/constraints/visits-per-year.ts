import type { VisitsPerYearBreach } from "../breach.ts";
import { lookupOf, partiesOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule, RowEntry } from "../rule.ts";
import { groupVisits, yearOf } from "../visit.ts";

/** At most visitsPerYear visits of a person start in each year of 52 weeks.
 *  @source docs/model.md#hard-rules */
export const visitsPerYear: HardRule = {
  name: "visits-per-year",
  hardness: "hard",
  heldBy: { by: "rows", rows },
  check,
};

function rows(input: PlanInput, visit: Visit): RowEntry[] {
  const { person } = partiesOf(input, visit);
  const row = `${person.id}/${yearOf(visit.start)}`;
  return [{ row, coefficient: 1, sense: "at-most", limit: person.visitsPerYear }];
}

function check(input: PlanInput, visits: readonly Visit[]): VisitsPerYearBreach[] {
  const { people } = lookupOf(input);
  const breaches: VisitsPerYearBreach[] = [];
  for (const [person, own] of groupVisits(visits, (visit) => visit.person)) {
    const limit = people.get(person)?.visitsPerYear ?? 0;
    for (const [year, inYear] of Map.groupBy(own, (visit) => yearOf(visit.start))) {
      if (inYear.length <= limit) continue;
      const details = { person, year, visits: inYear, limit };
      breaches.push({ rule: "visits-per-year", code: "too-many-visits", details });
    }
  }
  return breaches;
}
