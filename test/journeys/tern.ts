import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type Page } from "@playwright/test";
import pg from "pg";
import { freePort } from "#db/temporary-postgres.ts";
import { PALESA, type Person } from "#test/people.ts";

/** Hands the address of PostgreSQL from the set-up to the processes that run journeys. */
export const POSTGRES_VARIABLE = "TERN_JOURNEY_POSTGRES";
export type JourneyPostgres = { superuserUrl: string; applicationUrl: string };

/** A programme without hospitals, people or needs. */
export const EMPTY_PROGRAMME = {
  id: "01930000-0000-7000-8000-000000000001",
  code: "trial",
  name: "Trial programme",
};

/** Tern as it is installed: the built server and the worker, on a database of their own. */
export type RunningTern = { url: string; databaseUrl: string; stop(): Promise<void> };

const REPOSITORY = join(import.meta.dirname, "../..");

/** Journeys of one file share a running Tern; each begins signed in as Palesa, with JavaScript, on a desk. */
export const test = base.extend<object, { tern: RunningTern; signedIn: string }>({
  tern: [
    // Playwright reads what a fixture needs from this parameter, so it stands here although nothing is needed.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const tern = await startTern();
      await use(tern);
      await tern.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  signedIn: [
    async ({ tern, browser }, use, { workerIndex }) => {
      const file = join(REPOSITORY, `test-results/signed-in-${workerIndex}.json`);
      const page = await browser.newPage({ baseURL: tern.url });
      await signIn(page, PALESA);
      await page.context().storageState({ path: file });
      await page.close();
      await use(file);
    },
    { scope: "worker" },
  ],
  baseURL: ({ tern }, use) => use(tern.url),
  storageState: ({ signedIn }, use) => use(signedIn),
});

/** For journeys after which others could not go on: their file has a running Tern of its own. */
export function testApart(file: string) {
  return test.extend<object, { apart: string }>({ apart: [file, { option: true, scope: "worker" }] });
}

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** Starts the built server and the worker on a fresh copy of the prepared database. */
export async function startTern(): Promise<RunningTern> {
  const database = await copyDatabase();
  const port = await freePort();
  const state = mkdtempSync(join(tmpdir(), "tern-journey-"));
  const environment = {
    ...process.env,
    NODE_ENV: "production",
    TERN_STATE: state,
    TERN_VAULT_KEYS: `0123456789abcdef:${"A".repeat(43)}`,
    DATABASE_URL: database.url,
    TERN_SECRET: "a secret that is long enough for tests only",
    TERN_LOG_LEVEL: "warn",
    PORT: String(port),
  };
  const processes = ["build/server/index.js", "app/worker.ts"].map((script) =>
    fork(join(REPOSITORY, script), { cwd: REPOSITORY, env: environment, execArgv: [] }),
  );
  await Promise.all(processes.map(ready));
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    async stop() {
      await Promise.all(processes.map(end));
      await database.drop();
      rmSync(state, { recursive: true });
    },
  };
}

/** Waits until a process says that it is ready. */
async function ready(running: ChildProcess): Promise<void> {
  const gone = once(running, "exit").then(([code]) =>
    Promise.reject(new Error(`ended with ${String(code)} at the start`)),
  );
  await Promise.race([once(running, "message"), gone]);
  gone.catch(() => undefined);
}

async function end(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return;
  const gone = once(running, "exit");
  running.kill("SIGTERM");
  await gone;
}

async function copyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { superuserUrl, applicationUrl } = JSON.parse(process.env[POSTGRES_VARIABLE] ?? "{}") as JourneyPostgres;
  const name = `journey_${crypto.randomUUID().replaceAll("-", "")}`;
  const onServer = new pg.Client({ connectionString: superuserUrl });
  await onServer.connect();
  // Copying needs the source free of connections, so copies queue up behind a lock.
  await onServer.query("select pg_advisory_lock(1)");
  await onServer.query(`create database ${name} template tern owner tern_owner`);
  await onServer.query("select pg_advisory_unlock(1)");
  const url = new URL(applicationUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await onServer.query(`drop database ${name} with (force)`);
      await onServer.end();
    },
  };
}
