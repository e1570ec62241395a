import { findAccount } from "#app/accounts/account.queries.server.ts";
import { openDatabaseAtTerminal } from "#app/accounts/cli/database-at-terminal.ts";
import { listMemberships } from "#app/accounts/membership.queries.server.ts";
import { UnusableInput } from "#app/lib/cli-command.ts";
import { inProgramme, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { m } from "#app/paraglide/messages.js";

/** Which programme a command is for, and in whose name: the options of every command that opens one. */
export const PROGRAMME_OPTIONS = { programme: { type: "string" }, as: { type: "string" } } as const;

/** Runs work in one transaction of a programme, in the name of an account that belongs to it. A refusal rolls it back.
 *  @param asked the programme's code, which may be left out where the account has only one; and the e-mail address of the account, or
 *               else the first administrator
 *  @throws UnusableInput when there is no database, no such account, or no such programme for it */
export async function inProgrammeAtTerminal<Result>(
  asked: { programme?: string | undefined; as?: string | undefined },
  work: (transaction: Transaction, context: ProgrammeContext) => Promise<Result>,
): Promise<Result> {
  const database = openDatabaseAtTerminal();
  try {
    const account = await findAccount(database, asked.as);
    if (!account) throw new UnusableInput(m.exchange_cli_no_account({ email: asked.as ?? "" }));
    const programmes = (await listMemberships(database, account.accountId)).map(({ programme }) => programme);
    const chosen =
      asked.programme === undefined ? programmes : programmes.filter(({ code }) => code === asked.programme);
    const [programme, another] = chosen;
    const codes = programmes.map(({ code }) => code).join(", ");
    if (!programme) throw new UnusableInput(m.exchange_cli_no_programme({ code: asked.programme ?? "", codes }));
    if (another) throw new UnusableInput(m.exchange_cli_which_programme({ codes }));
    const context = { programmeId: programme.id, accountId: account.accountId, requestId: `terminal-${newId()}` };
    return await inProgramme(database, context, (transaction) => work(transaction, context));
  } finally {
    await database.destroy();
  }
}
