import { sql, type RawBuilder } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import type { DateRange } from "#app/lib/date-range.ts";
import { fold } from "#app/lib/likeness.ts";
import { told } from "#app/lib/told.server.ts";
import type { ProfessionalEntry } from "./professional.ts";

export type Professional = ProfessionalEntry & { professionalId: string };

/** A professional as somebody's role shows them: null stands for what it does not. */
export type SeenProfessional = Omit<Professional, "name" | "travelCents"> & {
  name: string | null;
  travelCents: number | null;
};

/** The kinds of columns that somebody's role shows (app/accounts/policy.ts, `professional`). */
type Sees = ReadonlySet<string>;

export const PROFESSIONALS_PER_PAGE = 50;

/** What a list of professionals is narrowed to; fields left out narrow nothing. */
export type ProfessionalFilter = {
  /** Part of a name, code or city, however its accents and apostrophes are written. */
  search?: string | undefined;
  specialty?: string | undefined;
  /** Country of residence. */
  country?: string | undefined;
};

/** One page of professionals, by name, or by code for those who are not told names.
 *  @param filter what to narrow to, and the page, counted from 1
 *  @param sees   the fields that the reader is told; the database refuses to tell more
 *  @returns the professionals of the page, and how many there are in all */
export async function listProfessionals(
  transaction: Transaction,
  { page = 1, ...asked }: ProfessionalFilter & { page?: number },
  sees: Sees,
): Promise<{ professionals: SeenProfessional[]; total: number; pages: number }> {
  const filter = sees.has("name") ? asked : { ...asked, search: undefined };
  const total = await countProfessionals(transaction, filter);
  // Which people first, then what is shown of them: otherwise it is gathered of all those on the pages before, too.
  const listed = narrow(transaction.selectFrom("professional").select("professional.professionalId"), filter);
  const onPage = (sees.has("name") ? listed.orderBy("professional.name") : listed)
    .where("erased", "is", false)
    .orderBy("professional.code")
    .limit(PROFESSIONALS_PER_PAGE)
    .offset((page - 1) * PROFESSIONALS_PER_PAGE);
  const professionals = await selectSeen(transaction, sees)
    .where("professional.professionalId", "in", onPage)
    .orderBy("name")
    .orderBy("professional.code")
    .execute();
  return { professionals, total, pages: Math.ceil(total / PROFESSIONALS_PER_PAGE) };
}

/** How many professionals a list has. Not for a statistic: that is countForStatistics. */
export async function countProfessionals(transaction: Transaction, filter: ProfessionalFilter = {}): Promise<number> {
  const counted = transaction
    .selectFrom("professional")
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .where("erased", "is", false);
  return (await narrow(counted, filter).executeTakeFirstOrThrow()).total;
}

/** How many professionals there are, without those who do not want to be counted. */
export async function countForStatistics(transaction: Transaction): Promise<number> {
  const counted = transaction.selectFrom("professional").select(({ fn }) => fn.countAll<number>().as("total"));
  return (await counted.where(mayBeCounted()).executeTakeFirstOrThrow()).total;
}

/** The professional with a code, or null.
 *  @param sees the fields that the reader is told */
export async function getProfessional(
  transaction: Transaction,
  code: string,
  sees: Sees,
): Promise<SeenProfessional | null> {
  return (await selectSeen(transaction, sees).where("code", "=", code).executeTakeFirst()) ?? null;
}

/** All professionals as a workbook says them, by code. */
export async function getProfessionalEntries(transaction: Transaction): Promise<ProfessionalEntry[]> {
  return (await listByCode(transaction)).map(({ professionalId: _, ...entry }) => entry);
}

/** What professionals are called and where they live, by code: all, or those with these codes. */
export async function listProfessionalNames(
  transaction: Transaction,
  codes?: string[],
): Promise<Pick<ProfessionalEntry, "code" | "name" | "residenceCountry">[]> {
  const all = transaction.selectFrom("professional").select(["code", "name", "residenceCountry"]).orderBy("code");
  return await (codes ? all.where("code", "=", sql<string>`any(${codes}::text[])`) : all).execute();
}

/** Professionals by code, with their ids: all, or those with these codes. */
export async function listByCode(transaction: Transaction, codes?: string[]): Promise<Professional[]> {
  const all = selectProfessionals(transaction).orderBy("code");
  return await (codes ? all.where("code", "=", sql<string>`any(${codes}::text[])`) : all).execute();
}

/** Which of these codes are of people whose data are held and used for nothing. */
export async function listRestrictedCodes(transaction: Transaction, codes: string[]): Promise<string[]> {
  const rows = await transaction
    .selectFrom("restriction")
    .select("code")
    .where("code", "=", sql<string>`any(${codes}::text[])`)
    .orderBy("code")
    .execute();
  return rows.map(({ code }) => code);
}

/** Somebody with a code whose data are held and used for nothing, as far as the office still sees them; null for everybody else. */
export async function findRestricted(
  transaction: Transaction,
  code: string,
): Promise<{ code: string; name: string; restrictedAt: Date } | null> {
  const found = transaction.selectFrom("restriction").select(["code", "name", "restrictedAt"]).where("code", "=", code);
  return (await found.executeTakeFirst()) ?? null;
}

/** Countries in which professionals live, with how many, most first. Who does not want to be counted is not. */
export async function countByResidence(
  transaction: Transaction,
): Promise<{ country: string; name: string; total: number }[]> {
  return await transaction
    .selectFrom("professional")
    .innerJoin("country", "country.countryCode", "professional.residenceCountry")
    .select(["country.countryCode as country", "country.name", counted().as("total")])
    .where("erased", "is", false)
    .groupBy(["country.countryCode", "country.name"])
    .orderBy("total", "desc")
    .orderBy("country.name")
    .execute();
}

/** Specialties that professionals practise, with how many, by name. Who does not want to be counted is not. */
export async function countBySpecialty(
  transaction: Transaction,
): Promise<{ specialty: string; name: string; total: number }[]> {
  return await transaction
    .selectFrom("professionalSpecialty")
    .innerJoin("specialty", "specialty.specialtyCode", "professionalSpecialty.specialtyCode")
    .select(["specialty.specialtyCode as specialty", "specialty.name", counted().as("total")])
    .groupBy(["specialty.specialtyCode", "specialty.name"])
    .orderBy("specialty.name")
    .execute();
}

/** The rows of those who may be counted: everybody but who said no to statistics. */
function counted(): RawBuilder<number> {
  return sql<number>`count(*) filter (where ${mayBeCounted()})`;
}

function mayBeCounted(): RawBuilder<boolean> {
  return sql<boolean>`professional_id not in (
    select professional_id from consent_state where purpose = 'statistics' and answer <> 'given')`;
}

/** Everything, for what is done with the whole record. */
function selectProfessionals(transaction: Transaction) {
  return selectSkillsAndOffer(transaction).select([
    "name",
    "residenceCity",
    "rightToReturnUntil",
    "travelCents",
    wishes("prefers").as("prefers"),
    wishes("excludes").as("excludes"),
  ]);
}

function selectSeen(transaction: Transaction, sees: Sees) {
  const wished = (wish: "prefers" | "excludes") => (sees.has("wishes") ? wishes(wish) : sql<string[]>`'[]'::json`);
  return selectSkillsAndOffer(transaction).select([
    told(sees.has("name"), sql<string>`professional.name`).as("name"),
    told(sees.has("name"), sql<string>`professional.residence_city`).as("residenceCity"),
    told(sees.has("papers"), sql<string>`professional.right_to_return_until`).as("rightToReturnUntil"),
    told(sees.has("amounts"), sql<number>`professional.travel_cents`).as("travelCents"),
    wished("prefers").as("prefers"),
    wished("excludes").as("excludes"),
  ]);
}

function selectSkillsAndOffer(transaction: Transaction) {
  return transaction
    .selectFrom("professional")
    .select([
      "professionalId",
      "code",
      "originCountry",
      "residenceCountry",
      listOf<{ specialtyCode: string; level: number }>(
        sql`json_build_object('specialtyCode', specialty_code, 'level', level) order by specialty_code`,
        sql`professional_specialty`,
      ).as("specialties"),
      listOf<string>(sql`language_code order by language_code`, sql`professional_language`).as("languages"),
      "minWeeks",
      "maxWeeks",
      "visitsPerYear",
      "restWeeks",
      listOf<string>(sql`country_code order by country_code`, sql`professional_country`).as("alsoServes"),
      listOf<DateRange>(
        sql`json_build_object('firstOn', lower(during), 'lastOn', upper(during) - 1) order by lower(during)`,
        sql`availability`,
      ).as("availability"),
      "invented",
    ])
    .where("erased", "is", false);
}

/** The rows of a table that belong to the professional, as a JSON list. */
function listOf<Item>(item: RawBuilder<unknown>, table: RawBuilder<unknown>): RawBuilder<Item[]> {
  return sql<Item[]>`coalesce((
    select json_agg(${item}) from ${table} t
    where t.programme_id = professional.programme_id and t.professional_id = professional.professional_id), '[]')`;
}

function wishes(wish: "prefers" | "excludes"): RawBuilder<string[]> {
  return sql<string[]>`coalesce((
    select json_agg(f.code order by f.code)
    from facility_wish w join facility f on f.programme_id = w.programme_id and f.facility_id = w.facility_id
    where w.programme_id = professional.programme_id and w.professional_id = professional.professional_id
      and w.wish = ${wish}), '[]')`;
}

type Narrowable<Query> = { where(expression: RawBuilder<boolean>): Query };

function narrow<Query extends Narrowable<Query>>(
  query: Query,
  { search, specialty, country }: ProfessionalFilter,
): Query {
  let narrowed = query;
  if (search?.trim()) {
    const pattern = `%${fold(search)
      .trim()
      .replace(/[\\%_]/g, "\\$&")}%`;
    narrowed = narrowed.where(sql<boolean>`professional.search_text like ${pattern}`);
  }
  if (specialty) {
    narrowed = narrowed.where(sql<boolean>`exists (
      select from professional_specialty s where s.programme_id = professional.programme_id
        and s.professional_id = professional.professional_id and s.specialty_code = ${specialty})`);
  }
  if (country) narrowed = narrowed.where(sql<boolean>`professional.residence_country = ${country}`);
  return narrowed;
}
