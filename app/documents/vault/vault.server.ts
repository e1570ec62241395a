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
export async function keepFile(vault: Vault, programmeId: string, staged: StagedFile): Promise<KeptFile> {
  await vault.storage.keep({ programmeId, fileId: staged.fileId });
  return wrapFile(vault, programmeId, staged);
}

/** Wraps the key of a file with the vault key as it is at this moment. The sooner the row is written, the less a rotation can come between,
 *  which then refuses the row.
 *  @returns what a row must hold to open the file */
export function wrapFile(vault: Pick<Vault, "keys">, programmeId: string, { fileId, key }: StagedFile): KeptFile {
  const [vaultKey] = readVaultKeys(vault.keys);
  return { fileId, ...wrapKey(key, vaultKey, { programmeId, fileId }) };
}

/** The bytes of a document, decrypted as they are read. Its first chunk is read before this answers.
 *  @throws when they are not there or cannot be opened; DamagedFile, perhaps in the middle, when they are not what was written */
export async function readFile(vault: Vault, programmeId: string, file: KeptFile): Promise<AsyncGenerator<Buffer>> {
  const name = { programmeId, fileId: file.fileId };
  const key = unwrapKey(file, readVaultKeys(vault.keys), name);
  const chunks = decryptChunks(await vault.storage.read(name), { key, fileId: file.fileId });
  return withFirst(await chunks.next(), chunks);
}

async function* withFirst(first: IteratorResult<Buffer>, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (!first.done) yield first.value;
    yield* others;
  } finally {
    // Whoever stops in the middle lets go of the storage too.
    await others.return(undefined);
  }
}
