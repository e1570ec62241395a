import { join } from "node:path";
import { postgresUrl, startPostgres } from "#db/embedded-postgres.ts";
import { choosePostgresPlace } from "#db/postgres-place.ts";
import { makeDatabase, makeRoles } from "#db/roles.ts";
import { choosePort } from "./ports.ts";
import type { State } from "./state.ts";

/** The database of an installation, for the two roles that use it. */
export type InstalledDatabase = { ownerUrl: string; applicationUrl: string; stop(): Promise<void> };

const RESTART_PAUSE_MS = 500;

/** Gives the database that DATABASE_URL names, or starts our own PostgreSQL and keeps it running. */
export async function openInstalledDatabase(state: State): Promise<InstalledDatabase> {
  const given = process.env["DATABASE_URL"];
  if (given !== undefined)
    return {
      ownerUrl: process.env["DATABASE_OWNER_URL"] ?? given,
      applicationUrl: given,
      stop: () => Promise.resolve(),
    };
  const { superuser, owner, application } = state.secrets;
  const port = await choosePort(state.folder, "postgres");
  const stop = await keepPostgresRunning(state, port);
  const superuserUrl = postgresUrl("postgres", superuser, { port, database: "postgres" });
  await makeRoles(superuserUrl, { owner, application });
  await makeDatabase(superuserUrl, "tern");
  return {
    ownerUrl: postgresUrl("tern_owner", owner, { port, database: "tern" }),
    applicationUrl: postgresUrl("tern_app", application, { port, database: "tern" }),
    stop,
  };
}

async function keepPostgresRunning(state: State, port: number): Promise<() => Promise<void>> {
  const start = {
    place: choosePostgresPlace(state.folder),
    port,
    superuserPassword: state.secrets.superuser,
    logFile: join(state.folder, "postgres.log"),
  };
  let stopping = false;
  let running = await startPostgres(start);
  const watch = async (): Promise<void> => {
    await running.ended;
    while (!stopping) {
      console.error("PostgreSQL ended and is started again.");
      try {
        running = await startPostgres(start);
        return await watch();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
      }
    }
  };
  void watch();
  return async () => {
    stopping = true;
    await running.stop();
  };
}
