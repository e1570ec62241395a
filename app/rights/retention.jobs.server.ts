import { z } from "zod";
import { inProgramme } from "#app/lib/database.server.ts";
import { defineJob } from "#app/lib/jobs.server.ts";
import { applyRetention } from "./retention.commands.server.ts";
import { queueRetention } from "./retention.queries.server.ts";

/** Removes every day what a programme need not keep any more. The database queues it for the end of each day (UTC) on which something was done
 *  (tern_queue_retention), and a run queues the next, so that it goes on when nothing is done. */
export const applyRetentionDaily = defineJob({
  queue: "rights-apply-retention",
  data: z.object({ programmeId: z.uuid() }),
  retries: 20,
  seconds: 600,
  async run({ programmeId }, { database, log }) {
    const context = { programmeId, accountId: null, requestId: "retention" };
    const removed = await inProgramme(database, context, async (transaction) => {
      const counts = await applyRetention(transaction, context);
      await queueRetention(transaction);
      return counts;
    });
    log.info({ removed }, "retention applied");
  },
});
