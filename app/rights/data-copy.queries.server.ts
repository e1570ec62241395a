import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import { getPerson, type Held, listHeld } from "./held-data.queries.server.ts";
import { listReadings, type Reading } from "./readers.queries.server.ts";

/** Everything that is held about a person, as the JSON file has it: the places of the map of personal data (personal-data.ts), each with its
 *  rows, and who looked at them. Ids that only lead from table to table, and what proves who somebody is, are left out. */
export type DataCopy = {
  format: "tern-personal-data/1";
  programme: string;
  /** An instant, as ISO 8601 has it. */
  madeAt: string;
  code: string;
  held: Held[];
  readBy: Reading[];
};

/** A copy of everything that is held about a professional, or null when there is nobody. Runs as Tern itself. */
export async function getDataCopy(transaction: Transaction, professionalId: string): Promise<DataCopy | null> {
  const person = await getPerson(transaction, professionalId, { hold: false });
  if (person === null) return null;
  const { rows } = await sql<{ programme: string; madeAt: Date }>`
    select name as programme, now() as made_at from programme where programme_id = tern_programme()`.execute(
    transaction,
  );
  const [{ programme, madeAt } = { programme: "", madeAt: new Date(0) }] = rows;
  return {
    format: "tern-personal-data/1",
    programme,
    madeAt: madeAt.toISOString(),
    code: person.code,
    held: await listHeld(transaction, person),
    readBy: await listReadings(transaction, professionalId),
  };
}
