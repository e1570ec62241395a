import { z } from "zod";
import { inProgramme } from "#app/lib/database.server.ts";
import { anchorFile } from "#app/lib/environment.server.ts";
import { defineJob } from "#app/lib/jobs.server.ts";
import { enqueueMail } from "#app/lib/outbox.server.ts";
import { m } from "#app/paraglide/messages.js";
import { dayInWords } from "#app/ui/date-words.ts";
import { keepAnchor } from "./anchors.server.ts";
import { getHead } from "./audit-chain.queries.server.ts";
import { listAccountsInRoles } from "./membership.queries.server.ts";

/** Writes down outside the database where the chain of a programme ends: in the file of anchors, and by letter to the administrators of the
 *  programme. The database queues it for the end of each day (UTC) on which something was done (tern_queue_anchor).
 *  A second run for the same day adds nothing. */
export const anchorAudit = defineJob({
  queue: "accounts-anchor-audit",
  data: z.object({ programmeId: z.uuid(), on: z.iso.date() }),
  retries: 20,
  seconds: 60,
  async run({ programmeId, on }, { database, environment }) {
    const context = { programmeId, accountId: null, requestId: "audit-anchor" };
    await inProgramme(database, context, async (transaction) => {
      const head = await getHead(transaction);
      if (head === null) return;
      // Before the letters: they name what the file says, also when this is the second try.
      const anchor = await keepAnchor(environment.TERN_ANCHORS ?? anchorFile(), { ...head, on });
      const { programme, sequence, hash } = anchor;
      for (const accountId of await listAccountsInRoles(transaction, ["administrator"]))
        await enqueueMail(transaction, context, {
          purpose: "service",
          key: `audit-anchor/${programmeId}/${on}/${accountId}`,
          to: accountId,
          subject: m.accounts_anchor_mail_subject({ programme, day: dayInWords(on) }),
          text: m.accounts_anchor_mail_text({ programme, day: dayInWords(on), number: sequence, hash, date: on }),
        });
    });
  },
});
