import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { ERASED_NAME } from "./professional.ts";

/** What is left of a person who was erased. */
export type Erased = { professionalId: string; code: string; name: string };

/** Adds a professional about whom nothing is known, for placements and plans to point at instead of a person who is erased. Id and code are drawn
 *  by chance, so that nothing leads back. Lists and planning problems leave such professionals out. */
export async function addErasedProfessional(transaction: Transaction): Promise<Erased> {
  const erased = { professionalId: newId(), code: `erased-${randomBytes(6).toString("hex")}`, name: ERASED_NAME };
  await sql`
    insert into professional (programme_id, professional_id, code, name, origin_country, residence_country, min_weeks, max_weeks,
      visits_per_year, rest_weeks, travel_cents, search_text, erased)
    select programme_id, ${erased.professionalId}::uuid, ${erased.code}, ${erased.name}, country_code, country_code, 1, 1, 1, 0, 0, '', true
    from programme where programme_id = tern_programme()`.execute(transaction);
  return erased;
}
