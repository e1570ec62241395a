import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { weaknessOf } from "#app/lib/secret-strength.ts";
import { openState } from "./state.ts";

const folder = mkdtempSync(join(tmpdir(), "tern-state-"));
afterAll(() => rmSync(folder, { recursive: true }));
const permissionsOf = (path: string) => statSync(path).mode & 0o777;

describe("the first start of an installation", () => {
  // ASVS V11.5.1, V13.3.1
  test("makes strong secrets, each another, which only their owner can read", () => {
    const { secrets } = openState(join(folder, "new"));
    const made = Object.values(secrets);
    expect(new Set(made).size).toBe(4);
    // 32 bytes of the system's random numbers.
    for (const secret of made) expect([secret.length, weaknessOf(secret, 43)]).toEqual([43, null]);
    expect(permissionsOf(join(folder, "new/secrets.json"))).toBe(0o600);
    expect(permissionsOf(join(folder, "new"))).toBe(0o711);
    expect(openState(join(folder, "other")).secrets).not.toEqual(secrets);
  });

  test("is the only one that makes them, and one that was killed half way leaves none behind that it would take", () => {
    const { secrets } = openState(join(folder, "again"));
    writeFileSync(join(folder, "again/secrets.json.new"), "{");
    expect(openState(join(folder, "again")).secrets).toEqual(secrets);
    expect(JSON.parse(readFileSync(join(folder, "again/secrets.json"), "utf8"))).toEqual(secrets);
  });
});
