import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const BIN = join(import.meta.dirname, "../../bin");
const PATIENCE_MS = 60_000;
/** A first start may have to build the pages, on a machine that does other things. */
const START_PATIENCE_MS = 180_000;

/** The parts of a running demonstration that a test can kill. */
export type Part =
  | "supervisor"
  | "web"
  | "worker"
  | "postmaster"
  | "the guard of the postmaster"
  | "a database connection";

const COMMANDS: Record<Exclude<Part, "supervisor">, RegExp> = {
  web: /build\/server\/index\.js/,
  worker: /app\/worker\.ts/,
  postmaster: /^[^\0]*bin\/postgres\0-D/,
  "the guard of the postmaster": /^\/bin\/sh\0-c/,
  "a database connection": /^postgres: tern_app/,
};

/** `bin/demo`, or `bin/start`, with a state folder of its own. */
export class Demo {
  readonly state: string;
  #supervisor: ChildProcess | undefined;
  output = "";

  readonly #script: string;

  constructor({ state = mkdtempSync(join(tmpdir(), "tern-demo-")), script = "demo" } = {}) {
    this.state = state;
    this.#script = resolve(BIN, script);
  }

  /** Starts it and waits until it says that it is ready.
   *  @returns seconds that took */
  async start(args: string[] = []): Promise<number> {
    const beganAt = performance.now();
    this.output = "";
    const running = spawn(this.#script, args, {
      env: { ...process.env, TERN_STATE: this.state },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#supervisor = running;
    running.stdout.on("data", (chunk: Buffer) => (this.output += chunk.toString()));
    running.stderr.on("data", (chunk: Buffer) => (this.output += chunk.toString()));
    await until(() => this.output.includes("Tern is ready") || running.exitCode !== null, START_PATIENCE_MS);
    if (running.exitCode !== null) throw new Error(`${this.#script} ended:\n${this.output}`);
    return (performance.now() - beganAt) / 1000;
  }

  get address(): string {
    return readFileSync(join(this.state, "address"), "utf8").trim();
  }

  get signIn(): { email: string; password: string } {
    const schema = z.object({ email: z.string(), password: z.string() });
    return schema.parse(JSON.parse(readFileSync(join(this.state, "sign-in.json"), "utf8")));
  }

  /** Kills a part with `kill -9`. */
  kill(part: Part): void {
    const pid = part === "supervisor" ? this.#supervisor?.pid : this.#find(COMMANDS[part]);
    if (pid === undefined) throw new Error(`no ${part} is running`);
    process.kill(pid, "SIGKILL");
  }

  /** Sends a signal to the supervisor and waits until everything has ended.
   *  @returns its exit code */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const supervisor = this.#supervisor;
    supervisor?.kill(signal);
    await until(() => supervisor?.exitCode !== null || supervisor.signalCode !== null);
    await this.untilGone();
    return supervisor?.exitCode ?? null;
  }

  /** Waits until no process of this demonstration is left. */
  async untilGone(): Promise<void> {
    await until(() => this.processes().length === 0);
  }

  async remove(): Promise<void> {
    if (this.#supervisor?.exitCode === null && this.#supervisor.signalCode === null) await this.stop();
    rmSync(this.state, { recursive: true, force: true });
  }

  #find(command: RegExp): number | undefined {
    return this.processes().find((pid) => command.test(commandOf(pid)));
  }

  /** All processes that know this state folder, and the backends of the postmaster that does. */
  processes(): number[] {
    const all = readdirSync("/proc").map(Number).filter(Number.isInteger);
    const own = all.filter(
      (pid) => commandOf(pid).includes(this.state) || environmentOf(pid).includes(`TERN_STATE=${this.state}`),
    );
    return all.filter((pid) => own.includes(pid) || own.includes(parentOf(pid)));
  }
}

/** Waits for something to come true.
 *  @throws when it has not in time, within a minute unless said otherwise */
export async function until(condition: () => boolean | Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${patienceMs / 1000} s: ${condition.toString()}`);
    await pause(100);
  }
}

function commandOf(pid: number): string {
  return readProcess(pid, "cmdline");
}

function environmentOf(pid: number): string {
  return pid === process.pid ? "" : readProcess(pid, "environ");
}

function parentOf(pid: number): number {
  return Number(/\) \w (\d+)/.exec(readProcess(pid, "stat"))?.[1]);
}

function readProcess(pid: number, what: "cmdline" | "environ" | "stat"): string {
  const file = `/proc/${pid}/${what}`;
  try {
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  } catch {
    return "";
  }
}
