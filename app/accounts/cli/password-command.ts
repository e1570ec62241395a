import { type Command, EXIT, UnusableInput } from "#app/lib/cli-command.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { replaceLostPassword } from "../account.commands.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { openDatabaseAtTerminal } from "./database-at-terminal.ts";

/** `tern password E-MAIL`: gives an account whose password is lost a new one, and prints it, once. */
export const passwordCommand: Command = { help: m.accounts_cli_password_help, run };

async function run(args: string[]): Promise<number> {
  const [email, ...more] = args;
  if (email === undefined || more.length > 0) throw new UnusableInput(m.accounts_cli_password_help());
  const database = openDatabaseAtTerminal();
  try {
    const replaced = await replaceLostPassword(database, email);
    if (isRefusal(replaced)) throw new UnusableInput(refusalInWords(replaced, ACCOUNT_REFUSALS));
    process.stdout.write(`${replaced.password}\n`);
    return EXIT.ok;
  } finally {
    await database.destroy();
  }
}
