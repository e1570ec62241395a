import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { choosePort, chooseWebPort } from "./ports.ts";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tern-ports-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A program that listens on an address, on a port the system chose. */
async function listenOn(host: string) {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

test("PORT is taken as it is, and the next start without it does not remember it", async () => {
  const { port, close } = await listenOn("127.0.0.1");
  close();
  const folder = emptyFolder();
  expect(await chooseWebPort(folder, { PORT: String(port) })).toBe(port);
  expect(await chooseWebPort(folder, {})).not.toBe(port);
});

test("PORT that another program listens on is refused in words", async () => {
  const { port } = await listenOn("127.0.0.1");
  await expect(chooseWebPort(emptyFolder(), { PORT: String(port) })).rejects.toThrow(`on port ${port} already`);
});

test("a port counts as free only where Tern will listen", async () => {
  const { port } = await listenOn("127.0.0.2");
  const elsewhere = { PORT: String(port), TERN_HOST: "127.0.0.1" };
  expect(await chooseWebPort(emptyFolder(), elsewhere)).toBe(port);
  const everywhere = { PORT: String(port), TERN_HOST: "0.0.0.0" };
  await expect(chooseWebPort(emptyFolder(), everywhere)).rejects.toThrow("already");
});

test.each([
  [{ PORT: "http" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ TERN_HOST: "192.0.2.1", TERN_PUBLIC_URL: "https://tern.example.org" }, "TERN_HOST"],
])("%o is refused and named", async (variables, named) => {
  await expect(chooseWebPort(emptyFolder(), variables)).rejects.toThrow(named);
});

test.each(["127.0.0.2", "192.0.2.1"])("listening on %s alone needs the address that people type", async (host) => {
  const refused = chooseWebPort(emptyFolder(), { TERN_HOST: host });
  await expect(refused).rejects.toThrow(/TERN_HOST is .* TERN_PUBLIC_URL is not set/);
});

test("listening on 127.0.0.2 is fine once Tern knows the address that people type", async () => {
  const variables = { TERN_HOST: "127.0.0.2", TERN_PUBLIC_URL: "http://127.0.0.2" };
  expect(await chooseWebPort(emptyFolder(), variables)).toBeGreaterThan(0);
});

test("a port that was chosen is chosen again, and the next free one when another program has taken it", async () => {
  const folder = emptyFolder();
  const first = await choosePort(folder, "postgres");
  expect(await choosePort(folder, "postgres")).toBe(first);
  const taken = createServer().listen(first, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  expect(await choosePort(folder, "postgres")).toBeGreaterThan(first);
});
