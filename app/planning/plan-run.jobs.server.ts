import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { inProgramme, type ProgrammeContext } from "#app/lib/database.server.ts";
import { defineJob, enqueue, type JobTools } from "#app/lib/jobs.server.ts";
import { PLANNED_STOP } from "#app/lib/shutdown.server.ts";
import type { Plan } from "./model/plan.ts";
import type { PlanInput } from "./model/plan-input.ts";
import type { Progress } from "./model/solver/search.ts";
import { planInThread } from "./plan-in-thread.ts";
import { beginPlanRun, endPlanRun } from "./plan-run-end.commands.server.ts";
import { getPlanRun, markLeft, saveProgress, type PlanRun } from "./plan-run.queries.server.ts";
import { withPoint, type ProgressPoint } from "./run-progress.ts";

/** How often a page hears of progress, and how soon a wish to stop is heard. */
const REPORT_MS = 400;
/** An hour is the longest that a run may be given; a little more is left for beginning and keeping it. */
const MOST_SECONDS = 3900;

/** Runs the planner for a queued run, in a thread of its own. Stopping the worker leaves the run to the next one, which begins again
 *  and, as the problem and the seed are kept, comes to the same plan. A stop in order is no attempt: the run waits again as if it had
 *  not been begun. */
export const runPlanner = defineJob({
  queue: "planning-run",
  data: z.object({ programmeId: z.uuid(), runId: z.uuid() }),
  retries: 20,
  seconds: MOST_SECONDS,
  async run({ programmeId, runId }, tools) {
    const context = { programmeId, accountId: null, requestId: `run ${runId}` };
    const begun = await inProgramme(tools.database, context, (transaction) =>
      beginPlanRun(transaction, context, runId),
    );
    if (!begun) return;
    const given = await planWhileReporting(begun, context, tools);
    if (given === null) return await leaveToNextWorker(runId, context, tools);
    await inProgramme(tools.database, context, (transaction) => endPlanRun(transaction, context, { runId, given }));
    tools.log.info({ runId, ended: "failure" in given ? given.failure : given.status }, "planning run over");
  },
});

type Begun = { run: PlanRun; input: PlanInput };
type Given = Plan | { failure: "planning/planner-failed" };

/** Queues the run anew. Failing this job instead would have it tried again later each time, and in the end never. */
async function leaveToNextWorker(runId: string, context: ProgrammeContext, tools: JobTools): Promise<void> {
  await inProgramme(tools.database, context, async (transaction) => {
    await markLeft(transaction, runId);
    await enqueue(transaction, runPlanner, { programmeId: context.programmeId, runId });
  });
  tools.log.info({ runId }, "planning run left to the next worker");
}

/** Plans, keeps the progress as it comes, and passes on the wish to stop.
 *  @returns null when the worker stops in order before the run is over
 *  @throws when the job was taken from this worker, or ran out of time */
async function planWhileReporting(begun: Begun, context: ProgrammeContext, tools: JobTools): Promise<Given | null> {
  const { runId } = begun.run;
  const stop = new AbortController();
  const over = new AbortController();
  let progress: ProgressPoint[] = [];
  let saved = progress;
  const report = async (): Promise<void> => {
    const points = progress;
    const run = await inProgramme(tools.database, context, async (transaction) => {
      if (points !== saved) await saveProgress(transaction, { runId, progress: points });
      return await getPlanRun(transaction, runId);
    });
    saved = points;
    if (run?.stopRequestedAt) stop.abort();
  };
  const reporting = repeatUntil(over.signal, report, tools.log);
  const signal = AbortSignal.any([stop.signal, tools.signal]);
  const given = await plan(
    begun,
    { signal, onProgress: (point) => (progress = withPoint(progress, toPoint(point))) },
    tools.log,
  );
  over.abort();
  await reporting;
  if (tools.signal.reason === PLANNED_STOP) return null;
  if (tools.signal.aborted) throw new Error("the worker lost the run before it was over");
  return given;
}

type Listening = { signal: AbortSignal; onProgress: (progress: Progress) => void };

/** What goes wrong inside the planner would go wrong again: it ends the run, and only the log says what it was. */
async function plan({ run, input }: Begun, listening: Listening, log: JobTools["log"]): Promise<Given> {
  try {
    return await planInThread(input, {
      seed: run.seed,
      seconds: run.secondsLimit,
      certificate: true,
      ...listening,
    });
  } catch (error) {
    log.error({ error, runId: run.runId }, "the planner failed");
    return { failure: "planning/planner-failed" };
  }
}

/** Reports every now and then, and once more at the end. A report that fails, because the database is gone for a moment, is not missed. */
async function repeatUntil(over: AbortSignal, report: () => Promise<void>, log: JobTools["log"]): Promise<void> {
  for (let isLast = false; !isLast;) {
    await sleep(REPORT_MS, undefined, { signal: over }).catch(() => undefined);
    // Asked before the report: what comes while one is under way would be missed otherwise.
    isLast = over.aborted;
    await report().catch((error: unknown) => log.warn({ error }, "progress was not kept"));
  }
}

/** JSON has no infinity: a value or a bound that is not known yet is null. */
function toPoint({ phase, value, bound, gap, seconds }: Progress): ProgressPoint {
  const known = (number: number): number | null => (Number.isFinite(number) ? number : null);
  return { phase, value: known(value), bound: known(bound), gap: known(gap), seconds };
}
