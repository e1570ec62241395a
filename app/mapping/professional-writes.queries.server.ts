import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import { planEachStatementAfresh } from "#app/lib/large-writes.server.ts";
import { fold } from "#app/lib/likeness.ts";
import type { Professional } from "./professional.queries.server.ts";

/** Adds professionals, or replaces all that is kept of those with the same ids: one statement a table, however many they are. */
export async function replaceProfessionals(transaction: Transaction, professionals: Professional[]): Promise<void> {
  if (professionals.length === 0) return;
  const rows = JSON.stringify(
    professionals.map((professional) => ({ ...professional, searchText: searchTextOf(professional) })),
  );
  await planEachStatementAfresh(transaction);
  await upsertProfessionals(transaction, rows);
  await deleteParts(
    transaction,
    professionals.map(({ professionalId }) => professionalId),
  );
  await insertParts(transaction, rows);
  await insertWishes(transaction, rows);
}

/** Takes somebody's own words for a name or a city. */
export async function saveOwnWords(
  transaction: Transaction,
  professionalId: string,
  words: { name: string } | { residenceCity: string },
): Promise<void> {
  const changed = await transaction
    .updateTable("professional")
    .set({ ...words, savedAt: sql`now()` })
    .where("professionalId", "=", professionalId)
    .returning(["code", "name", "residenceCity"])
    .executeTakeFirstOrThrow();
  const searchText = searchTextOf(changed);
  await transaction
    .updateTable("professional")
    .set({ searchText })
    .where("professionalId", "=", professionalId)
    .execute();
}

function searchTextOf({ code, name, residenceCity }: Pick<Professional, "code" | "name" | "residenceCity">): string {
  return fold([code, name, residenceCity ?? ""].join(" "));
}

async function upsertProfessionals(transaction: Transaction, rows: string): Promise<void> {
  await sql`
    insert into professional (programme_id, professional_id, code, name, origin_country, residence_country, residence_city,
      right_to_return_until, min_weeks, max_weeks, visits_per_year, rest_weeks, travel_cents, invented, search_text)
    select tern_programme(), "professionalId", code, name, "originCountry", "residenceCountry", "residenceCity",
      "rightToReturnUntil", "minWeeks", "maxWeeks", "visitsPerYear", "restWeeks", "travelCents", invented, "searchText"
    from jsonb_to_recordset(${rows}::jsonb) as entry (
      "professionalId" uuid, code text, name text, "originCountry" text, "residenceCountry" text, "residenceCity" text,
      "rightToReturnUntil" date, "minWeeks" smallint, "maxWeeks" smallint, "visitsPerYear" smallint, "restWeeks" smallint,
      "travelCents" bigint, invented boolean, "searchText" text)
    on conflict (programme_id, professional_id) do update set
      name = excluded.name, origin_country = excluded.origin_country, residence_country = excluded.residence_country,
      residence_city = excluded.residence_city, right_to_return_until = excluded.right_to_return_until,
      min_weeks = excluded.min_weeks, max_weeks = excluded.max_weeks, visits_per_year = excluded.visits_per_year,
      rest_weeks = excluded.rest_weeks, travel_cents = excluded.travel_cents, invented = excluded.invented,
      search_text = excluded.search_text, saved_at = now()`.execute(transaction);
}

async function deleteParts(transaction: Transaction, ids: string[]): Promise<void> {
  const isOneOfThem = sql<boolean>`professional_id = any(${ids}::uuid[])`;
  await transaction.deleteFrom("professionalSpecialty").where(isOneOfThem).execute();
  await transaction.deleteFrom("professionalLanguage").where(isOneOfThem).execute();
  await transaction.deleteFrom("professionalCountry").where(isOneOfThem).execute();
  await transaction.deleteFrom("availability").where(isOneOfThem).execute();
  await transaction.deleteFrom("facilityWish").where(isOneOfThem).execute();
}

async function insertParts(transaction: Transaction, rows: string): Promise<void> {
  await sql`
    insert into professional_specialty (programme_id, professional_id, specialty_code, level)
    select tern_programme(), "professionalId", part."specialtyCode", part.level
    from jsonb_to_recordset(${rows}::jsonb) as entry ("professionalId" uuid, specialties jsonb),
      jsonb_to_recordset(specialties) as part ("specialtyCode" text, level smallint)`.execute(transaction);
  await sql`
    insert into professional_language (programme_id, professional_id, language_code)
    select tern_programme(), "professionalId", jsonb_array_elements_text(languages)
    from jsonb_to_recordset(${rows}::jsonb) as entry ("professionalId" uuid, languages jsonb)`.execute(transaction);
  await sql`
    insert into professional_country (programme_id, professional_id, country_code)
    select tern_programme(), "professionalId", jsonb_array_elements_text("alsoServes")
    from jsonb_to_recordset(${rows}::jsonb) as entry ("professionalId" uuid, "alsoServes" jsonb)`.execute(transaction);
  await sql`
    insert into availability (programme_id, professional_id, during)
    select tern_programme(), "professionalId", daterange(part."firstOn", part."lastOn", '[]')
    from jsonb_to_recordset(${rows}::jsonb) as entry ("professionalId" uuid, availability jsonb),
      jsonb_to_recordset(availability) as part ("firstOn" date, "lastOn" date)`.execute(transaction);
}

async function insertWishes(transaction: Transaction, rows: string): Promise<void> {
  await sql`
    insert into facility_wish (programme_id, professional_id, facility_id, wish)
    select tern_programme(), wished."professionalId", facility.facility_id, wished.wish
    from (
      select "professionalId", jsonb_array_elements_text(prefers) as code, 'prefers' as wish
      from jsonb_to_recordset(${rows}::jsonb) as entry ("professionalId" uuid, prefers jsonb)
      union all
      select "professionalId", jsonb_array_elements_text(excludes), 'excludes'
      from jsonb_to_recordset(${rows}::jsonb) as entry ("professionalId" uuid, excludes jsonb)
    ) wished
    join facility on facility.programme_id = tern_programme() and facility.code = wished.code`.execute(transaction);
}
