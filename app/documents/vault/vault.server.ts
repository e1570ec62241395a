import type { Readable } from "node:stream";
import { readVaultSettings, type VaultSettings } from "#app/lib/environment.server.ts";
import { decryptChunks } from "./chunk-cipher.server.ts";
import { openStorage, type StagedFile, type Storage } from "./storage.server.ts";
import { type KeySource, readVaultKeys, unwrapKey, wrapKey, type WrappedKey } from "./vault-keys.server.ts";

/** The storage of documents, and the keys to it. */
export type Vault = { storage: Storage; keys: KeySource };

/** A document's bytes as its row tells of them. */
export type KeptFile = WrappedKey & { fileId: string };

let own: Promise<Vault> | undefined;

/** The vault of this process, opened when it is first needed. */
export async function ownVault(): Promise<Vault> {
  own ??= openVault(readVaultSettings());
  return await own;
}

/** Opens the vault that settings name. */
export async function openVault(settings: VaultSettings): Promise<Vault> {
  return { storage: await openStorage(settings), keys: settings.keys };
}

/** Puts staged bytes into the storage.
 *  @returns what a row must hold to open them again */
export async function keepFile(vault: Vault, programmeId: string, { fileId, key }: StagedFile): Promise<KeptFile> {
  const [vaultKey] = readVaultKeys(vault.keys);
  await vault.storage.keep({ programmeId, fileId });
  return { fileId, ...wrapKey(key, vaultKey, { programmeId, fileId }) };
}

/** The bytes of a document, decrypted as they are read.
 *  @throws when they are not there or cannot be opened; DamagedFile, perhaps in the middle, when they are not what was written */
export async function readFile(vault: Vault, programmeId: string, file: KeptFile): Promise<AsyncGenerator<Buffer>> {
  const name = { programmeId, fileId: file.fileId };
  const key = unwrapKey(file, readVaultKeys(vault.keys), name);
  const encrypted: Readable = await vault.storage.read(name);
  return decryptChunks(encrypted, { key, fileId: file.fileId });
}
