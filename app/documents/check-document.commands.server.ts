import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { enqueue } from "#app/lib/jobs.server.ts";
import { type CheckRefusal, DOCUMENT_STATES } from "./document.ts";
import { type DocumentToCheck, lockDocument } from "./document.queries.server.ts";
import { makeReady, makeRefused, makeReplaced, makeUnscanned } from "./document-writes.queries.server.ts";
import { removeFile } from "./file.jobs.server.ts";
import type { KeptFile } from "./vault/vault.server.ts";

/** The document whose check ends, and the file that was looked into. */
type Checked = { documentId: string; professionalId: string; fileId: string };
/** What the check found. A picture comes with the file that was drawn anew, which takes the place of what was sent. */
export type CheckResult =
  | { refused: CheckRefusal }
  | { pages: number | null; scanned: boolean; redrawn: (KeptFile & { sizeBytes: number }) | null };

/** Ends the check of a document: it is ready, and the version before it is replaced; or it is refused, and its bytes are removed.
 *  @returns false when somebody removed it meanwhile, or another run of the check ended first; then nothing is changed */
export async function endCheck(
  transaction: Transaction,
  context: ProgrammeContext,
  { checked, result }: { checked: Checked; result: CheckResult },
): Promise<boolean> {
  const { documentId, professionalId, fileId } = checked;
  const document = await lockDocument(transaction, documentId);
  if (!isStillChecked(document, fileId)) return false;
  const object = { kind: "professional", id: professionalId };
  if ("refused" in result) {
    const refusedFor = result.refused;
    await makeRefused(transaction, documentId, refusedFor);
    const after = { documentId, refusedFor };
    await writeAudit(transaction, context, { act: "documents/refuse-document", object, after });
  } else {
    await makeReady(transaction, documentId, result);
    if (document.replacesId !== null) await makeReplaced(transaction, document.replacesId);
    const after = { documentId, scanned: result.scanned };
    await writeAudit(transaction, context, { act: "documents/accept-document", object, after });
  }
  if ("refused" in result || result.redrawn !== null)
    await enqueue(transaction, removeFile, { programmeId: context.programmeId, fileId }, { key: fileId });
  return true;
}

/** Says that a document waits for the virus scanner, which did not answer.
 *  @returns false when it is not being checked any more */
export async function waitForScanner(transaction: Transaction, { documentId, fileId }: Checked): Promise<boolean> {
  if (!isStillChecked(await lockDocument(transaction, documentId), fileId)) return false;
  await makeUnscanned(transaction, documentId);
  return true;
}

function isStillChecked(document: DocumentToCheck | null, fileId: string): document is DocumentToCheck {
  return document !== null && DOCUMENT_STATES[document.state].isBeingChecked && document.file?.fileId === fileId;
}
