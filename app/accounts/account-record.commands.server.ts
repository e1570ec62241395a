import { writeAudit } from "#app/lib/audit.server.ts";
import { type Database, inProgramme, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { enqueueMail } from "#app/lib/outbox.server.ts";
import type { Refusal } from "#app/lib/refusal.ts";
import { type AccountNews, newsLetter } from "./account-letter-words.ts";
import { getAccount } from "./account.queries.server.ts";
import { listMemberships } from "./membership.queries.server.ts";

/** Something that is done with an account. */
export type AccountAct = {
  accountId: string;
  /** What the records of its programmes say was done. */
  act: string;
  /** What its owner is told by letter. */
  news: AccountNews;
  /** The account that did it; null for Tern's owner at a terminal. */
  by: string | null;
  requestId: string;
};

/** A change of an account, within a transaction.
 *  @param context the programme in whose outbox letters can be put; null when the account belongs to none */
type AccountChange = (transaction: Transaction, context: ProgrammeContext | null) => Promise<Refusal | null>;

/** Changes an account, with a line in the record of each of its programmes and a letter to its owner. When it fails half way nothing is
 *  changed, and some records may tell of a change that did not come.
 *  @param change says no before it writes anything
 *  @returns null when it is done
 *  @refuses what the change refuses */
export async function changeOnRecord(
  database: Database,
  done: AccountAct,
  change: AccountChange,
): Promise<Refusal | null> {
  const memberships = await listMemberships(database, done.accountId);
  if (memberships.length === 0) return await database.transaction().execute((transaction) => change(transaction, null));
  for (const [index, { programme }] of memberships.entries()) {
    // Tern itself acts, because no role of a programme may change credentials.
    const context = { programmeId: programme.id, accountId: null, requestId: done.requestId };
    // With the last line, when all the others stand: no programme is without one.
    const isLast = index === memberships.length - 1;
    const refusal = await inProgramme(database, context, async (transaction) => {
      const no = isLast ? await change(transaction, context) : null;
      if (no !== null) return no;
      const object = { kind: "account", id: done.accountId };
      await writeAudit(transaction, { ...context, accountId: done.by }, { act: done.act, object });
      if (isLast) await tell(transaction, context, done);
      return null;
    });
    if (refusal !== null) return refusal;
  }
  return null;
}

async function tell(
  transaction: Transaction,
  context: ProgrammeContext,
  { accountId, news }: Pick<AccountAct, "accountId" | "news">,
): Promise<void> {
  const account = await getAccount(transaction, accountId);
  const key = `account-news/${news}/${newId()}`;
  await enqueueMail(transaction, context, { key, to: accountId, purpose: "service", ...newsLetter(news, account) });
}
