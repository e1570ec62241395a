import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import type { CheckRefusal, DocumentKind, DocumentState, MediaType } from "./document.ts";
import type { KeptFile } from "./vault/vault.server.ts";

/** A document as a page shows it. */
export type DocumentRecord = {
  documentId: string;
  professionalId: string;
  kind: DocumentKind;
  state: DocumentState;
  refusedFor: CheckRefusal | null;
  expiresOn: string | null;
  /** The older version that it is to replace, or replaced. */
  replacesId: string | null;
  mediaType: MediaType;
  sizeBytes: number;
  /** Of a PDF that was checked. */
  pages: number | null;
  scanned: boolean;
  addedBy: string;
  /** Null for readers who are not told the names of members. */
  addedByName: string | null;
  addedAt: Date;
};

/** The documents of a professional that the reader may see: by kind, and of each kind the newest first. */
export async function listDocuments(transaction: Transaction, professionalId: string): Promise<DocumentRecord[]> {
  const rows = await selectDocuments(transaction)
    .where("document.professionalId", "=", professionalId)
    .orderBy("documentKind.place")
    .orderBy("document.addedAt", "desc")
    .orderBy("document.documentId", "desc")
    .execute();
  return rows.map(withWords);
}

/** A document of a professional, or null when there is none that the reader may see. */
export async function getDocument(
  transaction: Transaction,
  { professionalId, documentId }: { professionalId: string; documentId: string },
): Promise<DocumentRecord | null> {
  const row = await selectDocuments(transaction)
    .where("document.professionalId", "=", professionalId)
    .where("document.documentId", "=", documentId)
    .executeTakeFirst();
  return row ? withWords(row) : null;
}

/** Where the bytes of a document are and what opens them; null when it is not there, or has none. */
export async function getFile(transaction: Transaction, documentId: string): Promise<KeptFile | null> {
  const row = await transaction
    .selectFrom("document")
    .select(["fileId", "wrappedKey", "vaultKeyId"])
    .where("documentId", "=", documentId)
    .executeTakeFirst();
  return row ? fileOf(row) : null;
}

/** What the check of a document has to know. */
export type DocumentToCheck = {
  professionalId: string;
  state: DocumentState;
  mediaType: MediaType;
  replacesId: string | null;
  file: KeptFile | null;
};

/** A document for its check, held until the transaction ends; null when it was removed meanwhile. */
export async function lockDocument(transaction: Transaction, documentId: string): Promise<DocumentToCheck | null> {
  const row = await transaction
    .selectFrom("document")
    .select(["professionalId", "state", "mediaType", "replacesId", "fileId", "wrappedKey", "vaultKeyId"])
    .where("documentId", "=", documentId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  // Check constraints allow nothing but these words.
  const { state, mediaType } = row as { state: DocumentState; mediaType: MediaType };
  const { professionalId, replacesId } = row;
  return { professionalId, state, mediaType, replacesId, file: fileOf(row) };
}

/** Of these bytes in the storage, those that no document names. */
export async function listOrphans(transaction: Transaction, fileIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ fileId: string }>`
    select file_id as "fileId" from unnest(${fileIds}::uuid[]) as found (file_id)
    where not exists (select from document d where d.file_id = found.file_id) order by file_id`.execute(transaction);
  return rows.map(({ fileId }) => fileId);
}

function selectDocuments(transaction: Transaction) {
  return transaction
    .selectFrom("document")
    .innerJoin("documentKind", "documentKind.kind", "document.kind")
    .leftJoin("account", "account.id", "document.addedBy")
    .select([
      "documentId",
      "professionalId",
      "document.kind",
      "state",
      "refusedFor",
      "expiresOn",
      "replacesId",
      "mediaType",
      "sizeBytes",
      "pages",
      "scanned",
      "addedBy",
      "account.name as addedByName",
      "addedAt",
    ]);
}

type Row = { fileId: string | null; wrappedKey: Buffer | null; vaultKeyId: string | null };

function fileOf({ fileId, wrappedKey, vaultKeyId }: Row): KeptFile | null {
  return fileId === null || wrappedKey === null || vaultKeyId === null ? null : { fileId, wrappedKey, vaultKeyId };
}

/** Check constraints and foreign keys allow nothing but these words. */
function withWords<Row extends { kind: string; state: string; refusedFor: string | null; mediaType: string }>(
  row: Row,
) {
  return row as Row & Pick<DocumentRecord, "kind" | "state" | "refusedFor" | "mediaType">;
}
