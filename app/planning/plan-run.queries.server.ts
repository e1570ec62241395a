import { sql } from "kysely";
import { notify } from "#app/lib/notices.server.ts";
import { json, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { asLocale } from "#app/lib/languages.ts";
import type { Locale } from "#app/paraglide/runtime.js";
import type { PlanInput } from "./model/plan-input.ts";
import type { RunNotice } from "./plan-input-notice.ts";
import type { PlanRunState } from "./plan-states.ts";
import type { ProgressPoint } from "./run-progress.ts";

/** One run of the planner. */
export type PlanRun = {
  runId: string;
  periodId: string;
  periodName: string;
  inputDigest: string;
  basedOnPlanId: string | null;
  state: PlanRunState;
  seed: number;
  secondsLimit: number;
  /** What was left out of the problem. */
  notices: RunNotice[];
  progress: ProgressPoint[];
  attempts: number;
  stopRequestedAt: Date | null;
  /** The plan it gave; null while it goes on, when there is none, and when the plan was deleted. */
  planId: string | null;
  /** Why there is no plan: locked visits that cannot hold together. */
  conflict: string[] | null;
  /** Code of the refusal that says why the run failed. */
  failure: string | null;
  /** In which the plan is named. */
  language: Locale;
  startedBy: string;
  startedById: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** Runs of a period, or of all periods, the latest first. */
export async function listPlanRuns(transaction: Transaction, periodId?: string): Promise<PlanRun[]> {
  const all = selectRuns(transaction).orderBy("run.createdAt", "desc").orderBy("run.runId", "desc");
  return (await (periodId ? all.where("run.periodId", "=", periodId) : all).execute()).map(toRun);
}

/** The run with an id, or null. */
export async function getPlanRun(transaction: Transaction, runId: string): Promise<PlanRun | null> {
  const row = await selectRuns(transaction).where("run.runId", "=", runId).executeTakeFirst();
  return row ? toRun(row) : null;
}

/** The run with an id, held until the transaction ends so that nobody else decides about it, or null. */
export async function lockPlanRun(transaction: Transaction, runId: string): Promise<PlanRun | null> {
  await transaction.selectFrom("planRun").select("runId").where("runId", "=", runId).forUpdate().execute();
  return await getPlanRun(transaction, runId);
}

/** The run of a period that goes on, or null. */
export async function getRunUnderWay(transaction: Transaction, periodId: string): Promise<PlanRun | null> {
  const row = await selectRuns(transaction)
    .where("run.periodId", "=", periodId)
    .where("run.state", "in", ["queued", "running"])
    .executeTakeFirst();
  return row ? toRun(row) : null;
}

/** Keeps a planning problem under its digest; one that is known is left as it is. */
export async function keepPlanInput(
  transaction: Transaction,
  context: ProgrammeContext,
  { inputDigest, input }: { inputDigest: string; input: PlanInput },
): Promise<void> {
  await transaction
    .insertInto("planInput")
    .values({ programmeId: context.programmeId, inputDigest, input: sql`${JSON.stringify(input)}::jsonb` })
    .onConflict((conflict) => conflict.columns(["programmeId", "inputDigest"]).doNothing())
    .execute();
}

type NewRun = Pick<
  PlanRun,
  "runId" | "periodId" | "inputDigest" | "basedOnPlanId" | "seed" | "secondsLimit" | "notices" | "language"
>;

/** Adds a run in state queued.
 *  @throws 23505 when a run of the same period goes on */
export async function insertPlanRun(
  transaction: Transaction,
  context: ProgrammeContext,
  run: NewRun & { startedBy: string },
): Promise<void> {
  await transaction
    .insertInto("planRun")
    .values({ programmeId: context.programmeId, state: "queued", ...run, notices: json(run.notices) })
    .execute();
}

/** Adds to what a run tells beside its plan. */
export async function addNotices(transaction: Transaction, runId: string, notices: RunNotice[]): Promise<void> {
  await transaction
    .updateTable("planRun")
    .set({ notices: sql`notices || ${JSON.stringify(notices)}::jsonb` })
    .where("runId", "=", runId)
    .execute();
}

/** Counts one more attempt at a run, which goes on from nothing. */
export async function markRunning(transaction: Transaction, runId: string): Promise<void> {
  await transaction
    .updateTable("planRun")
    .set({ state: "running", startedAt: sql`now()`, progress: json([]), attempts: sql`attempts + 1` })
    .where("runId", "=", runId)
    .execute();
}

/** Puts a run that a worker leaves in order back into the queue, and takes back the attempt that was counted. */
export async function markLeft(transaction: Transaction, runId: string): Promise<void> {
  await transaction
    .updateTable("planRun")
    .set({ state: "queued", startedAt: null, progress: json([]), attempts: sql`attempts - 1` })
    .where("runId", "=", runId)
    .where("state", "=", "running")
    .execute();
  await notify(transaction, topicOfRun(runId));
}

/** Asks a run to stop. */
export async function markStopRequested(transaction: Transaction, runId: string): Promise<void> {
  await transaction
    .updateTable("planRun")
    .set({ stopRequestedAt: sql`now()` })
    .where("runId", "=", runId)
    .execute();
}

/** What pages that show a run follow. */
export function topicOfRun(runId: string): string {
  return `plan-run ${runId}`;
}

/** Keeps how far a run is, and tells the pages that show it. */
export async function saveProgress(
  transaction: Transaction,
  { runId, progress }: { runId: string; progress: ProgressPoint[] },
): Promise<void> {
  await transaction
    .updateTable("planRun")
    .set({ progress: json(progress) })
    .where("runId", "=", runId)
    .execute();
  await notify(transaction, topicOfRun(runId));
}

/** How a run ended. */
export type RunEnd = { planId: string } | { conflict: string[] } | { failure: string };

/** Ends a run, and tells the pages that show it. */
export async function markEnded(transaction: Transaction, runId: string, end: RunEnd): Promise<void> {
  await transaction
    .updateTable("planRun")
    .set({
      state: "failure" in end ? "failed" : "finished",
      finishedAt: sql`now()`,
      ...("planId" in end && { planId: end.planId }),
      ...("conflict" in end && { conflict: json(end.conflict) }),
      ...("failure" in end && { failure: end.failure }),
    })
    .where("runId", "=", runId)
    .execute();
  await notify(transaction, topicOfRun(runId));
}

function selectRuns(transaction: Transaction) {
  return transaction
    .selectFrom("planRun as run")
    .innerJoin("planningPeriod as period", (join) =>
      join.onRef("period.programmeId", "=", "run.programmeId").onRef("period.periodId", "=", "run.periodId"),
    )
    .leftJoin("account", "account.id", "run.startedBy")
    .select([
      "run.runId",
      "run.periodId",
      "period.name as periodName",
      "run.inputDigest",
      "run.basedOnPlanId",
      "run.state",
      "run.seed",
      "run.secondsLimit",
      sql<RunNotice[]>`run.notices`.as("notices"),
      sql<ProgressPoint[]>`run.progress`.as("progress"),
      "run.attempts",
      "run.stopRequestedAt",
      "run.planId",
      sql<string[] | null>`run.conflict`.as("conflict"),
      "run.failure",
      "run.language",
      sql<string>`coalesce(account.name, '')`.as("startedBy"),
      "run.startedBy as startedById",
      "run.createdAt",
      "run.startedAt",
      "run.finishedAt",
    ]);
}

/** The column's check constraint allows no other states. */
function toRun<Row extends { state: string; language: string }>(row: Row) {
  return { ...row, state: row.state as PlanRunState, language: asLocale(row.language) };
}
