import { afterAll, describe, expect, test } from "vitest";
import { Demo, type Part, until } from "./demo.ts";
import { cookiesOf } from "./web.ts";

const demo = new Demo();
afterAll(() => demo.remove());

/** Cookies of sign-ins that were acknowledged: each is a row that must never be lost. */
const acknowledged: string[] = [];

async function signIn(): Promise<void> {
  const { email, password } = demo.signIn;
  const body = new URLSearchParams({ email, password });
  const headers = { "sec-fetch-site": "same-origin" };
  const response = await fetch(`${demo.address}/sign-in`, { method: "POST", body, headers, redirect: "manual" });
  if (response.status === 302) acknowledged.push(cookiesOf(response));
}

async function isReady(): Promise<boolean> {
  const response = await fetch(`${demo.address}/ready`).catch(() => null);
  return response?.status === 200;
}

async function isSignedIn(cookie: string): Promise<boolean> {
  const response = await fetch(demo.address, { headers: { cookie }, redirect: "manual" });
  return response.headers.get("location") !== "/sign-in";
}

describe("the demonstration", { timeout: 180_000 }, () => {
  test("starts, says where it is and how to sign in, and lets that person in", async () => {
    await demo.start();
    expect(demo.output).toContain(demo.address);
    expect(demo.output).toContain(demo.signIn.password);
    await signIn();
    expect(acknowledged).toHaveLength(1);
  });

  test("does not start twice in one folder", async () => {
    await expect(new Demo({ state: demo.state }).start()).rejects.toThrow(/already running/);
  });

  test.each<Part>([
    "web",
    "worker",
    "a database connection",
    "postmaster",
    "web",
    "the guard of the postmaster",
    "postmaster",
  ])("heals by itself when %s is killed, and loses no acknowledged write", async (part) => {
    await until(isReady);
    const during = Promise.all(Array.from({ length: 2 }, () => signIn().catch(() => undefined)));
    demo.kill(part);
    await during;
    await until(isReady);
    for (const cookie of acknowledged) expect(await isSignedIn(cookie)).toBe(true);
  });

  test("ends altogether when its supervisor is killed, and starts again with everything in it, at the same address", async () => {
    const before = demo.address;
    for (let round = 0; round < 2; round++) {
      const during = signIn().catch(() => undefined);
      demo.kill("supervisor");
      await during;
      await demo.untilGone();
      await demo.start();
    }
    expect(demo.address).toBe(before);
    for (const cookie of acknowledged) expect(await isSignedIn(cookie)).toBe(true);
  });

  test("starts again when supervisor and postmaster were killed at once", async () => {
    demo.kill("postmaster");
    demo.kill("supervisor");
    await demo.start();
    expect(await isReady()).toBe(true);
    for (const cookie of acknowledged) expect(await isSignedIn(cookie)).toBe(true);
  });

  test.each<NodeJS.Signals>(["SIGINT", "SIGTERM"])("stops in order on %s, leaving no process", async (signal) => {
    if (demo.output.includes("Stopping")) await demo.start();
    const saidBefore = demo.output.length;
    expect(await demo.stop(signal)).toBe(0);
    expect(demo.output.slice(saidBefore).trim()).toBe("Stopping ...");
  });
});
