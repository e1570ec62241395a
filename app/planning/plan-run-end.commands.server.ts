import { listCodesWithout } from "#app/accounts/consent.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";
import { checkVisits } from "./model/check-plan.ts";
import { valueOfPlan } from "./model/plan-value.ts";
import type { Plan } from "./model/plan.ts";
import type { PlanInput } from "./model/plan-input.ts";
import { findIds, getPlanInput, listPlans } from "./plan.queries.server.ts";
import {
  addNotices,
  lockPlanRun,
  markEnded,
  markRunning,
  type PlanRun,
  type RunEnd,
} from "./plan-run.queries.server.ts";
import { isUnderWay } from "./plan-states.ts";
import { insertPlan, type StoredVisit } from "./plan-writes.queries.server.ts";
import { requestAndSeatOf } from "./post-seat.ts";
import { mondayOf } from "./whole-weeks.ts";

/** A run that so many workers began and none ended would only cost the next one too. */
export const MOST_ATTEMPTS = 4;

/** Takes a run to work on it, also one that a lost worker had begun.
 *  @returns the run and its problem; null when there is nothing to do: it is over, or has been tried too often and now failed */
export async function beginPlanRun(
  transaction: Transaction,
  context: ProgrammeContext,
  runId: string,
): Promise<{ run: PlanRun; input: PlanInput } | null> {
  const run = await lockPlanRun(transaction, runId);
  if (!run || !isUnderWay(run.state)) return null;
  if (run.attempts >= MOST_ATTEMPTS) {
    await endRun(transaction, context, { run, end: { failure: "planning/worker-lost" } });
    return null;
  }
  await markRunning(transaction, runId);
  return { run, input: await getPlanInput(transaction, run.inputDigest) };
}

/** Ends a run with what the planner gave: a draft with its visits, or the conflict that leaves no plan, or a failure. Whoever has withdrawn
 *  the consent to planning meanwhile is left out of the draft, and the run says so.
 *  A run that is over already stays as it is. */
export async function endPlanRun(
  transaction: Transaction,
  context: ProgrammeContext,
  { runId, given }: { runId: string; given: Plan | { failure: "planning/planner-failed" } },
): Promise<void> {
  const run = await lockPlanRun(transaction, runId);
  if (!run || !isUnderWay(run.state)) return;
  if ("failure" in given) return endRun(transaction, context, { run, end: given });
  if (given.status === "infeasible")
    return endRun(transaction, context, { run, end: { conflict: given.conflict ?? [] } });
  const planId = newId();
  const input = await getPlanInput(transaction, run.inputDigest);
  const agreed = await withThoseWhoAgree(transaction, run, { given: { ...given, status: given.status }, input });
  const { status, value, brokenRules, bound, seconds, seed, certificate = null } = agreed;
  const { periodId, inputDigest, basedOnPlanId, startedById: madeBy, language: locale } = run;
  const name = m.planning_plan_name({ number: (await listPlans(transaction, periodId)).length + 1 }, { locale });
  await insertPlan(transaction, context, {
    plan: {
      planId,
      runId,
      periodId,
      inputDigest,
      basedOnPlanId,
      madeBy,
      name,
      status,
      value,
      bound,
      seconds,
      seed,
      brokenRules,
      certificate,
    },
    visits: await storedVisits(transaction, agreed, input),
  });
  await endRun(transaction, context, { run, end: { planId } });
}

type DraftedPlan = Plan & { status: "optimal" | "feasible"; brokenRules: number };

/** The plan without the visits of whoever has withdrawn the consent to planning since the run was begun, valued anew. */
async function withThoseWhoAgree(
  transaction: Transaction,
  { runId }: PlanRun,
  { given, input }: { given: Omit<DraftedPlan, "brokenRules">; input: PlanInput },
): Promise<DraftedPlan> {
  const without = await listCodesWithout(transaction, "planning");
  const visits = given.visits.filter(({ person }) => !without.has(person));
  if (visits.length === given.visits.length) return { ...given, brokenRules: 0 };
  const left = new Set(given.visits.map(({ person }) => person).filter((person) => without.has(person)));
  const notices = [...left].map((person) => ({ code: "person-without-consent" as const, details: { person } }));
  await addNotices(transaction, runId, notices);
  const { value } = valueOfPlan(input, visits);
  const brokenRules = checkVisits(input, visits).length;
  return { ...given, visits, value, status: "feasible", brokenRules };
}

async function endRun(
  transaction: Transaction,
  context: ProgrammeContext,
  { run, end }: { run: PlanRun; end: RunEnd },
): Promise<void> {
  await markEnded(transaction, run.runId, end);
  await writeAudit(transaction, context, {
    act: "planning/end-run",
    object: { kind: "plan-run", id: run.runId },
    // A conflict names people: the run has it, and the record of acts only that there is one.
    after: "conflict" in end ? { conflict: true } : end,
  });
}

/** The visits of a plan by ids; those that the run had to keep stay pinned. */
async function storedVisits(transaction: Transaction, plan: Plan, input: PlanInput): Promise<StoredVisit[]> {
  const seats = plan.visits.map(({ post }) => requestAndSeatOf(post));
  const { professionalIds, requestIds } = await findIds(transaction, {
    professionals: plan.visits.map(({ person }) => person),
    requests: seats.map(({ request }) => request),
  });
  const locked = new Set(
    input.locked.map((visit) => JSON.stringify([visit.person, visit.post, visit.start, visit.weeks])),
  );
  return plan.visits.map(({ person, post, start, weeks }) => {
    const { request, seat } = requestAndSeatOf(post);
    const [professionalId, requestId] = [professionalIds.get(person), requestIds.get(request)];
    invariant(professionalId && requestId, `the plan names ${person} and ${post}, which the programme does not have`);
    const pinned = locked.has(JSON.stringify([person, post, start, weeks]));
    return {
      visitId: newId(),
      professionalId,
      requestId,
      seat,
      startsOn: mondayOf(start, input.startsOn),
      weeks,
      pinned,
    };
  });
}
