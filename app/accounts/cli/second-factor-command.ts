import { type Command, EXIT, UnusableInput } from "#app/lib/cli-command.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { takeAwayLostFactor } from "../lost-factor.commands.server.ts";
import { openDatabaseAtTerminal } from "./database-at-terminal.ts";

/** `tern second-factor E-MAIL`: takes the second factor of an account away that has lost it, when no administrator is left who could. */
export const secondFactorCommand: Command = { help: m.accounts_cli_second_factor_help, run };

async function run(args: string[]): Promise<number> {
  const [email, ...more] = args;
  if (email === undefined || more.length > 0) throw new UnusableInput(m.accounts_cli_second_factor_help());
  const database = openDatabaseAtTerminal();
  try {
    const refusal = await takeAwayLostFactor(database, email);
    if (refusal !== null) throw new UnusableInput(refusalInWords(refusal, ACCOUNT_REFUSALS));
    process.stdout.write(`${m.accounts_cli_second_factor_done()}\n`);
    return EXIT.ok;
  } finally {
    await database.destroy();
  }
}
