import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeVaultKeysOnce, newFileKey, newVaultKey, readVaultKeys, unwrapKey, wrapKey } from "./vault-keys.server.ts";

const folder = mkdtempSync(join(tmpdir(), "tern-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));
const use = { programmeId: "a programme", fileId: "a file" };

// ASVS V13.3.1
test("the first start makes one key, which only its owner can read, and later starts keep it", () => {
  const source = { file: join(folder, "vault-keys") };
  makeVaultKeysOnce(source);
  const made = readVaultKeys(source);
  expect(statSync(source.file).mode & 0o777).toBe(0o600);
  expect(made).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{16}$/), key: expect.any(Buffer) }]);
  makeVaultKeysOnce(source);
  expect(readVaultKeys(source)).toEqual(made);
});

// ASVS V11.3.3
test("a key comes out as it went in, for its own programme and file only", () => {
  const [fileKey, vaultKey] = [newFileKey(), newVaultKey()];
  const wrapped = wrapKey(fileKey, vaultKey, use);
  expect(wrapped.wrappedKey.includes(fileKey)).toBe(false);
  expect(unwrapKey(wrapped, [newVaultKey(), vaultKey], use)).toEqual(fileKey);
  expect(() => unwrapKey(wrapped, [vaultKey], { ...use, fileId: "another" })).toThrow();
  expect(() => unwrapKey(wrapped, [vaultKey], { ...use, programmeId: "another" })).toThrow();
  expect(() => unwrapKey(wrapped, [{ ...newVaultKey(), id: vaultKey.id }], use)).toThrow();
  expect(() => unwrapKey(wrapped, [newVaultKey()], use)).toThrow(`The vault key ${vaultKey.id} is missing`);
});

test.each(["", "abc", `0123456789abcdef:${"A".repeat(42)}`, `0123456789ABCDEF:${"A".repeat(43)}`])(
  "keys that are given as %o are refused with the name of the variable and without the key",
  (given) => {
    const read = () => readVaultKeys({ given });
    expect(read).toThrow("TERN_VAULT_KEYS");
    if (given !== "") expect(read).not.toThrow(given);
  },
);

test("without keys the message says where they come from", () => {
  expect(() => readVaultKeys({ file: join(folder, "nowhere") })).toThrow("TERN_VAULT_KEYS");
});
