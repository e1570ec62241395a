import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_SECONDS = 10;

/** Processes of the PostgreSQL of a data directory: the postmaster and its backends stand in that directory;
 *  a postmaster that is only just starting, and the shell that guards it, name it in their command. */
export function processesIn(data: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter(
      (pid) => Number.isInteger(pid) && (workingDirectory(pid) === data || command(pid).includes(`\0-D\0${data}\0`)),
    );
}

/** Waits for what a killed postmaster or supervisor left to notice and leave, then ends what does not.
 *  A new postmaster refuses to start beside old backends, and without a postmaster they can only hold up, not save, anything. */
export async function endLeftovers(data: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  while (processesIn(data).length > 0) {
    if (Date.now() > deadline) for (const pid of processesIn(data)) process.kill(pid, "SIGKILL");
    await pause(50);
  }
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // The process has gone, or belongs to somebody else.
    return undefined;
  }
}

function command(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
