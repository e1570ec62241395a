import { type ChildProcess, fork } from "node:child_process";
import { openSync, readFileSync } from "node:fs";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** A process that ran this long is taken to be well again. */
const WELL_AFTER_MS = 30_000;
const STOP_MS = 12_000;
const MAX_FAILED_STARTS = 5;

export type ChildPlan = {
  name: string;
  script: string;
  environment: NodeJS.ProcessEnv;
  logFile: string;
  /** Flags for Node, such as limits of memory. */
  flags?: string[];
};

/** A process that is started again whenever it dies, a little later each time, until it is stopped.
 *  It says by a message when it is ready, and ends by itself when we die: the channel between us closes. */
export class Child {
  readonly #plan: ChildPlan;
  #process: ChildProcess | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #stopping = false;
  #failedStarts = 0;
  #giveUp: ((error: Error) => void) | undefined;

  constructor(plan: ChildPlan) {
    this.#plan = plan;
  }

  /** Starts it, and waits until it says that it is ready for the first time.
   *  @throws when it has died five times before; the message quotes its log */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#giveUp = reject;
      this.#run(() => {
        this.#giveUp = undefined;
        resolve();
      });
    });
  }

  /** Asks it to finish what is under way and end; ends it by force after twelve seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => running.once("exit", () => resolve()));
    running.kill("SIGTERM");
    const force = setTimeout(() => running.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(force);
  }

  #run(onReady: () => void): void {
    const { script, environment, logFile, flags = [] } = this.#plan;
    const log = openSync(logFile, "a", 0o600);
    const startedAt = Date.now();
    const running = fork(script, { execArgv: flags, env: environment, stdio: ["ignore", log, log, "ipc"] });
    this.#process = running;
    running.once("message", onReady);
    running.once("exit", (code, signal) => {
      if (this.#stopping) return;
      const { name } = this.#plan;
      if (this.#giveUp !== undefined && ++this.#failedStarts === MAX_FAILED_STARTS)
        return this.#giveUp(
          new Error(`The ${name} process does not start. The end of ${logFile}:\n${lastLines(logFile)}`),
        );
      console.error(`The ${name} process ended (${signal ?? `code ${code}`}) and is started again.`);
      if (Date.now() - startedAt > WELL_AFTER_MS) this.#pauseMs = FIRST_PAUSE_MS;
      setTimeout(() => this.#stopping || this.#run(onReady), this.#pauseMs);
      this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
    });
  }
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n");
}
