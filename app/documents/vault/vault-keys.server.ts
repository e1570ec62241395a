import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { VaultSettings } from "#app/lib/environment.server.ts";
import { invariant } from "#app/lib/invariant.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key that wraps the keys of documents. */
export type VaultKey = { id: string; key: Buffer };
/** The first wraps what is new; all open what they wrapped. */
export type VaultKeys = readonly [VaultKey, ...VaultKey[]];
/** A document's key as it stands in the database. */
export type WrappedKey = { wrappedKey: Buffer; vaultKeyId: string };
/** What a wrapped key is good for, and nothing else. */
export type KeyUse = { programmeId: string; fileId: string };

const KEY_LIST = /^[0-9a-f]{16}:[A-Za-z0-9_-]{43}(,[0-9a-f]{16}:[A-Za-z0-9_-]{43})*$/;
const fileSchema = z.string().trim().regex(KEY_LIST);

/** Where the keys come from. */
export type KeySource = VaultSettings["keys"];

/** The vault keys as they are now; read anew each time, because a rotation may run beside this process.
 *  @throws when there are none, or they are not written as `id:key,id:key`; the message names the variable and no key */
export function readVaultKeys(source: KeySource): VaultKeys {
  if ("file" in source && !existsSync(source.file))
    throw new Error("The vault has no keys: set TERN_VAULT_KEYS, or start once with bin/start, which makes them.");
  const text = "given" in source ? source.given : readFileSync(source.file, "utf8");
  const list = fileSchema.safeParse(text);
  if (!list.success)
    throw new Error("The keys of the vault cannot be read: TERN_VAULT_KEYS is id:key,id:key (docs/operations.md).");
  const [first, ...others] = list.data.split(",").map(readKey);
  invariant(first, "the expression asks for one key at least");
  return [first, ...others];
}

/** Makes the file of keys with a first one, unless it is there, or keys are given from outside. */
export function makeVaultKeysOnce(source: KeySource): void {
  if ("file" in source && !existsSync(source.file)) writeVaultKeys(source.file, [newVaultKey()]);
}

/** A new vault key with a random name. */
export function newVaultKey(): VaultKey {
  return { id: randomBytes(8).toString("hex"), key: randomBytes(KEY_BYTES) };
}

/** Replaces the file of keys in one step. Only its owner can read it, and it is on the disk before anything is wrapped with it. */
export function writeVaultKeys(file: string, keys: VaultKeys): void {
  const handle = openSync(`${file}.new`, "w", 0o600);
  writeSync(handle, `${keys.map(({ id, key }) => `${id}:${key.toString("base64url")}`).join(",")}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(`${file}.new`, file);
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** A key for one document, and nothing else. */
export function newFileKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Wraps the key of a document with a vault key (AES-256-GCM), for one programme and file. */
export function wrapKey(fileKey: Buffer, vaultKey: VaultKey, use: KeyUse): WrappedKey {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", vaultKey.key, nonce);
  cipher.setAAD(useInBytes(use));
  const wrappedKey = Buffer.concat([nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
  return { wrappedKey, vaultKeyId: vaultKey.id };
}

/** The key of a document.
 *  @throws when the vault key is not among these, or it is not the wrapped key of this file */
export function unwrapKey({ wrappedKey, vaultKeyId }: WrappedKey, keys: VaultKeys, use: KeyUse): Buffer {
  const vaultKey = keys.find(({ id }) => id === vaultKeyId);
  if (vaultKey === undefined) throw new Error(`The vault key ${vaultKeyId} is missing: restore it from your backup.`);
  const nonce = wrappedKey.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", vaultKey.key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(useInBytes(use));
  decipher.setAuthTag(wrappedKey.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(wrappedKey.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

function readKey(text: string): VaultKey {
  const [id = "", key = ""] = text.split(":");
  return { id, key: Buffer.from(key, "base64url") };
}

function useInBytes({ programmeId, fileId }: KeyUse): Buffer {
  return Buffer.from(`${programmeId}/${fileId}`);
}
