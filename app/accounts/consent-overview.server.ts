import type { Transaction } from "#app/lib/database.server.ts";
import { type Purpose, PURPOSES, type Standing, standingOf } from "./consent.ts";
import {
  type ConsentFile,
  type ConsentText,
  listStatements,
  listTexts,
  type Statement,
} from "./consent.queries.server.ts";
import { getToday } from "./membership.queries.server.ts";

/** One purpose as a page shows it: its words now, how it stands, and the statement that says so. */
export type PurposeSeen = {
  purpose: Purpose;
  standing: Standing;
  text: Pick<ConsentText, "version" | "language" | "words">;
  last: Statement | null;
};

/** What somebody agrees to, purpose by purpose, and all that was said before, the latest first.
 *  @param person   null for somebody of whom there is no record: then nothing was said
 *  @param language in which the words are shown */
export async function getConsents(
  transaction: Transaction,
  person: ConsentFile | null,
  language: string,
): Promise<{ purposes: PurposeSeen[]; statements: Statement[]; today: string }> {
  const today = await getToday(transaction);
  const texts = await listTexts(transaction, language);
  const statements = person === null ? [] : await listStatements(transaction, person.professionalId);
  const purposes = PURPOSES.flatMap((purpose): PurposeSeen[] => {
    const versions = texts.filter((text) => text.purpose === purpose);
    const [text] = versions;
    if (!text) return [];
    const last = statements.find((statement) => statement.purpose === purpose);
    const askedAgainFrom = versions.find(({ askAgain }) => askAgain)?.version ?? 0;
    return [{ purpose, text, last: last ?? null, standing: standingOf(last, { today, askedAgainFrom }) }];
  });
  return { purposes, statements, today };
}
