import type { Transaction } from "#app/lib/database.server.ts";
import type { Country, KnownCodes, Language, Names, Specialty } from "./reference.ts";

/** All countries, by name. */
export async function listCountries(transaction: Transaction): Promise<Country[]> {
  return await transaction.selectFrom("country").select(["countryCode as code", "name"]).orderBy("name").execute();
}

/** All languages, by name. */
export async function listLanguages(transaction: Transaction): Promise<Language[]> {
  return await transaction.selectFrom("language").select(["languageCode as code", "name"]).orderBy("name").execute();
}

/** All specialties and professions, by name. */
export async function listSpecialties(transaction: Transaction): Promise<Specialty[]> {
  const rows = await transaction
    .selectFrom("specialty")
    .select(["specialtyCode as code", "name", "kind", "iscoCode"])
    .orderBy("name")
    .execute();
  // The column's check constraint allows nothing but these words.
  return rows.map((row) => ({ ...row, kind: row.kind as Specialty["kind"] }));
}

/** The names of everything that records point at by code. */
export async function getNames(transaction: Transaction): Promise<Names> {
  const facilities = await transaction.selectFrom("facility").select(["code", "name"]).execute();
  return {
    countries: namesByCode(await listCountries(transaction)),
    languages: namesByCode(await listLanguages(transaction)),
    specialties: namesByCode(await listSpecialties(transaction)),
    facilities: namesByCode(facilities),
  };
}

/** The codes that a record of this programme may use. */
export async function getKnownCodes(transaction: Transaction): Promise<KnownCodes> {
  const countries = await transaction.selectFrom("country").select("countryCode").execute();
  const languages = await transaction.selectFrom("language").select("languageCode").execute();
  const specialties = await transaction.selectFrom("specialty").select("specialtyCode").execute();
  const facilities = await transaction.selectFrom("facility").select("code").execute();
  return {
    countries: new Set(countries.map(({ countryCode }) => countryCode)),
    languages: new Set(languages.map(({ languageCode }) => languageCode)),
    specialties: new Set(specialties.map(({ specialtyCode }) => specialtyCode)),
    facilities: new Set(facilities.map(({ code }) => code)),
  };
}

function namesByCode(named: { code: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(named.map(({ code, name }) => [code, name]));
}
