import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readEnvironment } from "./environment.server.ts";

const least = { DATABASE_URL: "postgres://tern@127.0.0.1/tern", TERN_SECRET: "a secret of the tests, long enough" };
const strong = {
  NODE_ENV: "production",
  DATABASE_URL: `postgres://tern:${randomBytes(24).toString("base64url")}@10.0.0.1/tern`,
  TERN_SECRET: randomBytes(32).toString("base64url"),
};

describe("the settings", () => {
  test("need a database and a secret; the rest has a value of its own", () => {
    expect(readEnvironment(least)).toMatchObject({ PORT: 4040, TERN_HOST: "127.0.0.1", TERN_LOG_LEVEL: "info" });
  });

  test("that are wrong are all named, without their values", () => {
    const wrong = { DATABASE_URL: "mysql://secret@host", TERN_SECRET: "short", PORT: "70000", TERN_PROXIES: "many" };
    expect(() => readEnvironment(wrong)).toThrow(/DATABASE_URL[\s\S]*TERN_SECRET[\s\S]*PORT[\s\S]*TERN_PROXIES/);
    expect(() => readEnvironment(wrong)).not.toThrow(/mysql|short|70000|many/);
  });

  // ASVS V13.2.3
  test.each<[string, string, Record<string, string | undefined>]>([
    ["TERN_SECRET", "a short one", { TERN_SECRET: "kV3m" }],
    ["TERN_SECRET", "none", { TERN_SECRET: undefined }],
    ["TERN_SECRET", "a row", { TERN_SECRET: "abcdefghijklmnopqrstuvwxyzABCDEFGH" }],
    ["TERN_SECRET", "a repetition", { TERN_SECRET: "kV3mQ9x_".repeat(4) }],
    ["TERN_SECRET", "one of an example", { TERN_SECRET: `changeme-${strong.TERN_SECRET}` }],
    ["DATABASE_URL", "the well-known password", { DATABASE_URL: "postgres://postgres:postgres@127.0.0.1/tern" }],
    [
      "DATABASE_URL",
      "a password of an example",
      { DATABASE_URL: "postgres://tern:your-password-for-tern@10.0.0.1/tern" },
    ],
  ])("in production, %s with %s is refused by name and with what to do", (name, _what, weak) => {
    const settings = { ...strong, ...weak };
    expect(() => readEnvironment(settings)).toThrow(name);
    const [value] = Object.values(weak);
    if (value === undefined) return;
    expect(() => readEnvironment(settings)).toThrow("openssl rand -base64 32");
    expect(() => readEnvironment(settings)).not.toThrow(value);
  });

  test("in production, secrets that were drawn are taken, and a database that asks for no password", () => {
    for (const bytes of [24, 32, 48]) {
      const drawn = randomBytes(bytes);
      expect(readEnvironment({ ...strong, TERN_SECRET: drawn.toString("base64") })).toMatchObject({ PORT: 4040 });
      expect(readEnvironment({ ...strong, TERN_SECRET: drawn.toString("hex") })).toMatchObject({ PORT: 4040 });
    }
    expect(readEnvironment({ ...strong, DATABASE_URL: least.DATABASE_URL })).toMatchObject({ PORT: 4040 });
  });
});
