import { sql } from "kysely";
import type { Logger } from "pino";
import type { ZodType } from "zod";
import type { Database, Transaction } from "./database.server.ts";
import type { Environment } from "./environment.server.ts";
import { newId } from "./ids.ts";

/** What a job is handed besides its data. */
export type JobTools = {
  database: Database;
  environment: Environment;
  /** Aborted when the job has run out of time or the process stops; in the second case with PLANNED_STOP as its reason. */
  signal: AbortSignal;
  log: Logger;
};

/** Work that happens later, in the worker. It may run more than once, so a second run must change nothing. */
export type Job<Data extends { programmeId: string }> = {
  /** Lower-case words with hyphens, unique: the slice first. */
  queue: string;
  /** Its data: the programme and other ids, never names or addresses. */
  data: ZodType<Data>;
  /** How often it is tried again after a failure, later each time. */
  retries: number;
  /** How long one run may take. */
  seconds: number;
  run(data: Data, tools: JobTools): Promise<void>;
};

/** A job as the worker sees it: whatever its data, it checks them itself. */
export type RunnableJob = { queue: string; perform(data: unknown, tools: JobTools): Promise<void> };

/** Names a job. It runs once it stands in the list in app/worker.ts. */
export function defineJob<Data extends { programmeId: string }>(job: Job<Data>): Job<Data> & RunnableJob {
  return { ...job, perform: (data, tools) => job.run(job.data.parse(data), tools) };
}

/** Queues a job in the transaction of the change that asks for it: it runs when that is kept, and never otherwise.
 *  @param when.key          while a job with this key waits, another with the same key is not added
 *  @param when.afterSeconds not before then (>= 0) */
export async function enqueue<Data extends { programmeId: string }>(
  ...[transaction, job, data, when = {}]: [
    Transaction,
    Job<Data>,
    NoInfer<Data>,
    { key?: string; afterSeconds?: number }?,
  ]
): Promise<void> {
  const { key = newId(), afterSeconds = 0 } = when;
  const { retries, seconds } = job;
  const options = { key, retries, seconds, heartbeat: HEARTBEAT_SECONDS, afterSeconds };
  // A function of the database, because people queue jobs and only the worker may read them.
  await sql`
    select tern_enqueue(${job.queue}, ${JSON.stringify(QUEUE)}::jsonb, ${JSON.stringify(job.data.parse(data))}::jsonb,
                        ${JSON.stringify(options)}::jsonb)`.execute(transaction);
}

/** Makes a queue unless it exists. */
export async function createQueue(database: Database, queue: string): Promise<void> {
  await sql`
    select pgboss.create_queue(${queue}, ${JSON.stringify(QUEUE)}::jsonb)
    where not exists (select from pgboss.queue where name = ${queue})`.execute(database);
}

/** A job whose worker has not been heard of for this long is given to another. */
const HEARTBEAT_SECONDS = 20;

/** "short": of each key at most one job waits. "notify": a waiting worker is woken at once. */
const QUEUE = { policy: "short", notify: true };
