import { expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { ABOUT_NOBODY, columnsOf, holdings, PERSONAL_DATA } from "./personal-data.ts";
import { isRetentionKind } from "./retention.ts";

const { asSuperuser } = await testDatabase();

/** All tables that there are, with their columns; those outside `public` with their schema before the name. */
async function realTables(): Promise<Map<string, string[]>> {
  const { rows } = await asSuperuser(`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as table,
      array_agg(a.attname::text) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    group by 1`);
  return new Map(rows.map((row: { table: string; columns: string[] }) => [row.table, row.columns]));
}

test("the map names every table of the database: either what it holds about people, or why nothing", async () => {
  const tables = [...(await realTables()).keys()].map((table) => (table.startsWith("pgboss.") ? "pgboss." : table));
  const named = [...Object.keys(PERSONAL_DATA), ...Object.keys(ABOUT_NOBODY)];
  expect([...new Set(tables)].toSorted()).toEqual(named.toSorted());
});

test.each(Object.entries(PERSONAL_DATA))("the map names every column of %s, once", async (table, personal) => {
  const columns = (await realTables()).get(table) ?? [];
  const words = Object.values(personal.columns).join(" ").split(/\s+/).filter(Boolean);
  expect(words.toSorted()).toEqual(columns.toSorted());
});

test("every fact about a person is told in the copy of their data, and no secret is", () => {
  const untold = Object.entries(PERSONAL_DATA).flatMap(([table, personal]) => {
    const said = personal.holdings.flatMap(({ tells }) => Object.values(tells)).join(" ");
    const says = (column: string) => new RegExp(`\\b${column}\\b`).test(said);
    return [...columnsOf(personal)]
      .filter(([column, kind]) => (kind === "facts" && !says(column)) || (kind === "secrets" && says(column)))
      .map(([column]) => `${table}.${column}`);
  });
  expect(untold).toEqual([]);
});

test("what is kept by a rule of its own has that rule", () => {
  const ruled = holdings().filter(({ kept }) => !kept.startsWith("with-the-"));
  expect(ruled.filter(({ kept }) => !isRetentionKind(kept))).toEqual([]);
  expect(ruled.length).toBeGreaterThan(4);
});
