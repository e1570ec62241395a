import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { replaceFile } from "./state.ts";

const DEFAULT_PORTS = { web: 4040, postgres: 54_040 };
/** What a killed run left behind needs a moment to let go of its port. */
const PATIENCE_MS = 3000;
const HIGHEST_PORT = 65_535;

const schema = z.object({ web: z.number().int(), postgres: z.number().int() }).partial();

/** Chooses a port of an installation: that of the last time, or the next free one, and remembers it, so that a
 *  bookmark still works tomorrow. Call it just before the port is used: another program may take it meanwhile. */
export async function choosePort(folder: string, use: keyof typeof DEFAULT_PORTS): Promise<number> {
  const file = join(folder, "ports.json");
  const remembered = existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  const ours = remembered[use];
  const port = await freePortFrom(ours ?? DEFAULT_PORTS[use], ours !== undefined);
  replaceFile(file, `${JSON.stringify({ ...remembered, [use]: port })}\n`);
  return port;
}

async function freePortFrom(first: number, wasOurs: boolean): Promise<number> {
  const deadline = Date.now() + (wasOurs ? PATIENCE_MS : 0);
  while (!(await isFree(first)) && Date.now() < deadline) await pause(100);
  for (let port = first; port < HIGHEST_PORT; port++) if (await isFree(port)) return port;
  throw new Error(`No free port from ${first} on`);
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
