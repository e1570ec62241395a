import { PgBoss } from "pg-boss";
import { connectionSettings, type Database } from "./database.server.ts";
import type { Environment } from "./environment.server.ts";
import { createQueue, type RunnableJob } from "./jobs.server.ts";
import { log } from "./log.server.ts";
import { closingSignal } from "./shutdown.server.ts";

const STOP_MS = 8000;
const WATCH_SECONDS = 5;
/** New jobs wake the worker; it looks by itself too, for jobs that are tried again and for lost notices. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5, batchSize: 1 };

type RunnerParts = { database: Database; environment: Environment };

/** Starts to run jobs as they are queued, one at a time from each queue.
 *  @returns stops taking jobs, tells those that run to end, and waits for them */
export async function runJobs(at: RunnerParts, jobs: readonly RunnableJob[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    ...connection(at.environment.DATABASE_URL),
    max: 4,
    // The tables came with our migrations; the role that runs here may not change them.
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    // How often to look for jobs whose worker has died.
    superviseIntervalSeconds: WATCH_SECONDS,
    monitorIntervalSeconds: WATCH_SECONDS,
  });
  // Lost connections come back by themselves; without a listener they would end the process.
  boss.on("error", (error) => log.warn({ error: error.message }, "the job queue lost its connection"));
  await boss.start();
  for (const job of jobs) await work(boss, job, at);
  return () => boss.stop({ graceful: true, timeout: STOP_MS });
}

async function work(boss: PgBoss, job: RunnableJob, at: RunnerParts): Promise<void> {
  await createQueue(at.database, job.queue);
  await boss.work(job.queue, POLLING, async ([queued]) => {
    if (queued === undefined) return;
    const jobLog = log.child({ queue: job.queue, jobId: queued.id });
    const startedAt = performance.now();
    try {
      await job.perform(queued.data, { ...at, signal: AbortSignal.any([queued.signal, closingSignal]), log: jobLog });
      jobLog.info({ ms: Math.round(performance.now() - startedAt) }, "job done");
    } catch (error) {
      jobLog.error({ error, tries: queued.retryCount + 1 }, "job failed");
      // The queue keeps what a job throws, with all its fields, for weeks; those of a database error quote the row.
      // oxlint-disable-next-line preserve-caught-error -- hence without a cause
      throw new Error("the job failed; the worker's log says why");
    }
  });
}

function connection(url: string) {
  const { options = "" } = connectionSettings(url);
  return { connectionString: url, options, application_name: "tern jobs" };
}
