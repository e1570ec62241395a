import type { Transaction } from "#app/lib/database.server.ts";
import { costOf } from "./model/visit.ts";
import { toVisit } from "./plan-input-from-programme.ts";
import { listPlanInputs, listPlans, listVisitsOfPlans, type PlanSummary } from "./plan.queries.server.ts";

const PLANS_PER_PAGE = 20;

/** A plan of a list with what its visits cost, in minor units of the currency of its problem. */
export type ListedPlan = PlanSummary & { cost: number; currency: string };

/** One page of all plans, the latest first. The cost is by the rates of the problem that each plan solves, not by those of today.
 *  @param page counted from 1 */
export async function listPlansWithCost(
  transaction: Transaction,
  page: number,
): Promise<{ plans: ListedPlan[]; pages: number }> {
  const all = await listPlans(transaction);
  const shown = all.slice((page - 1) * PLANS_PER_PAGE, page * PLANS_PER_PAGE);
  const visits = await listVisitsOfPlans(
    transaction,
    shown.map(({ planId }) => planId),
  );
  const inputs = await listPlanInputs(
    transaction,
    shown.map(({ inputDigest }) => inputDigest),
  );
  const plans = shown.flatMap((plan) => {
    const input = inputs.get(plan.inputDigest);
    if (!input) return [];
    const costs = (visits.get(plan.planId) ?? []).map((visit) => costOf(input, toVisit(visit, input.startsOn)));
    return { ...plan, cost: costs.reduce((sum, cost) => sum + cost, 0), currency: input.currency };
  });
  return { plans, pages: Math.ceil(all.length / PLANS_PER_PAGE) };
}
