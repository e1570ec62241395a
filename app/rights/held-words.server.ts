import type { Transaction } from "#app/lib/database.server.ts";
import { getProgramme } from "#app/programme/period.queries.server.ts";
import { getNames } from "#app/programme/reference.queries.server.ts";
import type { FactSection } from "./components/HeldFacts.tsx";
import { entriesOf } from "./document-words.ts";
import { getPerson, listHeld } from "./held-data.queries.server.ts";
import type { Section } from "./holding.ts";
import { sectionInWords } from "./label-words.ts";
import type { Reading } from "./value-words.ts";

/** What values of the programme are read with: names by code, the currency, and the clock. */
export async function getReading(transaction: Transaction): Promise<Reading> {
  const { currency, timeZone } = await getProgramme(transaction);
  return { names: await getNames(transaction), currency, timeZone };
}

/** What is held about a professional in some sections, as people read it. Runs as Tern itself. */
export async function heldInWords(
  transaction: Transaction,
  professionalId: string,
  sections: readonly Section[],
): Promise<FactSection[]> {
  const person = await getPerson(transaction, professionalId, { hold: false });
  if (person === null) return [];
  const held = await listHeld(transaction, person, sections);
  const reading = await getReading(transaction);
  return sections
    .map((section) => ({ title: sectionInWords(section), entries: entriesOf(held, section, reading) }))
    .filter(({ entries }) => entries.length > 0);
}
