import { arrivals } from "./constraints/arrivals.ts";
import { budget } from "./constraints/budget.ts";
import { changes } from "./constraints/changes.ts";
import { cost } from "./constraints/cost.ts";
import { coverage } from "./constraints/coverage.ts";
import { floors } from "./constraints/floors.ts";
import { handOver } from "./constraints/hand-over.ts";
import { housing } from "./constraints/housing.ts";
import { locked } from "./constraints/locked.ts";
import { possibleVisit } from "./constraints/possible-visit.ts";
import { preference } from "./constraints/preference.ts";
import { rest } from "./constraints/rest.ts";
import { seat } from "./constraints/seat.ts";
import { service } from "./constraints/service.ts";
import { team } from "./constraints/team.ts";
import { transfer } from "./constraints/transfer.ts";
import { visitsPerYear } from "./constraints/visits-per-year.ts";
import type { HardRule, SoftRule } from "./rule.ts";

/** What no plan may break, in the order in which breaches are told. */
export const HARD_RULES: readonly HardRule[] = [
  possibleVisit,
  rest,
  visitsPerYear,
  seat,
  housing,
  arrivals,
  budget,
  team,
  locked,
];

/** The terms of a plan's value. */
export const SOFT_RULES: readonly SoftRule[] = [
  service,
  transfer,
  coverage,
  handOver,
  preference,
  cost,
  floors,
  changes,
];
