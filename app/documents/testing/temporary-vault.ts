import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { readVaultSettings, type VaultSettings } from "#app/lib/environment.server.ts";
import { makeVaultKeysOnce } from "../vault/vault-keys.server.ts";

/** A folder of an installation with keys, for one test file. This process takes it as its own.
 *  @returns the settings of its vault */
export function temporaryVault(): VaultSettings {
  const folder = mkdtempSync(join(tmpdir(), "tern-vault-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // oxlint-disable-next-line no-process-env -- where the vault of this process is, before it is first opened
  process.env["TERN_STATE"] = folder;
  const settings = readVaultSettings();
  makeVaultKeysOnce(settings.keys);
  return settings;
}
