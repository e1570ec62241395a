import { openDatabase } from "#app/lib/database.server.ts";
import { readDatabaseUrl } from "#app/lib/environment.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { replaceLostPassword } from "../account.commands.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";

/** `tern password E-MAIL`: gives an account whose password is lost a new one, and prints it, once.
 *  Exit codes: 0, and 2 when there is no such account or no database. */
export const passwordCommand = { help: m.accounts_cli_password_help, run };

async function run(args: string[]): Promise<number> {
  const [email, ...more] = args;
  if (email === undefined || more.length > 0) return refuseInWords(m.accounts_cli_password_help());
  const url = readDatabaseUrl();
  if (url === null) return refuseInWords(m.accounts_cli_no_database());
  const database = openDatabase(url, { connections: 1 });
  try {
    const replaced = await replaceLostPassword(database, email);
    if (isRefusal(replaced)) return refuseInWords(refusalInWords(replaced, ACCOUNT_REFUSALS));
    process.stdout.write(`${replaced.password}\n`);
    return 0;
  } finally {
    await database.destroy();
  }
}

function refuseInWords(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}
