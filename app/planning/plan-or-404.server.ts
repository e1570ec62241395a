import { data } from "react-router";
import type { Transaction } from "#app/lib/database.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { getPlan, type PlanRecord } from "./plan.queries.server.ts";

/** The plan of an address.
 *  @throws an answer 404 when there is none */
export async function planOr404(transaction: Transaction, planId: string): Promise<PlanRecord> {
  const plan = await getPlan(transaction, idOr404(planId));
  if (plan === null) throw data(null, { status: 404 });
  return plan;
}
