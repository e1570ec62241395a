import { sql } from "kysely";
import { z } from "zod";
import { inProgramme, json, type ProgrammeContext, type Transaction } from "./database.server.ts";
import { newId } from "./ids.ts";
import { defineJob, enqueue, type JobTools } from "./jobs.server.ts";
import { openSealed, sealText } from "./seal.server.ts";
import { type Letter, MailServer, type Outcome } from "./send-mail.server.ts";

const textSchema = z.string().max(100_000);
const mailSchema = z.object({
  to: z.uuid(),
  // Letters that were written before they named one are about accounts.
  purpose: z.string().default("service"),
  subject: z.string().max(200),
  text: textSchema,
});
/** What is sealed: the text, and where it goes when that is not the account's own address. */
const sealedSchema = z.object({ text: textSchema, address: z.email().optional() });
const sealedMailSchema = mailSchema.omit({ text: true }).extend({ sealed: z.string() });
const payloadSchema = z.union([mailSchema, sealedMailSchema]);
type Payload = z.infer<typeof payloadSchema>;

/** A letter to an account. `service`: about the account, security, or what the person asked for; it always goes. Any other word is a purpose
 *  that a professional agrees to or not (app/accounts/consent.ts), and is asked about when the letter leaves. */
export type AccountLetter = Letter & { purpose: "service" | "contact-by-programme" };

/** How long a letter that was put off waits: a minute, then twice as long each time, up to six hours. */
const FIRST_PAUSE_MINUTES = 1;
const LONGEST_PAUSE_MINUTES = 360;
/** 104.5 hours of trying, in pauses that double up to six hours: then the letter has failed.
 *  @source RFC 5321, section 4.5.4.1: give up after at least 4 to 5 days */
const MOST_ATTEMPTS = 26;
/** How long to wait for a mail server that does not answer, or does not let us in. */
const SERVER_PAUSE_SECONDS = 120;
/** How long to wait where no mail server is set. Letters wait there too, and leave this soon after one is. */
const NO_SERVER_PAUSE_SECONDS = 600;
/** Before looking again at letters that are due but in the hands of another worker, or left by a worker that stops. */
const SHORTEST_PAUSE_SECONDS = 5;

/** Writes a letter into the outbox, in the transaction of the change it tells of; the worker sends it afterwards.
 *  @param mail `to` is the id of an account, whose address is looked up when the letter leaves. Its key names the act it tells of: the same
 *              key is never sent twice from here, and receivers can tell a repeat by it, because it becomes the Message-ID */
export async function enqueueMail(
  transaction: Transaction,
  context: ProgrammeContext,
  mail: AccountLetter,
): Promise<void> {
  const { key, ...letter } = mail;
  await putInOutbox(transaction, context, { key, payload: mailSchema.parse(letter) });
}

/** {@link enqueueMail} for a letter that lets whoever reads it in, or that goes to another address than the account's: both are kept
 *  encrypted, and only until it has left.
 *  @param mail.address where it goes; left out, to the account's address at that time
 *  @param mail.secret  of the installation */
export async function enqueueSealedMail(
  transaction: Transaction,
  context: ProgrammeContext,
  mail: Letter & { address?: string; secret: string },
): Promise<void> {
  const { key, to, subject, secret, ...hidden } = mail;
  const sealed = sealText(sealOf(secret, to), JSON.stringify(sealedSchema.parse(hidden)));
  await putInOutbox(transaction, context, { key, payload: sealedMailSchema.parse({ to, subject, sealed }) });
}

function sealOf(secret: string, accountId: string) {
  return { secret, purpose: `letter to ${accountId}` };
}

async function putInOutbox(
  transaction: Transaction,
  context: ProgrammeContext,
  { key, payload }: { key: string; payload: Payload },
): Promise<void> {
  await transaction
    .insertInto("outboxMessage")
    .values({
      programmeId: context.programmeId,
      outboxMessageId: newId(),
      idempotencyKey: key,
      kind: "mail",
      payload: json(payload),
    })
    // Without naming the key: whoever writes a letter may not read what letters there are.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await enqueue(transaction, deliverOutbox, { programmeId: context.programmeId }, { key: context.programmeId });
}

/** Delivers what waits in the outbox of a programme, oldest first. Each letter is marked in the transaction that sends it:
 *  after a crash between the two it is sent again, under the same Message-ID.
 *  A letter that is refused for ever is marked failed, one that is put off waits by itself, and the others go on.
 *  Without a mail server the letters wait, and the delivery comes back until one is set. */
export const deliverOutbox = defineJob({
  queue: "outbox-deliver",
  data: z.object({ programmeId: z.uuid() }),
  retries: 20,
  seconds: 300,
  async run({ programmeId }, tools) {
    const { TERN_SMTP_URL: smtpUrl, TERN_MAIL_FROM: from } = tools.environment;
    if (smtpUrl === undefined) return await comeBack(programmeId, NO_SERVER_PAUSE_SECONDS, tools);
    const server = new MailServer({ smtpUrl, from }, tools.log);
    try {
      await deliverAll(programmeId, server, tools);
    } finally {
      server.close();
    }
  },
});

/** What became of a letter; `no-consent`: its reader does not agree to such letters, so it was not sent. */
type Ended = Outcome | "no-consent";

async function deliverAll(programmeId: string, server: MailServer, tools: JobTools): Promise<void> {
  const context = contextOf(programmeId);
  const isThere = await server.isThere();
  const outcomes: Ended[] = [];
  while (isThere && !tools.signal.aborted) {
    const outcome = await inProgramme(tools.database, context, (transaction) =>
      deliverOldest(transaction, { server, secret: tools.environment.TERN_SECRET }),
    );
    if (outcome === null) break;
    outcomes.push(outcome);
  }
  await comeBack(programmeId, isThere ? SHORTEST_PAUSE_SECONDS : SERVER_PAUSE_SECONDS, tools);
  const count = (kind: Ended) => outcomes.filter((outcome) => outcome === kind).length;
  const refused = count("address-refused") + count("letter-refused");
  const unwanted = count("no-consent");
  tools.log.info({ delivered: count("sent"), refused, putOff: count("put-off"), unwanted }, "outbox delivered");
}

/** Sends the oldest letter that is due, and marks what became of it.
 *  @returns null when none is due */
async function deliverOldest(
  transaction: Transaction,
  { server, secret }: { server: MailServer; secret: string },
): Promise<Ended | null> {
  const message = await transaction
    .selectFrom("outboxMessage")
    .select(["outboxMessageId", "idempotencyKey", "payload", "attempts"])
    .where("deliveredAt", "is", null)
    .where("failedAt", "is", null)
    .where(sql<boolean>`coalesce(try_again_at <= now(), true)`)
    .orderBy("outboxMessageId")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (message === undefined) return null;
  const payload = payloadSchema.parse(message.payload);
  const outcome = await deliver(transaction, { payload, key: message.idempotencyKey }, { server, secret });
  const marks = marksOf(outcome, message.attempts + 1);
  const isOver = "deliveredAt" in marks || "failedAt" in marks;
  await transaction
    .updateTable("outboxMessage")
    .set(isOver && "sealed" in payload ? { ...marks, payload: json({ ...payload, sealed: "" }) } : marks)
    .where("outboxMessageId", "=", message.outboxMessageId)
    .execute();
  return outcome;
}

async function deliver(
  transaction: Transaction,
  { payload, key }: { payload: Payload; key: string },
  { server, secret }: { server: MailServer; secret: string },
): Promise<Ended> {
  const isWanted = payload.purpose === "service" || (await agreesTo(transaction, payload.to, payload.purpose));
  if (!isWanted) return "no-consent";
  const letter = await letterOf(transaction, payload, secret);
  return letter === null ? "address-refused" : await server.send({ ...letter, key });
}

/** The letter as it is to leave; null when nobody who belongs to the programme today is to have it, or it cannot be opened any more. */
async function letterOf(
  transaction: Transaction,
  payload: Payload,
  secret: string,
): Promise<Omit<Letter, "key"> | null> {
  const own = await addressOf(transaction, payload.to);
  if (own === null) return null;
  if ("text" in payload) return { to: own, subject: payload.subject, text: payload.text };
  const opened = openSealed(sealOf(secret, payload.to), payload.sealed);
  if (opened === null) return null;
  const { text, address } = sealedSchema.parse(JSON.parse(opened));
  return { to: address ?? own, subject: payload.subject, text };
}

/** Where somebody who belongs to the programme today is written to; null for everybody else. */
async function addressOf(transaction: Transaction, accountId: string): Promise<string | null> {
  const member = await transaction
    .selectFrom("membership")
    .innerJoin("account", "account.id", "membership.accountId")
    .select("account.email")
    .where("membership.accountId", "=", accountId)
    .where(sql<boolean>`during @> tern_today()`)
    .executeTakeFirst();
  return member?.email ?? null;
}

/** Whether an account may be written to for a purpose: whoever is no professional, and every professional who agrees to it now. */
async function agreesTo(transaction: Transaction, accountId: string, purpose: string): Promise<boolean> {
  const { rows } = await sql<{ agrees: boolean }>`
    select coalesce(bool_and(tern_consents(professional_id, ${purpose})), true) as agrees
    from professional where account_id = ${accountId}::uuid`.execute(transaction);
  return rows[0]?.agrees ?? true;
}

function marksOf(outcome: Ended, attempts: number) {
  if (outcome === "sent") return { deliveredAt: new Date() };
  if (outcome !== "put-off") return { attempts, failedAt: new Date(), failure: outcome };
  if (attempts >= MOST_ATTEMPTS) return { attempts, failedAt: new Date(), failure: "given-up" };
  const minutes = Math.min(FIRST_PAUSE_MINUTES * 2 ** (attempts - 1), LONGEST_PAUSE_MINUTES);
  return { attempts, tryAgainAt: sql<Date>`now() + make_interval(mins => ${minutes})` };
}

/** Queues the next delivery for when the first of the letters that still wait is due, but not before the pause is over. */
async function comeBack(programmeId: string, pauseSeconds: number, { database }: JobTools): Promise<void> {
  await inProgramme(database, contextOf(programmeId), async (transaction) => {
    const { rows } = await sql<{ seconds: number | null }>`
      select ceil(extract(epoch from min(coalesce(try_again_at, now())) - now()))::int as seconds
      from outbox_message where delivered_at is null and failed_at is null`.execute(transaction);
    const [{ seconds } = { seconds: null }] = rows;
    if (seconds === null) return;
    const afterSeconds = Math.max(seconds, pauseSeconds);
    // Under a key of its own for each minute: a letter is not to wait for a delivery that is queued for later.
    const minute = Math.floor(Date.now() / 60_000 + afterSeconds / 60);
    await enqueue(transaction, deliverOutbox, { programmeId }, { key: `${programmeId} later ${minute}`, afterSeconds });
  });
}

function contextOf(programmeId: string): ProgrammeContext {
  return { programmeId, accountId: null, requestId: "outbox" };
}
