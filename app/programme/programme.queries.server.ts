import type { Transaction } from "#app/lib/database.server.ts";

/** A programme as it is opened. The code is its word in addresses. */
export type NewProgramme = {
  programmeId: string;
  code: string;
  name: string;
  countryCode: string;
  currency: string;
  timeZone: string;
};

/** Adds a programme of real people.
 *  @throws 23505 when another has its code */
export async function insertProgramme(transaction: Transaction, programme: NewProgramme): Promise<void> {
  await transaction.insertInto("programme").values(programme).execute();
}
