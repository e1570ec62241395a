import { inputDigest } from "#app/planning/model/canonical.ts";
import type { Visit } from "#app/planning/model/plan-input.ts";
import { gapOf, valueOfPlan } from "#app/planning/model/plan-value.ts";
import { buildPlanInput } from "#app/planning/plan-input-from-programme.ts";
import { beginPlanRun, endPlanRun } from "#app/planning/plan-run-end.commands.server.ts";
import { getPlanRun, insertPlanRun, keepPlanInput } from "#app/planning/plan-run.queries.server.ts";
import { getPlanningData } from "#app/planning/programme-data.queries.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";

/** Keeps a draft of these visits as a planning run does that found them, with a bound ten points above. @returns its id */
export async function makeDraft(
  transaction: Transaction,
  context: ProgrammeContext & { accountId: string },
  { periodId, visits }: { periodId: string; visits: Visit[] },
): Promise<string> {
  const data = await getPlanningData(transaction, { periodId, basedOnPlanId: null });
  invariant(data, "the period exists");
  const { input, notices } = buildPlanInput(data);
  const digest = await inputDigest(input);
  const runId = newId();
  await keepPlanInput(transaction, context, { inputDigest: digest, input });
  const run = { runId, periodId, inputDigest: digest, basedOnPlanId: null, seed: 1, secondsLimit: 60, notices };
  await insertPlanRun(transaction, context, { ...run, startedBy: context.accountId, language: "en" });
  await beginPlanRun(transaction, context, runId);
  const { value, parts } = valueOfPlan(input, visits);
  const bound = value + 10;
  const found = { value, bound, gap: gapOf(value, bound), seconds: 1, seed: 1, visits, "value parts": parts };
  await endPlanRun(transaction, context, {
    runId,
    given: { format: "tern-plan/1", input: digest, status: "feasible", ...found },
  });
  const { planId } = (await getPlanRun(transaction, runId)) ?? {};
  invariant(planId, "the run gave a plan");
  return planId;
}
