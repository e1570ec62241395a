import type { ArrivalsBreach } from "../breach.ts";
import { lookupOf, placeOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule, RowEntry } from "../rule.ts";
import { groupVisits } from "../visit.ts";

/** At most `arrivals[week]` visits start in a country in a week: the room in that week's induction.
 *  @source docs/model.md#hard-rules */
export const arrivals: HardRule = { name: "arrivals", hardness: "hard", heldBy: { by: "rows", rows }, check };

function rows(input: PlanInput, visit: Visit): RowEntry[] {
  const { country } = placeOf(input, visit.post);
  const limit = country.arrivals[visit.start] ?? 0;
  return [{ row: `${country.id}/${visit.start}`, coefficient: 1, sense: "at-most", limit }];
}

function check(input: PlanInput, visits: readonly Visit[]): ArrivalsBreach[] {
  const { countries } = lookupOf(input);
  const breaches: ArrivalsBreach[] = [];
  for (const [country, here] of groupVisits(visits, (visit) => placeOf(input, visit.post).country.id)) {
    for (const [week, starting] of Map.groupBy(here, (visit) => visit.start)) {
      const limit = countries.get(country)?.arrivals[week] ?? 0;
      if (starting.length <= limit) continue;
      const details = { country, week, arriving: starting.length, limit };
      breaches.push({ rule: "arrivals", code: "too-many-arrivals", details });
    }
  }
  return breaches;
}
