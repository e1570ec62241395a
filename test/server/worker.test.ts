import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { isRefusal } from "#app/lib/refusal.ts";
import { startPlanRun, stopPlanRun } from "#app/planning/plan-run.commands.server.ts";
import { MOST_ATTEMPTS } from "#app/planning/plan-run-end.commands.server.ts";
import { getPlanRun } from "#app/planning/plan-run.queries.server.ts";
import { rwandaBook } from "#db/demo/rwanda.ts";
import { testDatabase } from "#test/database.ts";
import { fillProgramme } from "#test/small-programme.ts";
import { until } from "./demo.ts";

const tern = await testDatabase();
let worker: ChildProcess | undefined;

/** Starts the worker process, as the supervisor does, and waits until it works. */
async function startWorker(): Promise<void> {
  const env = { ...process.env, DATABASE_URL: tern.url, TERN_SECRET: "a secret of the tests, long enough" };
  worker = fork("app/worker.ts", { env, execArgv: [], silent: true });
  await once(worker, "message");
}

async function stopWorker(signal: NodeJS.Signals): Promise<number | null> {
  const ended = worker && once(worker, "exit");
  worker?.kill(signal);
  const [code] = (await ended) as [number | null];
  worker = undefined;
  return code;
}

async function startLongRun(): Promise<string> {
  const { period, ...lists } = rwandaBook();
  const started = await tern.inProgramme(async (transaction) => {
    const book = { ...lists, period: period as NonNullable<typeof period> };
    const periodId = await fillProgramme(transaction, tern.context, book);
    return await startPlanRun(transaction, tern.context, { periodId, seconds: 600 });
  });
  if (isRefusal(started)) throw new Error(started.code);
  return started.runId;
}

const runOf = (runId: string) => tern.inProgramme((transaction) => getPlanRun(transaction, runId));
const isPlanning = async (runId: string) => ((await runOf(runId))?.progress.length ?? 0) > 0;

afterEach(() => worker?.kill("SIGKILL"));

test(
  "workers that are stopped in mid-run leave it to the next; more such stops than attempts do not fail it",
  {
    timeout: 180_000,
  },
  async () => {
    const runId = await startLongRun();
    for (let stops = 0; stops <= MOST_ATTEMPTS; stops++) {
      await startWorker();
      await until(() => isPlanning(runId));
      expect(await stopWorker("SIGTERM")).toBe(0);
      expect(await runOf(runId)).toMatchObject({ state: "queued", attempts: 0 });
    }
    await startWorker();
    await until(() => isPlanning(runId));
    // Left alone, it would go on for ten minutes.
    await tern.inProgramme((transaction) => stopPlanRun(transaction, tern.context, runId));
    await until(async () => (await runOf(runId))?.state === "finished");
    expect(await runOf(runId)).toMatchObject({ attempts: 1, failure: null, planId: expect.any(String) });
  },
);
