import { setTimeout as pause } from "node:timers/promises";
import type { TestDatabase } from "./database.ts";

/** Waits until some transaction of a test's database waits for what another one holds. */
export async function untilOneWaits(test: TestDatabase): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await test.asSuperuser(waiting)).rowCount === 0) await pause(10);
}
