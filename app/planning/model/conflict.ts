import type { Breach, ConflictReason } from "./breach.ts";
import { arrivals } from "./constraints/arrivals.ts";
import { budget } from "./constraints/budget.ts";
import { housing } from "./constraints/housing.ts";
import { rest } from "./constraints/rest.ts";
import { seat } from "./constraints/seat.ts";
import { visitsPerYear } from "./constraints/visits-per-year.ts";
import { placeOf } from "./lookup.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { smallestSetThatFails } from "./smallest-set.ts";
import { teamsCanBeCompleted, whyTeamsFail } from "./team-partners.ts";
import { blockOf, byStartPostPerson, costOf, lastWeekOf } from "./visit.ts";

/** Locked visits that cannot all be in one plan. */
export type Conflict = {
  /** In the order of plans. */
  visits: Visit[];
  reasons: ConflictReason[];
  /** True when no smaller set of locked visits is in conflict; false when only leaving any one of these out would help. */
  smallest: boolean;
};

// What a set of locked visits can break by itself. All of these can only get worse as visits are added, so whatever else is in a plan
// never helps, and an empty rest of the plan is the easiest.
const RULES = [rest, visitsPerYear, seat, housing, arrivals, budget];

/** Why no plan can have all locked visits: a smallest set of them that cannot hold together. As everything else in a plan is
 *  optional, only locked visits can be in conflict: with each other, with a limit that is too small for them, or, at a team's post,
 *  with the lack of anyone who could come along.
 *  @returns null when some plan has all of them
 *  @source docs/model.md#infeasible */
export function findConflict(input: PlanInput): Conflict | null {
  // In the order of plans, so that of several smallest sets the one named does not depend on the order of the input.
  const locked = input.locked.toSorted(byStartPostPerson);
  const direct = RULES.flatMap((rule) => rule.check(input, locked)).map((breach) =>
    witnessesOf({ ...input, locked }, breach),
  );
  const smallestDirect = direct.toSorted((a, b) => a.length - b.length)[0] ?? null;
  if (!smallestDirect && teamsCanBeCompleted(input, locked)) return null;
  const teamPosts = new Set(input.teams.flatMap(({ posts }) => posts));
  if (smallestDirect && !locked.some(({ post }) => teamPosts.has(post))) return toldOf(input, smallestDirect, true);
  const found = smallestSetThatFails(locked, (visits) => canHoldTogether(input, visits), smallestDirect);
  return found && toldOf(input, found.items, found.smallest);
}

/** Whether some plan has all of these visits.
 *  @param visits locked or possible visits */
function canHoldTogether(input: PlanInput, visits: Visit[]): boolean {
  return RULES.every((rule) => rule.check(input, visits).length === 0) && teamsCanBeCompleted(input, visits);
}

function toldOf(input: PlanInput, found: Visit[], smallest: boolean): Conflict {
  const visits = found.toSorted(byStartPostPerson);
  const own: Breach[] = RULES.flatMap((rule) => rule.check(input, visits));
  return { visits, reasons: own.length > 0 ? own : whyTeamsFail(input, visits), smallest };
}

/** Of all locked visits the fewest that are enough to break a rule in the way the breach tells. */
function witnessesOf(input: PlanInput, breach: Breach): Visit[] {
  const { locked } = input;
  switch (breach.rule) {
    case "rest":
    case "seat":
      return [breach.details.earlier, breach.details.later];
    case "visits-per-year":
      return breach.details.visits.slice(0, breach.details.limit + 1);
    case "housing":
      return present(input, breach.details).slice(0, breach.details.housing + 1);
    case "arrivals": {
      const { country, week, limit } = breach.details;
      return locked
        .filter((visit) => visit.start === week && placeOf(input, visit.post).country.id === country)
        .slice(0, limit + 1);
    }
    case "budget": {
      const { code, details } = breach;
      const paid =
        code === "budget-exceeded" ? locked : locked.filter((visit) => blockOf(input, visit.start) === details.block);
      return dearest(input, paid, details.budget);
    }
    case "team":
    case "locked":
    case "possible-visit":
      throw new Error(`Locked visits alone cannot break ${breach.rule}`);
  }
}

function present(input: PlanInput, at: { facility: string; weeks: [number, number] }): Visit[] {
  const [week] = at.weeks;
  return input.locked.filter(
    (visit) =>
      visit.start <= week && week <= lastWeekOf(visit) && placeOf(input, visit.post).facility.id === at.facility,
  );
}

/** The fewest visits that cost more than the limit: the dearest ones. */
function dearest(input: PlanInput, visits: Visit[], limit: number): Visit[] {
  let cost = 0;
  return visits
    .toSorted((a, b) => costOf(input, b) - costOf(input, a) || byStartPostPerson(a, b))
    .filter((visit) => {
      if (cost > limit) return false;
      cost += costOf(input, visit);
      return true;
    });
}
