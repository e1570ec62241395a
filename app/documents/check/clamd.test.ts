import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { until } from "#test/server/demo.ts";
import { clamdPeer, EICAR } from "../testing/clamd-peer.ts";
import { scanForViruses } from "./clamd.server.ts";

// Against a peer that speaks clamd's protocol, and against clamd itself where it is installed (Debian: clamav-daemon).

const CLAMD = "/usr/sbin/clamd";
const folder = mkdtempSync(join(tmpdir(), "tern-clamd-"));
const endings: (() => void)[] = [];
afterAll(() => {
  for (const end of endings) end();
  rmSync(folder, { recursive: true, force: true });
});

const scanners = [
  ["a peer of its protocol", () => listen(clamdPeer(), "peer")],
  ...(existsSync(CLAMD) ? ([["clamd itself", startClamd]] as const) : []),
] as const;

describe.each(scanners)("%s", (_, start) => {
  const address = start();

  test("finds nothing in what is harmless, of any size", async () => {
    for (const size of [0, 1, 3_000_000]) {
      const bytes = Readable.from([Buffer.alloc(size, "a"), Buffer.from("b")]);
      expect(await scanForViruses(await address, bytes)).toEqual({ found: null });
    }
  });

  test("names what it finds", async () => {
    const verdict = await scanForViruses(await address, Readable.from([Buffer.from(EICAR)]));
    expect(verdict).toEqual({ found: expect.stringContaining("Eicar") });
  });
});

test("a scanner that cannot be reached, closes or speaks of an error gives no answer", async () => {
  const silent = createServer((socket) => socket.destroy());
  const failing = createServer((socket) =>
    socket.on("error", () => undefined).end("INSTREAM size limit exceeded. ERROR\0"),
  );
  const addresses = [await listen(silent, "silent"), await listen(failing, "failing"), join(folder, "nobody")];
  for (const address of [...addresses, "127.0.0.1:1"])
    expect(await scanForViruses(address, Readable.from([Buffer.alloc(1_000_000)]))).toBe("no-answer");
});

test("what breaks off in the document is an error, and no answer of the scanner", async () => {
  const address = await listen(clamdPeer(), "another-peer");
  // oxlint-disable-next-line require-yield -- it ends before it begins
  async function* broken(): AsyncGenerator<Buffer> {
    throw new Error("the storage is gone");
  }
  await expect(scanForViruses(address, broken())).rejects.toThrow("the storage is gone");
});

async function listen(server: Server, name: string): Promise<string> {
  const path = join(folder, name);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  endings.push(() => server.close());
  return path;
}

/** A clamd with one signature, because the real ones are too many for a test. */
async function startClamd(): Promise<string> {
  const socket = join(folder, "clamd");
  writeFileSync(join(folder, "eicar.ndb"), `Eicar-Test:0:*:${Buffer.from(EICAR).toString("hex")}\n`);
  const settings = [`LocalSocket ${socket}`, `DatabaseDirectory ${folder}`, "Foreground yes", "StreamMaxLength 30M"];
  writeFileSync(join(folder, "clamd.conf"), `${settings.join("\n")}\n`);
  const clamd = spawn(CLAMD, ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" });
  endings.push(() => clamd.kill("SIGKILL"));
  await until(() => existsSync(socket));
  return socket;
}
