import { execFile } from "node:child_process";
import { existsSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { DATABASE_URL_FILE } from "#app/lib/environment.server.ts";
import { buildWhenChanged } from "./supervisor/build.ts";
import { Child } from "./supervisor/child.ts";
import { type InstalledDatabase, openInstalledDatabase } from "./supervisor/database.ts";
import { choosePort } from "./supervisor/ports.ts";
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
  // The build first: it compiles the messages, which the demonstration's import speaks in.
  await buildWhenChanged();
  const signIn = await prepare(database);
  const port = await choosePort(state.folder, "web");
  children.push(
    new Child(plan("web", "build/server/index.js", port)),
    new Child(plan("worker", "app/worker.ts", port)),
  );
  await Promise.all(children.map((child) => child.start()));
  announce(port, signIn);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stopEverything(1);
}

/** Migrates and loads the demonstration in a process of its own, which gives its memory back.
 *  @returns the words to print: how to sign in */
async function prepare({ ownerUrl, applicationUrl }: InstalledDatabase): Promise<string> {
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl, TERN_STATE: state.folder };
  const { stdout } = await promisify(execFile)(process.execPath, ["bin/prepare.ts"], { env });
  return stdout;
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

function announce(port: number, signIn: string): void {
  const address = process.env["TERN_PUBLIC_URL"] ?? `http://localhost:${port}`;
  replaceFile(join(state.folder, "address"), `${address}\n`);
  const seconds = ((performance.now() - beganAt) / 1000).toFixed(1);
  console.log(
    `Tern is ready after ${seconds} s:\n\n  Open     ${address}\n${signIn}\nCtrl-C stops it. Logs are in ${state.folder}.`,
  );
}
