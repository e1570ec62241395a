import { z } from "zod";
import { inProgramme } from "#app/lib/database.server.ts";
import { isId } from "#app/lib/ids.ts";
import { defineJob } from "#app/lib/jobs.server.ts";
import { listOrphans } from "./document.queries.server.ts";
import { ownVault } from "./vault/vault.server.ts";

/** Longer than any upload, and any check that is tried again, may take. */
export const SWEEP_AFTER_SECONDS = 24 * 60 * 60;
const BATCH = 500;

/** Removes bytes whose row was deleted or has others now. A second run finds nothing to remove. */
export const removeFile = defineJob({
  queue: "documents-remove-file",
  data: z.object({ programmeId: z.uuid(), fileId: z.uuid() }),
  retries: 20,
  seconds: 60,
  async run({ programmeId, fileId }, { database }) {
    const context = { programmeId, accountId: null, requestId: "remove-file" };
    const orphans = await inProgramme(database, context, (transaction) => listOrphans(transaction, [fileId]));
    const { storage } = await ownVault();
    for (const orphan of orphans) await storage.remove({ programmeId, fileId: orphan });
  },
});

/** Removes what an upload or check left behind that broke off between the storage and the database: bytes older than a day that no row
 *  names. Whoever starts an upload queues it first, for a day later. */
export const sweepFiles = defineJob({
  queue: "documents-sweep-files",
  data: z.object({ programmeId: z.uuid() }),
  retries: 5,
  seconds: 600,
  async run({ programmeId }, { database, log }) {
    const { storage } = await ownVault();
    const context = { programmeId, accountId: null, requestId: "sweep-files" };
    const sweep = async (fileIds: string[]) => {
      const orphans = await inProgramme(database, context, (transaction) => listOrphans(transaction, fileIds));
      for (const fileId of orphans) await storage.remove({ programmeId, fileId });
      return orphans.length;
    };
    let removed = 0;
    let batch: string[] = [];
    for await (const fileId of storage.list(programmeId)) {
      if (isOld(fileId)) batch.push(fileId);
      if (batch.length < BATCH) continue;
      removed += await sweep(batch);
      batch = [];
    }
    removed += await sweep(batch);
    for (const fileId of (await storage.listStaged()).filter(isOld)) await storage.discard(fileId);
    if (removed > 0) log.warn({ removed }, "removed bytes that no document names");
  },
});

/** The id of a file begins with the milliseconds at which it was made (RFC 9562, version 7). What is called otherwise is not ours. */
function isOld(fileId: string): boolean {
  const madeAt = isId(fileId) ? Number.parseInt(fileId.replaceAll("-", "").slice(0, 12), 16) : Infinity;
  return Date.now() - madeAt > SWEEP_AFTER_SECONDS * 1000;
}
