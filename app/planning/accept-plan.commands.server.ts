import { m } from "#app/paraglide/messages.js";
import { listAccountsInRoles } from "#app/accounts/membership.queries.server.ts";
import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { enqueueMail } from "#app/lib/outbox.server.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import { proposePlacements, type PlacementCounts } from "#app/placements/placement.commands.server.ts";
import { lockPeriod } from "#app/programme/period.queries.server.ts";
import type { Breach } from "./model/breach.ts";
import { breachesNow, evaluatePlan } from "./evaluate-plan.ts";
import { buildPlanInput } from "./plan-input-from-programme.ts";
import { getAcceptedPlan, getPlan, toVisitEntry, type PlanRecord } from "./plan.queries.server.ts";
import { planAllows } from "./plan-states.ts";
import { lockPlan, markAccepted } from "./plan-writes.queries.server.ts";
import { getPlanningData } from "./programme-data.queries.server.ts";
import { refuseBreaches, type BreachRefusal } from "./refused-plan.ts";

/** Makes a draft the plan that holds: its visits become proposed placements, the plan that was accepted before becomes history, and
 *  those of its placements that the new plan does not have are withdrawn. Exactly one plan of a period is accepted, whoever else
 *  accepts one at the same moment.
 *  @returns how many placements were proposed, kept and withdrawn
 *  @refuses planning/unknown-plan; planning/not-a-draft; planning/no-visits; planning/breaks-rules with the breaches;
 *  planning/data-changed with what no longer holds, when people or needs changed since the plan was made; placements/double-booked */
export async function acceptPlan(
  transaction: Transaction,
  context: ProgrammeContext,
  planId: string,
): Promise<PlacementCounts | Refusal | BreachRefusal> {
  const { accountId } = context;
  invariant(accountId !== null, "a plan is accepted by someone");
  const known = await getPlan(transaction, planId);
  if (!known) return refuse("planning/unknown-plan");
  await lockPeriod(transaction, known.periodId);
  // An edit holds only the plan. What is accepted is what the placements are made from.
  await lockPlan(transaction, planId);
  // Read again: while this one waited, somebody else may have changed or accepted it.
  const plan = await getPlan(transaction, planId);
  if (!plan) return refuse("planning/unknown-plan");
  const refusal = whyNotAcceptable(plan) ?? (await whyNoLongerTrue(transaction, plan));
  if (refusal) return refusal;
  const accepted = await getAcceptedPlan(transaction, plan.periodId);
  const replaces = accepted?.planId ?? null;
  await markAccepted(transaction, planId, { replaces, accountId });
  const placements = await proposePlacements(transaction, context, { planId, replaces, visits: plan.visits });
  if (isRefusal(placements)) return placements;
  await writeAudit(transaction, context, {
    act: "planning/accept-plan",
    object: { kind: "plan", id: planId },
    before: { state: "draft", accepted: replaces },
    after: { state: "accepted", value: plan.value, ...placements },
  });
  await tellMembers(transaction, context, { plan, placements });
  return placements;
}

function whyNotAcceptable(plan: PlanRecord): Refusal | BreachRefusal | null {
  if (!planAllows(plan.state, "accept")) return refuse("planning/not-a-draft", { state: plan.state });
  if (plan.visits.length === 0) return refuse("planning/no-visits");
  const { breaches } = evaluatePlan(plan.input, plan.visits.map(toVisitEntry), plan.bound);
  return breaches.length > 0 ? refuseBreaches("planning/breaks-rules", breaches) : null;
}

/** A plan is made from data of one moment. Changes since then are no hindrance, as long as its visits still keep every rule. */
async function whyNoLongerTrue(transaction: Transaction, plan: PlanRecord): Promise<BreachRefusal | null> {
  const data = await getPlanningData(transaction, { periodId: plan.periodId, basedOnPlanId: null });
  invariant(data, "the period of a plan cannot be removed");
  const breaches: Breach[] = breachesNow(buildPlanInput(data).input, plan.visits.map(toVisitEntry));
  return breaches.length > 0 ? refuseBreaches("planning/data-changed", breaches) : null;
}

/** Who works with plans: app/accounts/policy.ts lets them read one. */
const PLANNERS = ["administrator", "manager", "officer", "finance"] as const;

/** A letter to everybody who works with plans. */
async function tellMembers(
  transaction: Transaction,
  context: ProgrammeContext,
  { plan, placements }: { plan: PlanRecord; placements: PlacementCounts },
): Promise<void> {
  for (const accountId of await listAccountsInRoles(transaction, PLANNERS)) {
    await enqueueMail(transaction, context, {
      key: `plan-accepted/${plan.planId}/${accountId}`,
      purpose: "service",
      to: accountId,
      subject: m.planning_accepted_mail_subject({ plan: plan.name, period: plan.periodName }),
      text: m.planning_accepted_mail_text({ plan: plan.name, period: plan.periodName, ...placements }),
    });
  }
}
