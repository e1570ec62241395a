import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { readListening } from "#app/lib/environment.server.ts";
import { replaceFile } from "./state.ts";

const DEFAULT_PORTS = { web: 4040, postgres: 54_040 };
/** What a killed run left behind needs a moment to let go of its port. */
const PATIENCE_MS = 3000;
const HIGHEST_PORT = 65_535;
/** Where Tern must listen to be found at http://localhost. */
const HOSTS_WITH_LOCALHOST = new Set(["127.0.0.1", "::1", "localhost", "0.0.0.0", "::"]);

const schema = z.object({ web: z.number().int(), postgres: z.number().int() }).partial();

/** Chooses a port of an installation: that of the last time, or the next free one, and remembers it, so that a
 *  bookmark still works tomorrow. Call it just before the port is used: another program may take it meanwhile.
 *  @param host the address that will be listened on: a port can be free on one and taken on another */
export async function choosePort(folder: string, use: keyof typeof DEFAULT_PORTS, host = "127.0.0.1"): Promise<number> {
  const file = join(folder, "ports.json");
  const remembered = existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  const ours = remembered[use];
  const port = await freePortFrom(ours ?? DEFAULT_PORTS[use], host, ours !== undefined);
  replaceFile(file, `${JSON.stringify({ ...remembered, [use]: port })}\n`);
  return port;
}

/** Chooses where the web process listens: PORT when it is set, else a port as {@link choosePort} does.
 *  @throws in words when PORT or TERN_HOST cannot be used, or nobody would get an answer there; what a killed run left behind is given a
 *          moment to go */
export async function chooseWebPort(folder: string, variables = process.env): Promise<number> {
  const { host, port } = readListening(variables);
  if (!HOSTS_WITH_LOCALHOST.has(host) && variables["TERN_PUBLIC_URL"] === undefined)
    throw new Error(
      `TERN_HOST is ${host}, but TERN_PUBLIC_URL is not set, so Tern would answer to nobody there. Set TERN_PUBLIC_URL to the address that ` +
        "people type, such as https://tern.example.org, or leave TERN_HOST out.",
    );
  if (port === undefined) return await choosePort(folder, "web", host);
  if (!(await isFreeSoon(port, host)))
    throw new Error(`Another program listens on port ${port} already. Stop it, or set PORT to another one.`);
  return port;
}

async function freePortFrom(first: number, host: string, wasOurs: boolean): Promise<number> {
  if (wasOurs) await isFreeSoon(first, host);
  for (let port = first; port < HIGHEST_PORT; port++) if (await isFree(port, host)) return port;
  throw new Error(`No free port from ${first} on`);
}

async function isFreeSoon(port: number, host: string): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isFree(port, host))) {
    if (Date.now() > deadline) return false;
    await pause(100);
  }
  return true;
}

/** Whether nobody listens there.
 *  @throws in words when nobody could: no such address on this machine, or a port that needs more rights */
async function isFree(port: number, host: string): Promise<boolean> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else
        reject(new Error(`Tern cannot listen on ${host}, port ${port} (${error.code}). Look at TERN_HOST and PORT.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
