import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { DATABASE_URL_FILE } from "#app/lib/environment.server.ts";
import { type Database, inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { startPlanRun } from "#app/planning/plan-run.commands.server.ts";
import { getPlanRun } from "#app/planning/plan-run.queries.server.ts";
import { isUnderWay } from "#app/planning/plan-states.ts";
import { getPeriodByName } from "#app/programme/period.queries.server.ts";
import { loadDemonstration } from "#db/demo/load.ts";
import { Demo } from "#test/server/demo.ts";

// Starts the demonstration, lets it rest, and prints the memory of all its processes together; then has the worker plan both programmes and
// prints the most that the worker took, planner and all. Memory is the proportional set size, which counts a page shared by n processes
// as 1/n in each. `npm run memory`; ends with 1 when a limit is passed.
const REST_MS = 20_000;
const MS_BETWEEN_LOOKS = 250;
const PLANNING_SECONDS = 60;
/** @source docs/decisions/0001-one-command-runs-everything.md */
const MAX_IDLE_MB = 400;
const MAX_PLANNER_MB = 500;
const KIB_PER_MB = 1024;

const demo = new Demo();
try {
  await demo.start();
  await pause(REST_MS);
  const idle = demo.processes().map(memoryOf);
  for (const { name, kib } of idle) tell(kib, name);
  const idleKib = idle.reduce((sum, { kib }) => sum + kib, 0);
  tell(idleKib, "in all, idle");
  if (idleKib > MAX_IDLE_MB * KIB_PER_MB) process.exitCode = 1;
  const database = openDatabase(readFileSync(join(demo.state, DATABASE_URL_FILE), "utf8").trim());
  for (const { programmeId, code } of await loadDemonstration(database)) {
    const mostKib = await mostWhilePlanning(database, programmeId);
    tell(mostKib, `worker and planner at most, while planning ${code} for up to ${PLANNING_SECONDS} s`);
    if (mostKib > MAX_PLANNER_MB * KIB_PER_MB) process.exitCode = 1;
  }
  await database.destroy();
} finally {
  await demo.remove();
}

/** Queues a run as the page does, and looks at the worker until the run is over.
 *  @returns the most it took, in KiB */
async function mostWhilePlanning(database: Database, programmeId: string): Promise<number> {
  const account = await database.selectFrom("account").select("id").orderBy("createdAt").executeTakeFirstOrThrow();
  const context = { programmeId, accountId: account.id, requestId: "memory" };
  const started = await inProgramme(database, context, async (transaction) => {
    const { periodId } = z.object({ periodId: z.string() }).parse(await getPeriodByName(transaction));
    return await startPlanRun(transaction, context, { periodId, seconds: PLANNING_SECONDS });
  });
  if (isRefusal(started)) throw new Error(`no run: ${started.code}`);
  let mostKib = 0;
  for (;;) {
    const worker = demo
      .processes()
      .map(memoryOf)
      .find(({ name }) => name.includes("app/worker.ts"));
    mostKib = Math.max(mostKib, worker?.kib ?? 0);
    const run = await inProgramme(database, context, (transaction) => getPlanRun(transaction, started.runId));
    if (run && !isUnderWay(run.state)) return mostKib;
    await pause(MS_BETWEEN_LOOKS);
  }
}

function memoryOf(pid: number): { name: string; kib: number } {
  // A process may be gone between being listed and being read.
  const read = (file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
      return "";
    }
  };
  const kib = Number(/^Pss:\s+(\d+)/m.exec(read("smaps_rollup"))?.[1] ?? 0);
  const words = read("cmdline").split("\0");
  return { name: words.slice(0, 3).join(" ").slice(0, 100), kib };
}

function tell(kib: number, what: string): void {
  console.log(`${(kib / KIB_PER_MB).toFixed(1).padStart(8)} MB  ${what}`);
}
