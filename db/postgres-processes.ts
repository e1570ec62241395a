import { readdirSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_SECONDS = 10;

/** Processes whose working directory is this data directory: the postmaster and its backends. */
export function processesIn(data: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && workingDirectory(pid) === data);
}

/** Waits for the backends of a killed postmaster to notice and leave, then ends those that do not.
 *  A new postmaster refuses to start beside them, and without a postmaster they can only hold up, not save, anything. */
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
