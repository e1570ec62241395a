import { doneInWords } from "#app/accounts/done-words.ts";
import { m } from "#app/paraglide/messages.js";
import type { Reading } from "./readers.queries.server.ts";

/** "Opened the file: Palesa Mokoena, Programme office" */
export function readingInWords({ act, name, organisation }: Reading): string {
  return `${doneInWords(act)}: ${whoInWords({ name, organisation })}`;
}

/** "Palesa Mokoena, Programme office" */
export function whoInWords({ name, organisation }: Pick<Reading, "name" | "organisation">): string {
  return [name ?? m.accounts_history_unknown(), organisation].filter((word) => word !== null).join(", ");
}
