import { whyNotThisPair } from "./constraints/possible-visit.ts";
import { partiesOf } from "./lookup.ts";
import type { PlanInput, Visit, WeekRange } from "./plan-input.ts";

/** Every possible visit of one person to one post, by start and then length. Locked or not makes no difference here. */
export function possibleVisitsOf(input: PlanInput, pair: { person: string; post: string }): Visit[] {
  // The pair is judged apart from weeks, so any weeks will do for asking.
  if (whyNotThisPair(input, { ...pair, start: 0, weeks: 1 }).length > 0) return [];
  const { person, post, country } = partiesOf(input, pair);
  return sharedWindows(person.available, post.windows).flatMap(([first, last]) => {
    const visits: Visit[] = [];
    for (let start = first; start + person.minWeeks - 1 <= last; start++) {
      if ((country.arrivals[start] ?? 0) < 1) continue;
      const longest = Math.min(person.maxWeeks, last - start + 1);
      for (let weeks = person.minWeeks; weeks <= longest; weeks++)
        visits.push({ person: person.id, post: post.id, start, weeks });
    }
    return visits;
  });
}

/** The stretches of weeks that lie in a window of both. */
export function sharedWindows(one: WeekRange[], other: WeekRange[]): WeekRange[] {
  const shared = one.flatMap(([first, last]) =>
    other.map(([from, to]): WeekRange => [Math.max(first, from), Math.min(last, to)]),
  );
  return shared.filter(([first, last]) => first <= last).toSorted(([a], [b]) => a - b);
}
