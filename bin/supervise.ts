import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeVaultKeysOnce } from "#app/documents/vault/vault-keys.server.ts";
import { DATABASE_URL_FILE, readVaultSettings } from "#app/lib/environment.server.ts";
import { buildWhenChanged } from "./supervisor/build.ts";
import { Child } from "./supervisor/child.ts";
import { type InstalledDatabase, openInstalledDatabase } from "./supervisor/database.ts";
import { chooseWebPort } from "./supervisor/ports.ts";
import { openState, replaceFile, type State } from "./supervisor/state.ts";

// Starts everything that Tern consists of on one machine, keeps it running, and stops it in order:
// PostgreSQL, the web process, the worker. Whatever is killed is started again; when this process is killed,
// the others notice and end, and the next start finds its way from whatever they left.
const LARGEST_LOG_BYTES = 20 * 1024 * 1024;

const beganAt = performance.now();
const state = openState();
const database = await openInstalledDatabase(state);
const children: Child[] = [];
stopOnSignal();
try {
  // For the command line, which people run beside the server and from the same folder.
  replaceFile(join(state.folder, DATABASE_URL_FILE), `${database.applicationUrl}\n`);
  makeVaultKeysOnce(readVaultSettings({ ...process.env, TERN_STATE: state.folder }).keys);
  // The build first: it compiles the messages, which the demonstration's import speaks in.
  await buildWhenChanged();
  await prepare(database);
  const port = await chooseWebPort(state.folder);
  children.push(
    new Child(plan("web", "build/server/index.js", port)),
    new Child(plan("worker", "app/worker.ts", port)),
  );
  await Promise.all(children.map((child) => child.start()));
  announce(port);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stopEverything(1);
}

/** Migrates, and makes what there is to sign in to, in a process of its own, which gives its memory back. It prints how to sign in
 *  by itself and at once: a new password is kept nowhere, so it must not be lost when the web process then does not start. */
async function prepare({ ownerUrl, applicationUrl }: InstalledDatabase): Promise<void> {
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl, TERN_STATE: state.folder };
  const args = ["bin/prepare.ts", ...process.argv.slice(2)];
  const preparing = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  await once(preparing, "exit");
  if (preparing.exitCode !== 0) throw new Error("Tern was not started.");
}

function plan(name: string, script: string, port: number) {
  return {
    name,
    script,
    logFile: freshLog(state, name),
    flags: ["--max-semi-space-size=2"],
    environment: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: database.applicationUrl,
      TERN_SECRET: process.env["TERN_SECRET"] ?? state.secrets.cookies,
      TERN_PROCESS: name,
      PORT: String(port),
    },
  };
}

/** The log of the run before is kept beside it once it has grown large. */
function freshLog({ folder }: State, name: string): string {
  const file = join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > LARGEST_LOG_BYTES) renameSync(file, `${file}.old`);
  return file;
}

function stopOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      console.log("\nStopping ...");
      void stopEverything(0);
    });
}

async function stopEverything(code: number): Promise<void> {
  await Promise.all(children.map((child) => child.stop()));
  await database.stop();
  process.exit(code);
}

function announce(port: number): void {
  const address = process.env["TERN_PUBLIC_URL"] ?? `http://localhost:${port}`;
  replaceFile(join(state.folder, "address"), `${address}\n`);
  const seconds = ((performance.now() - beganAt) / 1000).toFixed(1);
  console.log(
    `  Open     ${address}\n\nTern is ready after ${seconds} s. Ctrl-C stops it. Logs are in ${state.folder}.`,
  );
}
