import { listCodesWithout } from "#app/accounts/consent.queries.server.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { getProfessionalEntries } from "#app/mapping/professional.queries.server.ts";
import { getFloorEntries, getTeamEntries } from "#app/needs/floor.queries.server.ts";
import { getRequestEntries } from "#app/needs/request.queries.server.ts";
import { getFacilityEntries } from "#app/programme/facility.queries.server.ts";
import { getPeriod, getProgramme } from "#app/programme/period.queries.server.ts";
import { getVisitRateEntries } from "#app/programme/visit-rate.queries.server.ts";
import { getInductionWeekEntries } from "#app/programme/wave.queries.server.ts";
import type { PlanningData } from "./planning-data.ts";
import { getAcceptedPlan, listPlanVisits, toVisitEntry } from "./plan.queries.server.ts";

/** Everything that a plan of a period is made from, as it is kept now; null when there is no such period. Whoever does not agree to being
 *  planned is not among it, neither in the list of professionals nor in the visits of other plans.
 *  @param asked.basedOnPlanId the plan whose pinned visits must be kept; null for none */
export async function getPlanningData(
  transaction: Transaction,
  asked: { periodId: string; basedOnPlanId: string | null },
): Promise<PlanningData | null> {
  const found = await getPeriod(transaction, asked.periodId);
  if (!found) return null;
  const { periodId, ...period } = found;
  const pinned = asked.basedOnPlanId ? await listPlanVisits(transaction, asked.basedOnPlanId) : [];
  const accepted = await getAcceptedPlan(transaction, periodId);
  const without = await listCodesWithout(transaction, "planning");
  const agrees = ({ professional }: { professional: string }) => !without.has(professional);
  const professionals = await getProfessionalEntries(transaction);
  return {
    period,
    currency: (await getProgramme(transaction)).currency,
    facilities: await getFacilityEntries(transaction),
    inductionWeeks: await getInductionWeekEntries(transaction),
    visitRates: await getVisitRateEntries(transaction),
    professionals: professionals.filter(({ code }) => !without.has(code)),
    withoutConsent: without.size,
    requests: await getRequestEntries(transaction, period.name),
    teams: await getTeamEntries(transaction),
    floors: await getFloorEntries(transaction, period.name),
    locked: pinned.filter((visit) => visit.pinned).map(toVisitEntry),
    previous: accepted && (await listPlanVisits(transaction, accepted.planId)).filter(agrees).map(toVisitEntry),
  };
}
