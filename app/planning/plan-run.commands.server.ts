import { writeAudit } from "#app/lib/audit.server.ts";
import { type ProgrammeContext, sqlStateOf, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";
import { enqueue } from "#app/lib/jobs.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { getLocale } from "#app/paraglide/runtime.js";
import { inputDigest } from "./model/canonical.ts";
import { noticesOf } from "./model/notices.ts";
import { buildPlanInput } from "./plan-input-from-programme.ts";
import { getPlan } from "./plan.queries.server.ts";
import { runPlanner } from "./plan-run.jobs.server.ts";
import {
  getRunUnderWay,
  insertPlanRun,
  keepPlanInput,
  lockPlanRun,
  markStopRequested,
} from "./plan-run.queries.server.ts";
import { canBeStopped, planAllows } from "./plan-states.ts";
import { getPlanningData } from "./programme-data.queries.server.ts";
import { USUAL_SECONDS, USUAL_SEED } from "./run-settings.ts";

/** SQLSTATE of a row that a unique index has already. */
const UNIQUE_VIOLATION = "23505";

/** Queues a run of the planner on the programme's data as they are now. Its plan will be named in the language that is spoken now.
 *  @param asked.basedOnPlanId a plan whose pinned visits the run must keep; asked.seconds how long it may take (1 to 3600)
 *  @returns the id of the run
 *  @refuses planning/unknown-period, planning/unknown-plan, planning/run-under-way while another run of the period goes on */
export async function startPlanRun(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: {
    periodId: string;
    basedOnPlanId?: string | undefined;
    seed?: number | undefined;
    seconds?: number | undefined;
  },
): Promise<{ runId: string } | Refusal> {
  const { periodId, basedOnPlanId = null, seed = USUAL_SEED, seconds = USUAL_SECONDS } = asked;
  invariant(context.accountId !== null, "a planning run is started by someone");
  const data = await getPlanningData(transaction, { periodId, basedOnPlanId });
  if (!data) return refuse("planning/unknown-period");
  const basis = basedOnPlanId && (await getPlan(transaction, basedOnPlanId));
  if (basedOnPlanId && (!basis || basis.periodId !== periodId)) return refuse("planning/unknown-plan");
  if (basis && !planAllows(basis.state, "start-run-from"))
    return refuse("planning/not-a-draft", { state: basis.state });
  if (await getRunUnderWay(transaction, periodId))
    return refuse("planning/run-under-way", { period: data.period.name });
  const { input, notices: leftOut } = buildPlanInput(data);
  const notices = [...leftOut, ...noticesOf(input)];
  const digest = await inputDigest(input);
  await keepPlanInput(transaction, context, { inputDigest: digest, input });
  const run = { runId: newId(), periodId, basedOnPlanId, inputDigest: digest, seed, secondsLimit: seconds, notices };
  const by = { startedBy: context.accountId, language: getLocale() };
  try {
    await insertPlanRun(transaction, context, { ...run, ...by });
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) return refuse("planning/run-under-way", { period: data.period.name });
    throw error;
  }
  await writeAudit(transaction, context, {
    act: "planning/start-run",
    object: { kind: "plan-run", id: run.runId },
    after: { periodId, basedOnPlanId, seed, seconds, input: digest },
  });
  await enqueue(transaction, runPlanner, { programmeId: context.programmeId, runId: run.runId });
  return { runId: run.runId };
}

/** Asks a run to stop: it ends within about a second, with the best plan it has.
 *  @refuses planning/unknown-run; planning/run-over when it ended or was asked before */
export async function stopPlanRun(
  transaction: Transaction,
  context: ProgrammeContext,
  runId: string,
): Promise<{ runId: string } | Refusal> {
  const run = await lockPlanRun(transaction, runId);
  if (!run) return refuse("planning/unknown-run");
  if (!canBeStopped(run)) return refuse("planning/run-over", { state: run.state });
  await markStopRequested(transaction, runId);
  await writeAudit(transaction, context, { act: "planning/stop-run", object: { kind: "plan-run", id: runId } });
  return { runId };
}
