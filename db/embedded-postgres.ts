import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import type { PostgresPlace } from "./postgres-place.ts";
import { endLeftovers, processesIn } from "./postgres-processes.ts";

const run = promisify(execFile);

const START_SECONDS = 60;
const STOP_SECONDS = 30;
/** The file descriptor that the guarding shell watches. */
const WATCHED = 3;

/** Settings of every PostgreSQL that Tern starts itself. Loopback only, no socket file, durable. */
const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  fsync: "on",
  timezone: "UTC",
  max_connections: "60",
  shared_buffers: "64MB",
  jit: "off",
};

export type PostgresStart = {
  place: PostgresPlace;
  port: number;
  /** Of the role `postgres`, which only sets up roles and databases. */
  superuserPassword: string;
  logFile: string;
  settings?: Record<string, string>;
};

export type RunningPostgres = {
  /** Resolves when the server process has ended, for whatever reason. */
  ended: Promise<void>;
  /** Ends open transactions, writes a checkpoint and waits until the server is gone. */
  stop(): Promise<void>;
};

/** Starts PostgreSQL and waits until it answers, whatever state the last run left behind.
 *  A server that outlived a killed supervisor is stopped first, so that exactly one runs, under our guard.
 *  @throws when the server does not answer within a minute; the message quotes its log */
export async function startPostgres(start: PostgresStart): Promise<RunningPostgres> {
  await makeDataDirectory(start);
  await stopPostgres(start.place.data);
  await endLeftovers(start.place.data);
  rmSync(`${start.place.data}/postmaster.pid`, { force: true });
  const guard = spawnGuarded(start);
  const ended = new Promise<void>((resolve) => {
    guard.once("exit", () => {
      // Should the guard alone have been killed, this lets its watch stop the server it left.
      guard.stdio[WATCHED]?.destroy();
      resolve();
    });
  });
  await waitUntilItAnswers(start, guard);
  return { ended, stop: () => stopPostgres(start.place.data) };
}

/** Stops the PostgreSQL of a data directory; does nothing when none runs. */
export async function stopPostgres(data: string): Promise<void> {
  const postmaster = postmasterOf(data);
  if (postmaster === undefined) return;
  process.kill(postmaster, "SIGINT");
  const deadline = Date.now() + STOP_SECONDS * 1000;
  while (processesIn(data).includes(postmaster)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not stop within ${STOP_SECONDS} seconds`);
    await pause(20);
  }
}

/** A connection address for a role. */
export function postgresUrl(role: string, password: string, at: { port: number; database: string }): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${at.port}/${at.database}`;
}

async function makeDataDirectory(start: PostgresStart): Promise<void> {
  const { data, binaries, user } = start.place;
  if (existsSync(`${data}/PG_VERSION`)) return;
  // Made beside and renamed, so that a start that was killed half way leaves nothing that looks finished.
  const unfinished = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, start.superuserPassword, { mode: 0o600 });
  if ("uid" in user) await run("chown", [`${user.uid}:${user.gid}`, passwordFile]);
  try {
    await run(
      `${binaries}/initdb`,
      [`--pgdata=${unfinished}`, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"].concat(
        ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions"],
        start.settings?.["fsync"] === "off" ? ["--no-sync"] : [],
      ),
      { ...user, cwd: "/" },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, data);
}

/** Runs the server under a small shell that stops it when this process dies, even by `kill -9`:
 *  the shell waits on a pipe that only we hold open. */
function spawnGuarded(start: PostgresStart): ChildProcess {
  const { data, binaries, user } = start.place;
  const settings = { ...SETTINGS, port: String(start.port), ...start.settings };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const script = `"$0" "$@" 3<&- & server=$!
    { read -r _ <&3; kill -INT $server; } 2>/dev/null & watch=$!
    wait $server; code=$?; kill $watch 2>/dev/null; exit $code`;
  const log = openSync(start.logFile, "a", 0o600);
  return spawn("/bin/sh", ["-c", script, `${binaries}/postgres`, "-D", data, ...options], {
    ...user,
    cwd: "/",
    // Its own session: Ctrl-C in the terminal reaches us, and we stop the server last.
    detached: true,
    stdio: ["ignore", log, log, "pipe"],
    env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" },
  });
}

async function waitUntilItAnswers(start: PostgresStart, guard: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  const url = postgresUrl("postgres", start.superuserPassword, { port: start.port, database: "postgres" });
  while (!(await answers(url))) {
    if (guard.exitCode !== null || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start. The end of ${start.logFile}:\n${lastLines(start.logFile)}`);
    await pause(50);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  // A server that goes away while we ask is an answer too: no.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The running postmaster of a data directory. Its pid file alone may lie after `kill -9`,
 *  so the process must also stand in that directory. */
function postmasterOf(data: string): number | undefined {
  if (!existsSync(`${data}/postmaster.pid`)) return undefined;
  const pid = Number(readFileSync(`${data}/postmaster.pid`, "utf8").split("\n")[0]);
  return processesIn(data).includes(pid) ? pid : undefined;
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n");
}
