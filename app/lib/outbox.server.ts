import { createTransport } from "nodemailer";
import { z } from "zod";
import { inProgramme, json, type ProgrammeContext, type Transaction } from "./database.server.ts";
import { newId } from "./ids.ts";
import { defineJob, enqueue } from "./jobs.server.ts";

const mailSchema = z.object({ to: z.uuid(), subject: z.string().max(200), text: z.string().max(100_000) });

/** A letter to an account; its address is looked up when the letter leaves. The key names the act it tells of: the same key is never sent twice from here, and receivers can tell
 *  a repeat by it, because it becomes the Message-ID. */
export type Mail = z.infer<typeof mailSchema> & { key: string };

/** Where mail leaves, and the address it comes from. */
type MailSettings = { smtpUrl: string; from: string };

/** Writes a letter into the outbox, in the transaction of the change it tells of; the worker sends it afterwards. */
export async function enqueueMail(transaction: Transaction, context: ProgrammeContext, mail: Mail): Promise<void> {
  const { key, ...letter } = mail;
  await transaction
    .insertInto("outboxMessage")
    .values({
      programmeId: context.programmeId,
      outboxMessageId: newId(),
      idempotencyKey: key,
      kind: "mail",
      payload: json(mailSchema.parse(letter)),
    })
    // Without naming the key: whoever writes a letter may not read what letters there are.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await enqueue(transaction, deliverOutbox, { programmeId: context.programmeId }, context.programmeId);
}

/** Delivers what waits in the outbox of a programme, oldest first. Each letter is marked in the transaction that sends it:
 *  after a crash between the two it is sent again, under the same Message-ID.
 *  Without a mail server the letters wait; the next delivery after one is set sends them. */
export const deliverOutbox = defineJob({
  queue: "outbox-deliver",
  data: z.object({ programmeId: z.uuid() }),
  retries: 20,
  seconds: 300,
  async run({ programmeId }, { database, environment, signal, log }) {
    const { TERN_SMTP_URL: smtpUrl, TERN_MAIL_FROM: from } = environment;
    if (smtpUrl === undefined) return;
    const context = { programmeId, accountId: null, requestId: "outbox" };
    const deliver = (transaction: Transaction) => deliverOldest(transaction, { smtpUrl, from });
    let delivered = 0;
    while (!signal.aborted && (await inProgramme(database, context, deliver))) delivered++;
    log.info({ delivered }, "outbox delivered");
  },
});

async function deliverOldest(transaction: Transaction, settings: MailSettings): Promise<boolean> {
  const message = await transaction
    .selectFrom("outboxMessage")
    .select(["outboxMessageId", "idempotencyKey", "payload"])
    .where("deliveredAt", "is", null)
    .orderBy("outboxMessageId")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (message === undefined) return false;
  await sendMail({ ...mailSchema.parse(message.payload), key: message.idempotencyKey }, settings);
  await transaction
    .updateTable("outboxMessage")
    .set({ deliveredAt: new Date() })
    .where("outboxMessageId", "=", message.outboxMessageId)
    .execute();
  return true;
}

async function sendMail({ key, ...letter }: Mail, settings: MailSettings): Promise<void> {
  const transport = createTransport(settings.smtpUrl);
  const domain = settings.from.split("@").at(-1);
  const messageId = `<${Buffer.from(key).toString("base64url")}@${domain}>`;
  try {
    await transport.sendMail({ ...letter, from: settings.from, messageId });
  } finally {
    transport.close();
  }
}
