import { UnusableInput } from "#app/lib/cli-command.ts";
import { type Database, openDatabase } from "#app/lib/database.server.ts";
import { readDatabaseUrl } from "#app/lib/environment.server.ts";
import { m } from "#app/paraglide/messages.js";

/** Opens the database for one command: that of DATABASE_URL, or of the installation in this folder.
 *  @throws UnusableInput when there is neither */
export function openDatabaseAtTerminal(): Database {
  const url = readDatabaseUrl();
  if (url === null) throw new UnusableInput(m.accounts_cli_no_database());
  return openDatabase(url, { connections: 1 });
}
