import type { BudgetBreach } from "../breach.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule, RowEntry } from "../rule.ts";
import { blockOf, costOf } from "../visit.ts";

/** The cost of all visits stays within the budget, and of those that start in a block within the block's budget.
 *  Cost is travel, stipend for each week and licence, in minor units of money.
 *  @source docs/model.md#hard-rules */
export const budget: HardRule = { name: "budget", hardness: "hard", heldBy: { by: "rows", rows }, check };

function rows(input: PlanInput, visit: Visit): RowEntry[] {
  const block = blockOf(input, visit.start);
  const coefficient = costOf(input, visit);
  return [
    { row: "all", coefficient, sense: "at-most", limit: input.budget },
    { row: `${block}`, coefficient, sense: "at-most", limit: input.budgetByBlock[block] ?? 0 },
  ];
}

function check(input: PlanInput, visits: readonly Visit[]): BudgetBreach[] {
  const { currency } = input;
  const breaches: BudgetBreach[] = [];
  const costByBlock = input.budgetByBlock.map(() => 0);
  for (const visit of visits) {
    const block = blockOf(input, visit.start);
    costByBlock[block] = (costByBlock[block] ?? 0) + costOf(input, visit);
  }
  const total = costByBlock.reduce((sum, cost) => sum + cost, 0);
  if (total > input.budget) {
    const details = { cost: total, budget: input.budget, currency };
    breaches.push({ rule: "budget", code: "budget-exceeded", details });
  }
  for (const [block, cost] of costByBlock.entries()) {
    const limit = input.budgetByBlock[block] ?? 0;
    if (cost <= limit) continue;
    const details = { block, cost, budget: limit, currency };
    breaches.push({ rule: "budget", code: "block-budget-exceeded", details });
  }
  return breaches;
}
