import { describe, expect, test } from "vitest";
import { readEnvironment } from "./environment.server.ts";

const least = { DATABASE_URL: "postgres://tern@127.0.0.1/tern", TERN_SECRET: "0123456789abcdef0123456789abcdef" };

describe("the settings", () => {
  test("need a database and a secret; the rest has a value of its own", () => {
    expect(readEnvironment(least)).toMatchObject({ PORT: 4040, TERN_HOST: "127.0.0.1", TERN_LOG_LEVEL: "info" });
  });

  test("that are wrong are all named, without their values", () => {
    const wrong = { DATABASE_URL: "mysql://secret@host", TERN_SECRET: "short", PORT: "70000", TERN_PROXIES: "many" };
    expect(() => readEnvironment(wrong)).toThrow(/DATABASE_URL[\s\S]*TERN_SECRET[\s\S]*PORT[\s\S]*TERN_PROXIES/);
    expect(() => readEnvironment(wrong)).not.toThrow(/mysql|short|70000|many/);
  });
});
