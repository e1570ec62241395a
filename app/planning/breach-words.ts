import { m } from "#app/paraglide/messages.js";
import { moneyInWords } from "#app/ui/number-words.ts";
import type { Breach, PossibleVisitBreach, SeatBreach } from "./model/breach.ts";
import { listInSentence, type Naming, PLAIN_NAMING, visitInSentence, windowsInSentence } from "./naming-words.ts";

/** What is broken, with which values, and what would mend it. */
export function breachInWords(breach: Breach, naming: Naming = PLAIN_NAMING): string {
  switch (breach.rule) {
    case "rest":
      return restInWords(breach, naming);
    case "visits-per-year": {
      const { person, visits, year, limit } = breach.details;
      return m.planning_breach_too_many_visits({ person: naming.person(person), visits: visits.length, year, limit });
    }
    case "seat":
      return seatInWords(breach, naming);
    case "housing": {
      const { facility, weeks, ...numbers } = breach.details;
      const words = { facility: naming.facility(facility), weeks: naming.weeks(...weeks) };
      return m.planning_breach_housing_full({ ...numbers, ...words });
    }
    case "arrivals": {
      const { week, ...details } = breach.details;
      return m.planning_breach_too_many_arrivals({ ...details, week: naming.weeks(week, week) });
    }
    case "budget":
      return budgetInWords(breach);
    case "team": {
      const { team, start, weeks, present, absent } = breach.details;
      return m.planning_breach_team_apart({
        team,
        present: listInSentence(present.map(naming.post)),
        absent: listInSentence(absent.map(naming.post)),
        weeks: naming.weeks(start, start + weeks - 1),
      });
    }
    case "locked":
      return m.planning_breach_locked_missing({ visit: visitInSentence(breach.details.visit, naming) });
    case "possible-visit":
      return possibleVisitInWords(breach, naming);
  }
}

function restInWords({ code, details }: Extract<Breach, { rule: "rest" }>, naming: Naming): string {
  const { earlier, later, earliestStart } = details;
  const person = naming.person(details.person);
  const words = { person, earlier: visitInSentence(earlier, naming), later: visitInSentence(later, naming) };
  if (code === "visits-overlap") return m.planning_breach_visits_overlap(words);
  return m.planning_breach_rest_too_short({
    person,
    later: words.later,
    earlierPost: naming.post(earlier.post),
    earliest: naming.weeks(earliestStart, earliestStart),
  });
}

function seatInWords({ code, details }: SeatBreach, naming: Naming): string {
  const words = {
    post: naming.post(details.post),
    weeks: naming.weeks(...details.weeks),
    earlierPerson: naming.person(details.earlier.person),
    laterPerson: naming.person(details.later.person),
  };
  switch (code) {
    case "two-at-once":
      return m.planning_breach_two_at_once(words);
    case "hand-over-not-agreed":
      return m.planning_breach_hand_over_not_agreed(words);
    case "hand-over-too-short":
      return m.planning_breach_hand_over_too_short(words);
    case "hand-over-to-self":
      return m.planning_breach_hand_over_to_self(words);
  }
}

function budgetInWords({ code, details }: Extract<Breach, { rule: "budget" }>): string {
  const { cost, budget, currency } = details;
  const words = {
    cost: moneyInWords(cost, currency),
    budget: moneyInWords(budget, currency),
    excess: moneyInWords(cost - budget, currency),
  };
  if (code === "budget-exceeded") return m.planning_breach_budget_exceeded(words);
  return m.planning_breach_block_budget_exceeded({ ...words, block: details.block });
}

function possibleVisitInWords(breach: PossibleVisitBreach, naming: Naming): string {
  const { visit } = breach.details;
  const person = naming.person(visit.person);
  const post = naming.post(visit.post);
  const whole = visitInSentence(visit, naming);
  const visitWeeks = naming.weeks(visit.start, visit.start + visit.weeks - 1);
  switch (breach.code) {
    case "unknown-person":
      return m.planning_breach_unknown_person({ person });
    case "unknown-post":
      return m.planning_breach_unknown_post({ post });
    case "outside-programme":
      return m.planning_breach_outside_programme({ visit: whole, weeks: breach.details.weeks });
    case "no-consent":
      return m.planning_breach_no_consent({ person });
    case "lacks-specialty":
      return m.planning_breach_lacks_specialty({ person, post, specialty: breach.details.specialty });
    case "level-too-low": {
      const { specialty, level, needed } = breach.details;
      return m.planning_breach_level_too_low({ person, post, specialty, level, needed });
    }
    case "lacks-language":
      return m.planning_breach_lacks_language({ person, post, language: breach.details.language });
    case "facility-excluded":
      return m.planning_breach_facility_excluded({ person, post, facility: naming.facility(breach.details.facility) });
    case "country-not-served":
      return m.planning_breach_country_not_served({ person, post, country: breach.details.country });
    case "person-not-available":
      return m.planning_breach_person_not_available({
        person,
        visitWeeks,
        windows: windowsInSentence(breach.details.windows, naming),
      });
    case "post-not-open":
      return m.planning_breach_post_not_open({
        post,
        visitWeeks,
        windows: windowsInSentence(breach.details.windows, naming),
      });
    case "visit-too-short":
      return m.planning_breach_visit_too_short({ visit: whole, person, minWeeks: breach.details.minWeeks });
    case "visit-too-long":
      return m.planning_breach_visit_too_long({ visit: whole, person, maxWeeks: breach.details.maxWeeks });
    case "no-arrivals":
      return m.planning_breach_no_arrivals({ visit: whole, country: breach.details.country });
  }
}
