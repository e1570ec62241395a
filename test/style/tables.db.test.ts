import { expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";

const { asSuperuser } = await testDatabase();

/** Tables that people of Tern made; pg-boss keeps its own in a schema of its own. */
const OWN_TABLES = `
  select c.oid, c.relname as name, c.relrowsecurity and c.relforcerowsecurity as guarded,
         obj_description(c.oid, 'pg_class') as comment,
         exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'programme_id') as of_a_programme
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p')
  order by c.relname`;

test("every table says what it holds", async () => {
  expect(await names(`select name from (${OWN_TABLES}) t where comment is null`)).toEqual([]);
});

test("every table of a programme has row-level security that binds its owner too", async () => {
  expect(await names(`select name from (${OWN_TABLES}) t where of_a_programme and not guarded`)).toEqual([]);
  expect((await names(`select name from (${OWN_TABLES}) t where of_a_programme`)).length).toBeGreaterThan(10);
});

test("keys, foreign keys and exclusions of a programme's tables begin with the programme", async () => {
  const loose = await names(`
    select t.name || ': ' || k.conname as name
    from (${OWN_TABLES}) t
    join pg_constraint k on k.conrelid = t.oid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
    left join pg_class parent on parent.oid = k.confrelid
    left join pg_attribute shared on shared.attrelid = parent.oid and shared.attname = 'programme_id'
    where t.of_a_programme and k.contype in ('p', 'x', 'f') and a.attname <> 'programme_id'
      and (k.contype <> 'f' or shared.attname is not null)
    order by 1`);
  expect(loose).toEqual([]);
});

test("every reporting view comments each of its columns", async () => {
  const silent = await names(`
    select c.relname || '.' || a.attname as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where n.nspname = 'public' and c.relkind in ('v', 'm') and col_description(c.oid, a.attnum) is null
    order by 1`);
  expect(silent).toEqual([]);
});

async function names(query: string): Promise<string[]> {
  const { rows } = await asSuperuser(query);
  return rows.map((row: { name: string }) => row.name);
}
