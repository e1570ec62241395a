import { data } from "react-router";
import type { Transaction } from "#app/lib/database.server.ts";
import { isId } from "#app/lib/ids.ts";
import { getPlan, type PlanRecord } from "./plan.queries.server.ts";

/** The plan of an address.
 *  @throws an answer 404 when there is none */
export async function planOr404(transaction: Transaction, planId: string): Promise<PlanRecord> {
  const plan = isId(planId) ? await getPlan(transaction, planId) : null;
  if (plan === null) throw data(null, { status: 404 });
  return plan;
}
