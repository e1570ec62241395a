import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Demo } from "./demo.ts";

const installation = new Demo({ script: "start" });
afterAll(() => installation.remove());

const LESOTHO = ["--programme", "Lesotho", "--country", "LS", "--administrator", "thabo@example.org"];

async function signIn(password: string): Promise<number> {
  const body = new URLSearchParams({ email: "thabo@example.org", password });
  const headers = { "sec-fetch-site": "same-origin" };
  return (await fetch(`${installation.address}/sign-in`, { method: "POST", body, headers, redirect: "manual" })).status;
}

test(
  "bin/start needs to know whom it is for, prints the administrator's password once, and keeps it nowhere",
  {
    timeout: 180_000,
  },
  async () => {
    await expect(installation.start()).rejects.toThrow(/first start needs to know.*was not started/s);
    await installation.start(LESOTHO);
    const password = /Password (\S+)/.exec(installation.output)?.[1] ?? "";
    expect(await signIn(password)).toBe(302);
    await installation.stop();
    for (const file of ["web.log", "worker.log", "secrets.json", "postgres.log"])
      expect(readFileSync(join(installation.state, file), "utf8")).not.toContain(password);
    await installation.start();
    expect(installation.output).toContain("thabo@example.org");
    expect(installation.output).not.toContain("Password");
    expect(await signIn(password)).toBe(302);
  },
);
