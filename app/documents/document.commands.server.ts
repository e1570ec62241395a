import { writeAudit } from "#app/lib/audit.server.ts";
import { type Database, inProgramme, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { enqueue } from "#app/lib/jobs.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { checkDocument } from "./document.jobs.server.ts";
import { DOCUMENT_STATES, type MediaType } from "./document.ts";
import { type DocumentRecord, getDocument, getFile } from "./document.queries.server.ts";
import { addVaultKey, deleteDocuments, insertDocument, type NewDocument } from "./document-writes.queries.server.ts";
import { removeFile, SWEEP_AFTER_SECONDS, sweepFiles } from "./file.jobs.server.ts";
import type { StagedFile } from "./vault/storage.server.ts";
import { type KeptFile, type Vault, wrapFile } from "./vault/vault.server.ts";
import { readVaultKeys } from "./vault/vault-keys.server.ts";

type ByPerson = ProgrammeContext & { accountId: string };

/** Makes ready for an upload, before its first byte is written: the database knows the vault key, and whatever the upload may leave behind
 *  when it breaks off is looked for in a day. */
export async function expectUpload(database: Database, context: ProgrammeContext, vault: Vault): Promise<void> {
  const { programmeId, requestId } = context;
  const [{ id }] = readVaultKeys(vault.keys);
  await inProgramme(database, { programmeId, accountId: null, requestId }, async (transaction) => {
    await addVaultKey(transaction, id);
    await enqueue(transaction, sweepFiles, { programmeId }, { key: programmeId, afterSeconds: SWEEP_AFTER_SECONDS });
  });
}

/** A document whose bytes are in the storage of a vault. */
export type AddedDocument = Pick<NewDocument, "professionalId" | "kind" | "expiresOn" | "replacesId"> & {
  vault: Vault;
  file: StagedFile & { mediaType: MediaType };
};

/** Adds a document whose bytes are in the storage, and has it checked. One that it is to replace stays as it is until then.
 *  @returns its id
 *  @refuses documents/not-replaceable when the older one is not ready, or not of this person and kind */
export async function addDocument(
  transaction: Transaction,
  context: ByPerson,
  { vault, file, ...added }: AddedDocument,
): Promise<{ documentId: string } | Refusal> {
  const { professionalId, kind, replacesId } = added;
  if (replacesId !== null) {
    const older = await getDocument(transaction, { professionalId, documentId: replacesId });
    if (older?.kind !== kind || !DOCUMENT_STATES[older.state].canBeReplaced) return refuse("documents/not-replaceable");
  }
  const documentId = newId();
  const { mediaType, sizeBytes } = file;
  const kept = wrapFile(vault, context.programmeId, file);
  await insertDocument(transaction, context, { ...added, ...kept, mediaType, sizeBytes, documentId });
  await writeAudit(transaction, context, {
    act: "documents/add-document",
    object: { kind: "professional", id: professionalId },
    after: { documentId, replacesId },
  });
  await enqueue(transaction, checkDocument, { programmeId: context.programmeId, documentId }, { key: documentId });
  return { documentId };
}

/** Notes that somebody downloads a document; each download leaves a line of its own.
 *  @returns the document, and where its bytes are
 *  @refuses documents/gone when the reader may not see it; documents/not-ready before it has passed its check */
export async function startDownload(
  transaction: Transaction,
  context: ByPerson,
  asked: { professionalId: string; documentId: string },
): Promise<{ document: DocumentRecord; file: KeptFile } | Refusal> {
  const document = await getDocument(transaction, asked);
  if (document === null) return refuse("documents/gone");
  const file = await getFile(transaction, asked.documentId);
  if (file === null || !DOCUMENT_STATES[document.state].canBeDownloaded) return refuse("documents/not-ready");
  await writeAudit(transaction, context, {
    act: "documents/download-document",
    object: { kind: "professional", id: asked.professionalId },
    after: { documentId: asked.documentId },
  });
  return { document, file };
}

/** Removes a document and its bytes for good.
 *  @refuses documents/gone when it is not there, or not one that the account may see */
export async function removeDocument(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: { professionalId: string; documentId: string },
): Promise<null | Refusal> {
  if ((await getDocument(transaction, asked)) === null) return refuse("documents/gone");
  const removed = await deleteDocuments(transaction, { documentId: asked.documentId });
  // Somebody else was quicker.
  if (removed.length === 0) return refuse("documents/gone");
  await enqueueRemovals(transaction, context, removed);
  await writeAudit(transaction, context, {
    act: "documents/remove-document",
    object: { kind: "professional", id: asked.professionalId },
    before: { documentId: asked.documentId },
  });
  return null;
}

/** Removes every document of a professional, rows now and bytes once this is kept. For erasure, which Tern itself carries out.
 *  @returns how many there were */
export async function eraseDocuments(
  transaction: Transaction,
  context: ProgrammeContext,
  professionalId: string,
): Promise<number> {
  const removed = await deleteDocuments(transaction, { professionalId });
  if (removed.length === 0) return 0;
  await enqueueRemovals(transaction, context, removed);
  await writeAudit(transaction, context, {
    act: "documents/erase-documents",
    object: { kind: "professional", id: professionalId },
    after: { documents: removed.length },
  });
  return removed.length;
}

async function enqueueRemovals(
  transaction: Transaction,
  { programmeId }: ProgrammeContext,
  removed: readonly { fileId: string | null }[],
): Promise<void> {
  for (const { fileId } of removed)
    if (fileId !== null) await enqueue(transaction, removeFile, { programmeId, fileId }, { key: fileId });
}
