import type { Readable } from "node:stream";
import { z } from "zod";
import { inProgramme } from "#app/lib/database.server.ts";
import { defineJob, enqueue, type Job, type RunnableJob } from "#app/lib/jobs.server.ts";
import { type CheckResult, endCheck, waitForScanner } from "./check-document.commands.server.ts";
import { scanForViruses } from "./check/clamd.server.ts";
import { examineInProcess } from "./check/examine-in-process.server.ts";
import { DOCUMENT_STATES } from "./document.ts";
import { type DocumentToCheck, lockDocument } from "./document.queries.server.ts";
import { DamagedFile } from "./vault/chunk-cipher.server.ts";
import type { StagedFile } from "./vault/storage.server.ts";
import { type KeptFile, keepFile, ownVault, readFile, type Vault } from "./vault/vault.server.ts";

const ASK_SCANNER_AGAIN_SECONDS = 60;

type CheckData = { programmeId: string; documentId: string };

/** Checks a document before anybody can open it: for viruses where there is a scanner, and by opening it in a process of its own. A second
 *  run of an ended check changes nothing; what a run leaves in the storage that breaks off is swept away. */
export const checkDocument: Job<CheckData> & RunnableJob = defineJob({
  queue: "documents-check-document",
  data: z.object({ programmeId: z.uuid(), documentId: z.uuid() }),
  retries: 10,
  seconds: 300,
  async run({ programmeId, documentId }, { database, environment, log }) {
    const context = { programmeId, accountId: null, requestId: "check-document" };
    const document = await inProgramme(database, context, (transaction) => lockDocument(transaction, documentId));
    if (document === null || document.file === null || !DOCUMENT_STATES[document.state].isBeingChecked) return;
    const vault = await ownVault();
    const checked = { documentId, professionalId: document.professionalId, fileId: document.file.fileId };
    const result = await check(vault, { ...document, file: document.file, programmeId }, environment.TERN_CLAMD);
    if (result === "no-answer") {
      log.warn({ documentId }, "the virus scanner does not answer");
      await inProgramme(database, context, async (transaction) => {
        if (!(await waitForScanner(transaction, checked))) return;
        const when = { key: documentId, afterSeconds: ASK_SCANNER_AGAIN_SECONDS };
        await enqueue(transaction, checkDocument, { programmeId, documentId }, when);
      });
      return;
    }
    await inProgramme(database, context, (transaction) => endCheck(transaction, context, { checked, result }));
  },
});

type ToCheck = DocumentToCheck & { programmeId: string; file: KeptFile };

async function check(vault: Vault, document: ToCheck, scanner: string | undefined): Promise<CheckResult | "no-answer"> {
  const bytes = () => readFile(vault, document.programmeId, document.file);
  try {
    if (scanner !== undefined) {
      const scan = await scanForViruses(scanner, await bytes());
      if (scan === "no-answer") return scan;
      if (scan.found !== null) return { refused: "documents/virus" };
    }
    return await examine(vault, document, { bytes: await bytes(), scanned: scanner !== undefined });
  } catch (error) {
    if (error instanceof DamagedFile) return { refused: "documents/unreadable" };
    throw error;
  }
}

async function examine(
  vault: Vault,
  { mediaType, programmeId }: ToCheck,
  { bytes, scanned }: { bytes: AsyncIterable<Uint8Array>; scanned: boolean },
): Promise<CheckResult> {
  let staged: StagedFile | null = null;
  // A PDF stays as it was sent, because many are signed.
  const redraw = async (picture: Readable) => {
    if (mediaType === "application/pdf") picture.resume();
    else staged = await vault.storage.stage(picture);
    return staged;
  };
  const verdict = await examineInProcess({ mediaType, bytes, redraw });
  if ("refused" in verdict) {
    await discard(vault, staged);
    return verdict;
  }
  const { pages, redrawn } = verdict;
  if (redrawn === null) return { pages, scanned, redrawn };
  const kept = await keepFile(vault, programmeId, redrawn);
  return { pages, scanned, redrawn: { ...kept, sizeBytes: redrawn.sizeBytes } };
}

async function discard(vault: Vault, staged: StagedFile | null): Promise<void> {
  if (staged !== null) await vault.storage.discard(staged.fileId);
}
