import type { Transaction } from "#app/lib/database.server.ts";
import { costOf } from "./model/visit.ts";
import { toVisit } from "./plan-input-from-programme.ts";
import { getPlan, listPlans, type PlanSummary } from "./plan.queries.server.ts";

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
  const plans: ListedPlan[] = [];
  for (const summary of all.slice((page - 1) * PLANS_PER_PAGE, page * PLANS_PER_PAGE)) {
    const plan = await getPlan(transaction, summary.planId);
    if (!plan) continue;
    const { input, visits } = plan;
    const costs = visits.map((visit) => costOf(input, toVisit(visit, input.startsOn)));
    plans.push({ ...summary, cost: costs.reduce((sum, cost) => sum + cost, 0), currency: input.currency });
  }
  return { plans, pages: Math.ceil(all.length / PLANS_PER_PAGE) };
}
