import type { Database } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { type AccountAct, changeOnRecord } from "./account-record.commands.server.ts";
import { deleteSessions, findAccount } from "./account.queries.server.ts";
import { listMemberships } from "./membership.queries.server.ts";
import { deleteSecondFactor } from "./second-factor.queries.server.ts";

/** Takes the second factor of somebody away who has lost it, and signs them out; when they sign in next, they set up another. Only who
 *  administers every programme that they belong to may: a factor guards all of them.
 *  @param by who does it
 *  @refuses accounts/not-yours-alone; accounts/no-second-factor */
export async function takeAwaySecondFactor(
  database: Database,
  accountId: string,
  by: { accountId: string; requestId: string },
): Promise<Refusal | null> {
  const own = (await listMemberships(database, by.accountId)).filter(({ role }) => role === "administrator");
  const administered = new Set(own.map(({ programme }) => programme.id));
  const theirs = await listMemberships(database, accountId);
  // The own one is taken away on the page of the account, which asks for the password and a code.
  if (accountId === by.accountId || !theirs.every(({ programme }) => administered.has(programme.id)))
    return refuse("accounts/not-yours-alone");
  return await takeAway(database, accountId, { by: by.accountId, requestId: by.requestId });
}

/** {@link takeAwaySecondFactor} for whoever runs Tern, at a terminal.
 *  @refuses accounts/unknown-account; accounts/no-second-factor */
export async function takeAwayLostFactor(database: Database, email: string): Promise<Refusal | null> {
  const account = await findAccount(database, email);
  if (account === null) return refuse("accounts/unknown-account", { email });
  return await takeAway(database, account.accountId, { by: null, requestId: `terminal-${newId()}` });
}

async function takeAway(
  database: Database,
  accountId: string,
  doer: Pick<AccountAct, "by" | "requestId">,
): Promise<Refusal | null> {
  const done = {
    accountId,
    act: "accounts/take-away-second-factor",
    news: "second-factor-taken-away",
    ...doer,
  } as const;
  return await changeOnRecord(database, done, async (transaction) => {
    if (!(await deleteSecondFactor(transaction, accountId))) return refuse("accounts/no-second-factor");
    await deleteSessions(transaction, accountId);
    return null;
  });
}
