import { openDatabase } from "#app/lib/database.server.ts";
import { type Command, EXIT } from "#app/lib/cli-command.ts";
import { readDatabaseUrl, readVaultSettings } from "#app/lib/environment.server.ts";
import { m } from "#app/paraglide/messages.js";
import { rotateVaultKey } from "../vault/rotate.server.ts";

/** `tern rotate-vault-key`: makes a new vault key and wraps the keys of all documents with it.
 *  Exit codes: 0 when that is done, 2 when there is no database or the keys cannot be read. */
export const rotateCommand: Command = { help: m.documents_cli_rotate_help, run };

async function run(): Promise<number> {
  const url = readDatabaseUrl();
  if (url === null) {
    process.stderr.write(`${m.accounts_cli_no_database()}\n`);
    return EXIT.unusable;
  }
  const database = openDatabase(url, { connections: 1 });
  try {
    const { keys } = readVaultSettings();
    const { documents, vaultKeyId, retired } = await rotateVaultKey(database, keys);
    process.stdout.write(`${m.documents_cli_rotated({ documents, key: vaultKeyId })}\n`);
    if ("given" in keys && retired.length > 0)
      process.stdout.write(`${m.documents_cli_remove_given({ keys: retired.join(", ") })}\n`);
    return EXIT.ok;
  } finally {
    await database.destroy();
  }
}
