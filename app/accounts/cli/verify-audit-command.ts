import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { openDatabase } from "#app/lib/database.server.ts";
import { anchorFile, readDatabaseUrl } from "#app/lib/environment.server.ts";
import { m } from "#app/paraglide/messages.js";
import { readAnchors, UnreadableAnchors } from "../anchors.server.ts";
import { verdictInWords } from "../audit-chain-words.ts";
import { verifyAudit } from "../verify-audit.server.ts";

const EXIT = { whole: 0, faulty: 1, unusable: 2 };

/** `tern verify-audit [--anchors FILE]`: checks the audit chain of every programme.
 *  Exit codes: 0 when all are whole, 1 when one is not, 2 when there is no database or the anchors cannot be read. */
export const verifyAuditCommand = { help: m.accounts_cli_verify_audit_help, run };

async function run(args: string[]): Promise<number> {
  const asked = readOptions(args);
  if (asked === null) return refuseInWords(m.accounts_cli_verify_audit_help());
  const url = readDatabaseUrl();
  if (url === null) return refuseInWords(m.accounts_cli_no_database());
  const file = asked.anchors ?? anchorFile();
  if (asked.anchors !== undefined && !existsSync(file)) return refuseInWords(m.accounts_cli_no_anchors({ file }));
  const database = openDatabase(url, { connections: 1 });
  try {
    const anchors = await readAnchors(file);
    const verdicts = await verifyAudit(database, anchors);
    const compared = m.accounts_cli_anchors_compared({ number: anchors.length, file });
    process.stdout.write(`${[...verdicts.flatMap(verdictInWords), compared].join("\n")}\n`);
    const isWhole = verdicts.every(({ faults, unlinked }) => faults.length === 0 && unlinked === 0);
    return isWhole ? EXIT.whole : EXIT.faulty;
  } catch (error) {
    if (!(error instanceof UnreadableAnchors)) throw error;
    return refuseInWords(m.accounts_cli_unreadable_anchors({ file, line: error.lineNumber }));
  } finally {
    await database.destroy();
  }
}

function readOptions(args: string[]): { anchors?: string | undefined } | null {
  try {
    return parseArgs({ args, options: { anchors: { type: "string" } }, strict: true }).values;
  } catch {
    return null;
  }
}

function refuseInWords(words: string): number {
  process.stderr.write(`${words}\n`);
  return EXIT.unusable;
}
