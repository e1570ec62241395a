import { anchorAudit } from "#app/accounts/audit-anchor.jobs.server.ts";
import { checkDocument } from "#app/documents/document.jobs.server.ts";
import { removeFile, sweepFiles } from "#app/documents/file.jobs.server.ts";
import { openDatabase } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { runJobs } from "#app/lib/job-runner.server.ts";
import { log } from "#app/lib/log.server.ts";
import { deliverOutbox } from "#app/lib/outbox.server.ts";
import { stopInOrder } from "#app/lib/shutdown.server.ts";
import { runPlanner } from "#app/planning/plan-run.jobs.server.ts";
import { applyRetentionDaily } from "#app/rights/retention.jobs.server.ts";

// The worker process: what happens later. Every job of every slice stands here.
const JOBS = [deliverOutbox, runPlanner, anchorAudit, checkDocument, removeFile, sweepFiles, applyRetentionDaily];

const environment = readEnvironment();
const database = openDatabase(environment.DATABASE_URL, {
  connections: 4,
  onError: (error) => log.warn({ error }, "a database connection was lost"),
});
const stopJobs = await runJobs({ database, environment }, JOBS);
stopInOrder(async () => {
  await stopJobs();
  await database.destroy();
});
log.info({ queues: JOBS.map((job) => job.queue) }, "working");
process.send?.("working");
