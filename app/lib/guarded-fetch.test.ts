import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { guardedFetch, isOpenAddress } from "./guarded-fetch.server.ts";

const LARGE = 600 * 1024;
const server = createServer((request, answer) => {
  if (request.url === "/moved") answer.writeHead(302, { location: "/" }).end();
  else answer.end(request.url === "/large" ? "x".repeat(LARGE) : `${request.method} here`);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

const ask = (url: string, loopback: boolean) => guardedFetch({ loopback })(url, { method: "GET", headers: {} });

describe("an address", () => {
  test.each(["8.8.8.8", "196.216.2.1", "2a00:1450:4001::1", "2c0f:fb50::1"])("on the open internet: %s", (address) => {
    expect(isOpenAddress(address)).toBe(true);
  });
  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.1.2.3",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "localhost",
    "",
  ])("inside a network, or none: %s", (address) => {
    expect(isOpenAddress(address)).toBe(false);
  });
});

describe("a server on this machine", () => {
  // ASVS V1.3.6
  test.each([
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    // Other ways to write the same address.
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
  ])("is not asked: %s", async (url) => {
    await expect(ask(url, false)).rejects.toThrow("not on the open internet");
  });

  test("is asked by a Tern on this machine", async () => {
    expect(await (await ask(`http://localhost:${port}/`, true)).text()).toBe("GET here");
  });

  // ASVS V15.3.2
  test("cannot send the question on, nor fill the memory", async () => {
    expect((await ask(`http://127.0.0.1:${port}/moved`, true)).status).toBe(302);
    await expect(ask(`http://127.0.0.1:${port}/large`, true)).rejects.toThrow("too large");
  });
});
