import { writeAudit } from "#app/lib/audit.server.ts";
import { type Database, inProgramme, type ProgrammeContext, sqlStateOf } from "#app/lib/database.server.ts";
import { listProgrammes } from "#app/accounts/audit-chain.queries.server.ts";
import {
  addVaultKey,
  lockWrappedOtherwise,
  replaceWrappedKey,
  retireOtherVaultKeys,
} from "../document-writes.queries.server.ts";
import {
  type KeySource,
  newVaultKey,
  readVaultKeys,
  unwrapKey,
  type VaultKeys,
  wrapKey,
  writeVaultKeys,
} from "./vault-keys.server.ts";

const BATCH = 100;
const FOREIGN_KEY_VIOLATION = "23503";

/** What a rotation did. */
export type Rotation = {
  vaultKeyId: string;
  documents: number;
  /** Keys that are needed no longer. They are gone from the file; those given from outside are for whoever gave them to remove. */
  retired: string[];
};

/** Makes a new vault key and wraps the key of every document with it; keys that were given from outside are not made, the first of them
 *  counts as new. Can be killed at any time and run again: the old key is kept until nothing needs it, and the database, not this process,
 *  says when that is. Documents can be added and read meanwhile. */
export async function rotateVaultKey(database: Database, source: KeySource): Promise<Rotation> {
  const programmes = await listProgrammes(database);
  const keys = await withNewKey(source, (id) => tell(database, programmes[0]?.programmeId, id));
  const [current, ...others] = keys;
  const rewrapped = new Map<string, number>();
  do {
    for (const { programmeId } of programmes) {
      const before = rewrapped.get(programmeId) ?? 0;
      rewrapped.set(programmeId, before + (await rewrapProgramme(database, byItself(programmeId), keys)));
    }
  } while (!(await retire(database, { programmeIds: [...rewrapped.keys()], vaultKeyId: current.id })));
  for (const [programmeId, documents] of rewrapped) {
    const context = byItself(programmeId);
    await inProgramme(database, context, (transaction) =>
      writeAudit(transaction, context, {
        act: "documents/rotate-vault-key",
        object: { kind: "programme", id: programmeId },
        after: { vaultKeyId: current.id, documents },
      }),
    );
  }
  if ("file" in source) writeVaultKeys(source.file, [current]);
  const documents = [...rewrapped.values()].reduce((sum, some) => sum + some, 0);
  return { vaultKeyId: current.id, documents, retired: others.map(({ id }) => id) };
}

/** Two keys in the file: a rotation was begun and has not ended, so this one goes on with it.
 *  @param tellDatabase of a new key, before anybody can wrap with it */
async function withNewKey(source: KeySource, tellDatabase: (id: string) => Promise<void>): Promise<VaultKeys> {
  const keys = readVaultKeys(source);
  if ("given" in source || keys.length > 1) {
    await tellDatabase(keys[0].id);
    return keys;
  }
  const grown: VaultKeys = [newVaultKey(), ...keys];
  await tellDatabase(grown[0].id);
  writeVaultKeys(source.file, grown);
  return grown;
}

/** Without a programme there are no documents, and nothing to tell. */
async function tell(database: Database, programmeId: string | undefined, vaultKeyId: string): Promise<void> {
  if (programmeId === undefined) return;
  await inProgramme(database, byItself(programmeId), (transaction) => addVaultKey(transaction, vaultKeyId));
}

async function rewrapProgramme(database: Database, context: ProgrammeContext, keys: VaultKeys): Promise<number> {
  const [current] = keys;
  let rewrapped = 0;
  for (;;) {
    const batch = await inProgramme(database, context, async (transaction) => {
      const waiting = await lockWrappedOtherwise(transaction, { vaultKeyId: current.id, most: BATCH });
      for (const { documentId, fileId, ...wrapped } of waiting) {
        const use = { programmeId: context.programmeId, fileId };
        const fileKey = unwrapKey(wrapped, keys, use);
        await replaceWrappedKey(transaction, documentId, wrapKey(fileKey, current, use));
      }
      return waiting.length;
    });
    rewrapped += batch;
    if (batch < BATCH) return rewrapped;
  }
}

/** Takes the old keys out of use; whoever is about to add a document wrapped with one is waited for.
 *  @returns false when such a document has come in between */
async function retire(
  database: Database,
  { programmeIds, vaultKeyId }: { programmeIds: string[]; vaultKeyId: string },
): Promise<boolean> {
  const [any] = programmeIds;
  // Without a programme there are no documents.
  if (any === undefined) return true;
  try {
    await inProgramme(database, byItself(any), (transaction) => retireOtherVaultKeys(transaction, vaultKeyId));
    return true;
  } catch (error) {
    if (sqlStateOf(error) === FOREIGN_KEY_VIOLATION) return false;
    throw error;
  }
}

function byItself(programmeId: string): ProgrammeContext {
  return { programmeId, accountId: null, requestId: "rotate-vault-key" };
}
