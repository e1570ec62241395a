import { sql } from "kysely";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import type { CheckRefusal, DocumentKind, MediaType } from "./document.ts";
import type { KeptFile } from "./vault/vault.server.ts";
import type { WrappedKey } from "./vault/vault-keys.server.ts";

export type NewDocument = KeptFile & {
  documentId: string;
  professionalId: string;
  kind: DocumentKind;
  expiresOn: string | null;
  replacesId: string | null;
  mediaType: MediaType;
  sizeBytes: number;
};

/** Adds a document that waits for its check. */
export async function insertDocument(
  transaction: Transaction,
  { programmeId, accountId }: ProgrammeContext & { accountId: string },
  document: NewDocument,
): Promise<void> {
  await transaction
    .insertInto("document")
    .values({ programmeId, addedBy: accountId, ...document })
    .execute();
}

/** Makes a document ready; a picture comes with the file that was drawn anew. */
export async function makeReady(
  transaction: Transaction,
  documentId: string,
  checked: { pages: number | null; scanned: boolean; redrawn: (KeptFile & { sizeBytes: number }) | null },
): Promise<void> {
  const { pages, scanned, redrawn } = checked;
  await transaction
    .updateTable("document")
    .set({ state: "ready", checkedAt: sql`now()`, pages, scanned, ...redrawn })
    .where("documentId", "=", documentId)
    .execute();
}

/** Makes a document one that a newer version has replaced. Nothing happens to one that is not ready. */
export async function makeReplaced(transaction: Transaction, documentId: string): Promise<void> {
  await transaction
    .updateTable("document")
    .set({ state: "replaced" })
    .where("documentId", "=", documentId)
    .where("state", "=", "ready")
    .execute();
}

/** Refuses a document after its check: its bytes are no longer its own. */
export async function makeRefused(transaction: Transaction, documentId: string, code: CheckRefusal): Promise<void> {
  const noFile = { fileId: null, wrappedKey: null, vaultKeyId: null };
  await transaction
    .updateTable("document")
    .set({ state: "refused", refusedFor: code, checkedAt: sql`now()`, ...noFile })
    .where("documentId", "=", documentId)
    .execute();
}

/** Says that a document waits for the virus scanner. */
export async function makeUnscanned(transaction: Transaction, documentId: string): Promise<void> {
  await transaction.updateTable("document").set({ state: "unscanned" }).where("documentId", "=", documentId).execute();
}

/** Deletes documents: one, or all of a professional.
 *  @returns the ids of those that were there, with their bytes in the storage */
export async function deleteDocuments(
  transaction: Transaction,
  which: { documentId: string } | { professionalId: string },
): Promise<{ documentId: string; fileId: string | null; kind: string }[]> {
  const removed = transaction.deleteFrom("document").returning(["documentId", "fileId", "kind"]);
  const narrowed =
    "documentId" in which
      ? removed.where("documentId", "=", which.documentId)
      : removed.where("professionalId", "=", which.professionalId);
  return await narrowed.execute();
}

/** Tells the database of a vault key, so that documents can be wrapped with it. One that fell out of use stays out of use. */
export async function addVaultKey(transaction: Transaction, vaultKeyId: string): Promise<void> {
  await transaction
    .insertInto("vaultKey")
    .values({ vaultKeyId })
    .onConflict((conflict) => conflict.column("vaultKeyId").doNothing())
    .execute();
}

/** Takes all vault keys but one out of use.
 *  @throws a foreign key violation (23503) while any document needs one of them */
export async function retireOtherVaultKeys(transaction: Transaction, vaultKeyId: string): Promise<void> {
  await transaction
    .updateTable("vaultKey")
    .set({ inUse: false })
    .where("vaultKeyId", "<>", vaultKeyId)
    .where("inUse", "=", true)
    .execute();
}

/** Some documents of the programme that are not wrapped with a vault key, held until the transaction ends. */
export async function lockWrappedOtherwise(
  transaction: Transaction,
  { vaultKeyId, most }: { vaultKeyId: string; most: number },
): Promise<(KeptFile & { documentId: string })[]> {
  const rows = await transaction
    .selectFrom("document")
    .select(["documentId", "fileId", "wrappedKey", "vaultKeyId"])
    .where("vaultKeyId", "<>", vaultKeyId)
    .orderBy("documentId")
    .limit(most)
    .forUpdate()
    .execute();
  // Those with a key are those with a file: document_file_has_key.
  return rows as (KeptFile & { documentId: string })[];
}

/** Replaces the wrapped key of a document. */
export async function replaceWrappedKey(transaction: Transaction, documentId: string, key: WrappedKey): Promise<void> {
  await transaction.updateTable("document").set(key).where("documentId", "=", documentId).execute();
}
