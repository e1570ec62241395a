import type { HousingBreach } from "../breach.ts";
import { lookupOf, placeOf } from "../lookup.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule, RowEntry } from "../rule.ts";
import { groupVisits, lastWeekOf } from "../visit.ts";

/** At most `housing` visitors at a facility per week; two who hand over count as two.
 *  @source docs/model.md#hard-rules */
export const housing: HardRule = { name: "housing", hardness: "hard", heldBy: { by: "rows", rows }, check };

function rows(input: PlanInput, visit: Visit): RowEntry[] {
  const { facility } = placeOf(input, visit.post);
  return Array.from({ length: visit.weeks }, (_, week) => ({
    row: `${facility.id}/${visit.start + week}`,
    coefficient: 1,
    sense: "at-most",
    limit: facility.housing,
  }));
}

function check(input: PlanInput, visits: readonly Visit[]): HousingBreach[] {
  const { facilities } = lookupOf(input);
  const breaches: HousingBreach[] = [];
  for (const [facility, here] of groupVisits(visits, (visit) => placeOf(input, visit.post).facility.id)) {
    const limit = facilities.get(facility)?.housing ?? 0;
    for (const crowd of crowdsOf(here)) {
      if (crowd.visitors <= limit) continue;
      const details = { facility, weeks: crowd.weeks, visitors: crowd.visitors, housing: limit };
      breaches.push({ rule: "housing", code: "housing-full", details });
    }
  }
  return breaches;
}

/** The runs of weeks in which the same number of visitors is present, in order. */
function crowdsOf(visits: Visit[]): { weeks: [number, number]; visitors: number }[] {
  const changes = new Map<number, number>();
  for (const visit of visits) {
    changes.set(visit.start, (changes.get(visit.start) ?? 0) + 1);
    changes.set(lastWeekOf(visit) + 1, (changes.get(lastWeekOf(visit) + 1) ?? 0) - 1);
  }
  const crowds: { weeks: [number, number]; visitors: number }[] = [];
  let visitors = 0;
  let since = 0;
  for (const [week, change] of [...changes].sort(([a], [b]) => a - b)) {
    if (change === 0) continue;
    crowds.push({ weeks: [since, week - 1], visitors });
    visitors += change;
    since = week;
  }
  return crowds;
}
