import type { PossibleVisitBreach } from "../breach.ts";
import { partiesOf } from "../lookup.ts";
import type { PlanInput, Visit, WeekRange } from "../plan-input.ts";
import type { HardRule } from "../rule.ts";
import { isLocked, lastWeekOf } from "../visit.ts";

/** A visit that is not locked must be possible: specialty, level, language, exclusions, country, availability, the post's windows,
 *  length, and an arrival week. And nobody, locked or not, is planned who does not agree to it.
 *  @source docs/model.md#possible-visits */
export const possibleVisit: HardRule = {
  name: "possible-visit",
  hardness: "hard",
  heldBy: { by: "possible-visits" },
  check,
};

function check(input: PlanInput, visits: readonly Visit[]): PossibleVisitBreach[] {
  return visits.flatMap((visit) => (isLocked(input, visit) ? whyNotAgreed : whyNotPossible)(input, visit));
}

/** Everything that makes a visit impossible, whether or not it is locked; nothing when it is possible. */
export function whyNotPossible(input: PlanInput, visit: Visit): PossibleVisitBreach[] {
  return [...whyNotThisPair(input, visit), ...whyNotTheseWeeks(input, visit)];
}

function whyNotAgreed(input: PlanInput, visit: Visit): PossibleVisitBreach[] {
  if (partiesOf(input, visit).person.agrees !== false) return [];
  return [{ rule: "possible-visit", code: "no-consent", details: { visit } }];
}

/** What keeps this person from this post whatever the weeks. */
export function whyNotThisPair(input: PlanInput, visit: Visit): PossibleVisitBreach[] {
  const { person, post, facility, country } = partiesOf(input, visit);
  const { specialty, level: needed, language } = post;
  const rule = "possible-visit";
  const breaches = whyNotAgreed(input, visit);
  const level = person.specialties[specialty];
  if (level === undefined) breaches.push({ rule, code: "lacks-specialty", details: { visit, specialty } });
  else if (level < needed) breaches.push({ rule, code: "level-too-low", details: { visit, specialty, level, needed } });
  if (!person.languages.includes(language))
    breaches.push({ rule, code: "lacks-language", details: { visit, language } });
  if (person.excludes.includes(facility.id))
    breaches.push({ rule, code: "facility-excluded", details: { visit, facility: facility.id } });
  if (person.country !== country.id && !person.alsoServes.includes(country.id))
    breaches.push({ rule, code: "country-not-served", details: { visit, country: country.id } });
  return breaches;
}

function whyNotTheseWeeks(input: PlanInput, visit: Visit): PossibleVisitBreach[] {
  const { person, post, country } = partiesOf(input, visit);
  const { minWeeks, maxWeeks, available } = person;
  const rule = "possible-visit";
  const breaches: PossibleVisitBreach[] = [];
  if (!liesInOne(available, visit))
    breaches.push({ rule, code: "person-not-available", details: { visit, windows: available } });
  if (!liesInOne(post.windows, visit))
    breaches.push({ rule, code: "post-not-open", details: { visit, windows: post.windows } });
  if (visit.weeks < minWeeks) breaches.push({ rule, code: "visit-too-short", details: { visit, minWeeks } });
  if (visit.weeks > maxWeeks) breaches.push({ rule, code: "visit-too-long", details: { visit, maxWeeks } });
  if ((country.arrivals[visit.start] ?? 0) < 1)
    breaches.push({ rule, code: "no-arrivals", details: { visit, country: country.id } });
  return breaches;
}

function liesInOne(windows: WeekRange[], visit: Visit): boolean {
  return windows.some(([first, last]) => first <= visit.start && lastWeekOf(visit) <= last);
}
