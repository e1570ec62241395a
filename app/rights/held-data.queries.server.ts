import { sql, type RawBuilder } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import type { Section } from "./holding.ts";
import { holdings, type PlacedHolding } from "./personal-data.ts";

/** A person, as what is held about them can be found. */
export type Person = {
  professionalId: string;
  code: string;
  name: string;
  /** The person's account, and the same once more unless another programme needs it too. */
  memberId: string | null;
  accountId: string | null;
  /** Names and addresses that texts may have. */
  words: string[];
};

/** The person whom a professional is; null when there is none, or they were erased.
 *  @param hold whether nobody else may change or erase them until the transaction ends */
export async function getPerson(
  transaction: Transaction,
  professionalId: string,
  { hold }: { hold: boolean },
): Promise<Person | null> {
  const { rows } = await sql<Omit<Person, "words"> & { accountName: string | null; email: string | null }>`
    select p.professional_id, p.code, p.name, account.id as member_id, account.name as account_name, account.email,
      case when tern_member_elsewhere(account.id, p.programme_id) then null else account.id end as account_id
    from professional p left join account on account.id = p.account_id
    where p.professional_id = ${professionalId} and not p.erased
    ${hold ? sql`for update of p` : sql``}`.execute(transaction);
  if (rows[0] === undefined) return null;
  const { accountName, email, ...person } = rows[0];
  const words = [person.name, accountName, email].filter((word) => word !== null);
  return { ...person, words: [...new Set(words)] };
}

/** What one table holds about a person, row by row, by the names that a copy of the data gives. */
export type Held = { table: string; section: Section; rows: Record<string, unknown>[] };

/** Everything that is held about a person, from the one map of it (personal-data.ts); tables without a row are left out.
 *  @param sections leaves out the others */
export async function listHeld(
  transaction: Transaction,
  person: Person,
  sections?: readonly Section[],
): Promise<Held[]> {
  const held: Held[] = [];
  for (const holding of holdings()) {
    if (sections && !sections.includes(holding.section)) continue;
    // It is their account, whoever else needs it.
    const rows = await rowsOf(transaction, holding, { ...person, accountId: person.memberId });
    if (rows.length > 0) held.push({ table: holding.table, section: holding.section, rows });
  }
  return held;
}

/** How many rows a person has in each place where something is held about them. */
export type Count = PlacedHolding & { count: number };

/** Counts what erasing a person would touch, or what is still there afterwards; places without a row are left out. */
export async function countHeld(transaction: Transaction, person: Person): Promise<Count[]> {
  const counts: Count[] = [];
  for (const holding of holdings()) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(holding.table)} as it
      where ${conditionOf(holding, person)}`.execute(transaction);
    const count = rows[0]?.count ?? 0;
    if (count > 0) counts.push({ ...holding, count });
  }
  return counts;
}

/** Does to the rows of one place what the map says that erasing does; replacing is left to those whose records they are. */
export async function eraseHolding(transaction: Transaction, holding: PlacedHolding, person: Person): Promise<void> {
  const { effect } = holding;
  const where = conditionOf(holding, person);
  const table = sql.table(holding.table);
  if (effect.does === "removed" && effect.with === undefined)
    await sql`delete from ${table} as it where ${where}`.execute(transaction);
  if (effect.does === "blanked" || effect.does === "scrubbed")
    await sql`update ${table} as it set ${sql.join(changesOf(effect, person))} where ${where}`.execute(transaction);
}

type Changing = Extract<PlacedHolding["effect"], { does: "blanked" | "scrubbed" }>;

function changesOf(effect: Changing, { words }: Person): RawBuilder<unknown>[] {
  if (effect.does === "blanked")
    return Object.entries(effect.columns).map(([column, value]) => sql`${sql.id(column)} = ${sql.raw(value)}`);
  return effect.columns.map((column) => sql`${sql.id(column)} = tern_scrubbed(${sql.id(column)}, ${words}::text[])`);
}

async function rowsOf(
  transaction: Transaction,
  holding: PlacedHolding,
  person: Person,
): Promise<Record<string, unknown>[]> {
  const told = Object.entries(holding.tells).map(
    ([name, value]) => sql`${sql.lit(name)}, ${withValues(value, person)}`,
  );
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select row from (
      select json_build_object(${sql.join(told)}) as row from ${sql.table(holding.table)} as it
      where ${conditionOf(holding, person)}) as found
    order by row::text`.execute(transaction);
  return rows.map(({ row }) => row);
}

function conditionOf(holding: PlacedHolding, person: Person): RawBuilder<boolean> {
  const own = sql<boolean>`(${withValues(holding.rows, person)})`;
  return COMMON_TABLES.has(holding.table) ? own : sql<boolean>`programme_id = tern_programme() and ${own}`;
}

/** Tables that belong to no programme. */
const COMMON_TABLES = new Set([
  "account",
  "sign_in_session",
  "credential",
  "verification",
  "second_factor",
  "recovery_code",
  "letter_link",
  "passkey",
]);

/** SQL of the map with the values that it names. */
function withValues(text: string, { professionalId, code, memberId, accountId, words }: Person): RawBuilder<unknown> {
  const values: Record<string, RawBuilder<unknown>> = {
    professional: sql`${professionalId}::uuid`,
    code: sql`${code}::text`,
    member: sql`${memberId}::uuid`,
    account: sql`${accountId}::uuid`,
    words: sql`${words}::text[]`,
  };
  const parts = text.split(/(?<!:):(professional|code|member|account|words)\b/);
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : (values[part] ?? sql.raw(part)))),
    sql``,
  );
}
