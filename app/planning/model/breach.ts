import type { Visit, WeekRange } from "./plan-input.ts";

/** One way in which a plan breaks a hard rule: the rule, what is wrong, and the ids, weeks and numbers a sentence about it needs. */
export type Breach =
  | RestBreach
  | VisitsPerYearBreach
  | SeatBreach
  | HousingBreach
  | ArrivalsBreach
  | BudgetBreach
  | TeamBreach
  | LockedBreach
  | PossibleVisitBreach;

export type RestBreach = {
  rule: "rest";
  code: "visits-overlap" | "rest-too-short";
  details: { person: string; earlier: Visit; later: Visit; restWeeks: number; earliestStart: number };
};

export type VisitsPerYearBreach = {
  rule: "visits-per-year";
  code: "too-many-visits";
  details: { person: string; year: number; visits: Visit[]; limit: number };
};

/** Why two visitors may not share the weeks they share at a post. */
export type SeatBreach = {
  rule: "seat";
  code: "two-at-once" | "hand-over-not-agreed" | "hand-over-too-short" | "hand-over-to-self";
  details: { post: string; earlier: Visit; later: Visit; weeks: WeekRange };
};

export type HousingBreach = {
  rule: "housing";
  code: "housing-full";
  details: { facility: string; weeks: WeekRange; visitors: number; housing: number };
};

export type ArrivalsBreach = {
  rule: "arrivals";
  code: "too-many-arrivals";
  details: { country: string; week: number; arriving: number; limit: number };
};

export type BudgetBreach =
  | { rule: "budget"; code: "budget-exceeded"; details: { cost: number; budget: number; currency: string } }
  | {
      rule: "budget";
      code: "block-budget-exceeded";
      details: { block: number; cost: number; budget: number; currency: string };
    };

export type TeamBreach = {
  rule: "team";
  code: "team-apart";
  details: { team: string; start: number; weeks: number; present: string[]; absent: string[] };
};

export type LockedBreach = { rule: "locked"; code: "locked-missing"; details: { visit: Visit } };

/** Why a visit that is not locked could never be in a plan. */
export type PossibleVisitBreach = { rule: "possible-visit" } & (
  | { code: "unknown-person" | "unknown-post"; details: { visit: Visit } }
  | { code: "outside-programme"; details: { visit: Visit; weeks: number } }
  | { code: "no-consent"; details: { visit: Visit } }
  | { code: "lacks-specialty"; details: { visit: Visit; specialty: string } }
  | { code: "level-too-low"; details: { visit: Visit; specialty: string; level: number; needed: number } }
  | { code: "lacks-language"; details: { visit: Visit; language: string } }
  | { code: "facility-excluded"; details: { visit: Visit; facility: string } }
  | { code: "country-not-served"; details: { visit: Visit; country: string } }
  | { code: "person-not-available"; details: { visit: Visit; windows: WeekRange[] } }
  | { code: "post-not-open"; details: { visit: Visit; windows: WeekRange[] } }
  | { code: "visit-too-short"; details: { visit: Visit; minWeeks: number } }
  | { code: "visit-too-long"; details: { visit: Visit; maxWeeks: number } }
  | { code: "no-arrivals"; details: { visit: Visit; country: string } }
);

/** Why locked visits cannot hold together: a rule that they break by themselves, or a team that nobody could complete. */
export type ConflictReason =
  | Breach
  | { rule: "team"; code: "no-partner-possible"; details: { post: string; start: number; weeks: number } }
  | {
      rule: "team";
      code: "partners-not-together";
      details: { missing: { post: string; start: number; weeks: number }[] };
    };
