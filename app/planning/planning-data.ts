import type { ProfessionalEntry } from "#app/mapping/professional.ts";
import type { FloorEntry, RequestEntry, TeamEntry } from "#app/needs/request.ts";
import type { FacilityEntry } from "#app/programme/facility.ts";
import type { PeriodEntry } from "#app/programme/period.ts";
import type { VisitRateEntry } from "#app/programme/visit-rate.ts";
import type { InductionWeekEntry } from "#app/programme/wave.ts";

/** A visit by codes and calendar days. */
export type VisitEntry = {
  /** The professional's code. */
  professional: string;
  /** The request's code, and which of its simultaneous visitors this is, counted from 1. */
  request: string;
  seat: number;
  /** A Monday. */
  startsOn: string;
  weeks: number;
};

/** What a plan of one period is made from, as the programme keeps it: codes, calendar days, minor units of money. */
export type PlanningData = {
  period: PeriodEntry;
  currency: string;
  facilities: FacilityEntry[];
  inductionWeeks: InductionWeekEntry[];
  visitRates: VisitRateEntry[];
  /** Those who agree to being planned, and how many do not. */
  professionals: ProfessionalEntry[];
  withoutConsent: number;
  requests: RequestEntry[];
  teams: TeamEntry[];
  floors: FloorEntry[];
  /** Visits that every plan must hold: those pinned in the draft it starts from. */
  locked: VisitEntry[];
  /** Visits of the accepted plan, null when there is none. */
  previous: VisitEntry[] | null;
};
