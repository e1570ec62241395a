import { listCodesWithout } from "#app/accounts/consent.queries.server.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { countBySpecialty, countForStatistics } from "#app/mapping/professional.queries.server.ts";
import { listRequestCodes, listRequestedSpecialties } from "#app/needs/request.queries.server.ts";
import { listPlacements } from "#app/placements/placement.queries.server.ts";
import { isUnderWay } from "#app/planning/plan-states.ts";
import { listPlans } from "#app/planning/plan.queries.server.ts";
import { listPlanRuns } from "#app/planning/plan-run.queries.server.ts";
import { listFacilities } from "#app/programme/facility.queries.server.ts";
import { getPeriodByName, getProgramme } from "#app/programme/period.queries.server.ts";
import { listVisitRates } from "#app/programme/visit-rate.queries.server.ts";
import { listInductionWeeks } from "#app/programme/wave.queries.server.ts";
import { lacksOf, type ProgrammeState, statesOfSteps } from "./next-step.ts";

export type Overview = Awaited<ReturnType<typeof getOverview>>;

/** What a programme has, what it lacks, how far it is, and what goes on, for its latest period. */
export async function getOverview(transaction: Transaction) {
  const period = await getPeriodByName(transaction);
  const plans = period === null ? [] : await listPlans(transaction, period.periodId);
  const runs = (await listPlanRuns(transaction)).filter((run) => isUnderWay(run.state));
  const drafts = plans.filter((plan) => plan.state === "draft");
  const accepted = plans.find((plan) => plan.state === "accepted") ?? null;
  const state: ProgrammeState = {
    hospitals: (await listFacilities(transaction)).length,
    requests: (await listRequestCodes(transaction)).length,
    professionals: await countForStatistics(transaction),
    inductionWeeks: (await listInductionWeeks(transaction)).length,
    hasPeriod: period !== null,
    runsUnderWay: runs.length,
    drafts: drafts.length,
    hasAcceptedPlan: accepted !== null,
  };
  const specialties = {
    requested: namesOf(await listRequestedSpecialties(transaction)),
    practised: namesOf(await countBySpecialty(transaction)),
    costed: namesOf(await listVisitRates(transaction)),
  };
  const proposed = await listPlacements(transaction, { state: "proposed" });
  const without = await listCodesWithout(transaction, "planning");
  return {
    ...(await getProgramme(transaction)),
    state,
    steps: statesOfSteps(state),
    lacks: lacksOf(state, specialties),
    period,
    drafts,
    accepted,
    runs,
    placements: proposed.length,
    /** Placements that stand although the person no longer agrees to being planned: somebody has to decide. */
    toDecide: proposed.filter(({ professionalCode }) => without.has(professionalCode)),
  };
}

function namesOf(named: { name: string }[]): string[] {
  return named.map(({ name }) => name);
}
