import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { inProgramme, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { loadDemonstration } from "#db/demo/load.ts";
import { testDatabase } from "#test/database.ts";
import { addMemberOfEachRole } from "#test/members.ts";
import { NOT_RESTRICTED, ROLES, ROWS, type Actor, type Resource } from "./policy.ts";
import { RESOURCES, SHARED_TABLES, SIGN_IN_TABLES } from "./policy-resources.ts";
import { allowancesOf, tablesOf } from "./policy-decisions.ts";
import { databaseRole } from "./policy-sql.ts";
import { fillTablesThatTheDemonstrationLeavesEmpty } from "./testing/fill-tables.ts";

// Walks every cell of the policy, actor by actor, table by table, act by act and column by column, on a programme with rows in every table,
// beside another programme with rows of its own. What the application checks plays no part here: the database alone must hold.

const { database, asSuperuser } = await testDatabase();
await asSuperuser("update programme set code = 'the-first'");
const [{ programmeId } = { programmeId: "" }] = await loadDemonstration(database);
await asSuperuser(
  "insert into organisation (programme_id, organisation_id, kind, name) values ($1, $2, 'programme-office', 'Office')",
  [programmeId, newId()],
);
await fillTablesThatTheDemonstrationLeavesEmpty(asSuperuser, programmeId);
await makeTrying();
const members = await addMemberOfEachRole(asSuperuser, programmeId);

const REFUSED = "42501";
const ACTORS: readonly Actor[] = [...ROLES, "system"];
const PLACES = (Object.keys(RESOURCES) as Resource[]).flatMap((resource) =>
  Object.entries(tablesOf(resource)).map(([table, fields]) => ({
    resource,
    table,
    columns: Object.values(fields).flat(),
  })),
);

const accountOf = (actor: Actor) => members.find(({ role }) => role === actor)?.accountId ?? null;
const asActor = <Result>(actor: Actor, work: (transaction: Transaction) => Promise<Result>) =>
  inProgramme(database, { programmeId, accountId: accountOf(actor), requestId: "test" }, work);

describe("the fixture", () => {
  test("has rows in every table of the policy, and in another programme too", async () => {
    for (const { table } of PLACES) expect([table, await countAll(table)]).not.toEqual([table, 0]);
    const { rows } = await asSuperuser("select count(distinct programme_id)::int as programmes from professional");
    expect(rows).toEqual([{ programmes: 2 }]);
  });
});

test("the policy names every table that there is, with every column", async () => {
  const { rows } = await asSuperuser(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace and c.relname not like 'tern\\_%'
    group by c.relname`);
  const columnsOf = new Map(rows.map((row: { table: string; columns: string[] }) => [row.table, row.columns]));
  for (const { table, columns } of PLACES) {
    if (table === "account") continue;
    expect([table, columns.toSorted()]).toEqual([table, columnsOf.get(table)?.toSorted()]);
  }
  const named = new Set<string>([...PLACES.map(({ table }) => table), ...SHARED_TABLES, ...SIGN_IN_TABLES]);
  expect([...columnsOf.keys()].filter((table) => !named.has(table))).toEqual([]);
});

// ASVS V8.2.2, V8.2.3, V8.3.1
describe.each(ACTORS)("%s", (actor) => {
  test.each(PLACES)("reads of $table the rows and columns that the policy says, and no other", async (place) => {
    const allowances = allowancesOf(actor, "read", place);
    const told = [...new Set(allowances.flatMap(({ columns }) => columns))];
    const byColumn = await tryEach(
      actor,
      place.columns.map((column) => `select ${column} from ${place.table} limit 1`),
    );
    expect(place.columns.filter((_, index) => byColumn[index]?.code !== REFUSED)).toEqual(inOrderOf(place, told));
    if (told.length === 0) return;
    const seen = await tryTo(actor, `select ${told.join(", ")} from ${place.table}`);
    expect(seen).toEqual({ code: "", rows: await countAllowed(actor, place.table, allowances) });
  });

  test.each(PLACES)("adds to $table only what the policy says", async (place) => {
    const allowances = allowancesOf(actor, "add", place);
    const columns = [...new Set(allowances.flatMap((allowance) => allowance.columns))];
    const names = (columns.length > 0 ? columns : place.columns).join(", ");
    const sample = await sampleRow(actor, place.table, allowances);
    const statement = `insert into ${place.table} (${names}) select ${names} from json_populate_record(null::${place.table}, '${sample}')`;
    expect((await tryTo(actor, statement))?.code === REFUSED).toBe(allowances.length === 0);
  });

  test.each(PLACES)("changes of $table only what the policy says", async (place) => {
    const allowances = allowancesOf(actor, "change", place);
    const told = [...new Set(allowances.flatMap(({ columns }) => columns))];
    const byColumn = await tryEach(
      actor,
      place.columns.map((column) => `update ${place.table} set ${column} = null where false`),
    );
    expect(place.columns.filter((_, index) => byColumn[index]?.code !== REFUSED)).toEqual(inOrderOf(place, told));
    const [column] = told;
    if (column === undefined) return;
    const changed = await tryTo(actor, `update ${place.table} set ${column} = ${column}`);
    expect(changed).toEqual({ code: "", rows: await countAllowed(actor, place.table, allowances) });
  });

  test.each(PLACES)("removes from $table only what the policy says", async (place) => {
    const allowances = allowancesOf(actor, "remove", place);
    const outcome = await tryTo(actor, `delete from ${place.table}`);
    expect(outcome?.code === REFUSED).toBe(allowances.length === 0);
  });

  test("reads nothing of how others sign in, unless it is Tern itself", async () => {
    if (actor === "system") return;
    for (const table of SIGN_IN_TABLES.filter((name) => name !== "account"))
      expect(await tryTo(actor, `select 1 from ${table}`)).toMatchObject({ code: REFUSED });
    expect(await tryTo(actor, "select 1 from pgboss.job")).toMatchObject({ code: REFUSED });
  });
});

test("nobody leaves an audit line in somebody else's name, or of another time", async () => {
  const line = { programme_id: programmeId, audit_line_id: newId(), account_id: accountOf("officer"), act: "a/b" };
  const values = JSON.stringify({ ...line, object_kind: "plan", object_id: "1", request_id: "1", occurred_at: "now" });
  const names = "programme_id, audit_line_id, account_id, act, object_kind, object_id, request_id, before, after";
  const adding = (columns: string) =>
    `insert into audit_line (${columns}) select ${columns} from json_populate_record(null::audit_line, '${values}')`;
  expect(await tryTo("officer", adding(names))).toMatchObject({ code: "" });
  expect(await tryTo("manager", adding(names))).toMatchObject({ code: REFUSED });
  expect(await tryTo("officer", adding(`${names}, occurred_at`))).toMatchObject({ code: REFUSED });
});

test("a job cannot be queued for another programme", async () => {
  const statement = `select tern_enqueue('q', '{"policy": "short"}', '{"programmeId": "${newId()}"}', '{}')`;
  expect(await tryTo("administrator", statement)).toMatchObject({ code: REFUSED });
});

// ASVS V13.2.2
test("no role of the database that serves is a superuser or passes row-level security", async () => {
  const names = ["tern_app", ...ACTORS.map(databaseRole)];
  const { rows } = await asSuperuser(
    `select rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles
     where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole)`,
    [names],
  );
  expect(rows).toEqual([]);
});

// ASVS V8.4.1
test("a thousand requests of different people through few connections are each answered for their own person", async () => {
  const asked = Array.from({ length: 1000 }, (_, index) => ACTORS[(index * 7) % ACTORS.length]!);
  const answers = await Promise.all(
    asked.map((actor) =>
      asActor(actor, async (transaction) => {
        const { rows } = await sql<{ role: string; account: string | null }>`
          select current_user::text as role, tern_account()::text as account from pg_sleep(random() / 1000)`.execute(
          transaction,
        );
        return rows[0];
      }),
    ),
  );
  expect(answers).toEqual(asked.map((actor) => ({ role: databaseRole(actor), account: accountOf(actor) })));
}, 60_000);

type Outcome = { code: string; rows: number };

/** What comes of each statement when an actor tries it; none leaves anything. */
async function tryEach(actor: Actor, statements: readonly string[]): Promise<Outcome[]> {
  return await asActor(actor, async (transaction) => {
    const { rows } = await sql<Outcome>`select code, rows from test_try(${statements})`.execute(transaction);
    return rows;
  });
}

async function tryTo(actor: Actor, statement: string): Promise<Outcome | undefined> {
  return (await tryEach(actor, [statement]))[0];
}

/** Tries statements one after the other with the rights of whoever calls it. What succeeds is undone by the exception that tells so. */
async function makeTrying(): Promise<void> {
  await asSuperuser(`
    create function test_try(statements text[]) returns table (code text, rows integer) language plpgsql as $$
    declare
      statement text;
      counted integer;
    begin
      foreach statement in array statements loop
        begin
          if statement like 'select %' then
            execute format('select count(*) from (%s) as found', statement) into counted;
          else
            execute statement;
            get diagnostics counted = row_count;
          end if;
          raise exception using errcode = 'TRIED';
        exception
          when sqlstate 'TRIED' then code := ''; rows := counted; return next;
          when others then code := sqlstate; rows := 0; return next;
        end;
      end loop;
    end
    $$`);
}

function inOrderOf(place: { columns: readonly string[] }, columns: readonly string[]): string[] {
  return place.columns.filter((column) => columns.includes(column));
}

type Allowances = ReturnType<typeof allowancesOf>;

/** The rows of the programme that some of the allowances cover, counted past every protection. */
async function countAllowed(actor: Actor, table: string, allowances: Allowances): Promise<number> {
  const { rows } = await seenBySuperuser(
    actor,
    `select count(*)::int as count from ${table} where ${conditionOf(actor, table, allowances)}`,
  );
  return (rows[0] as { count: number }).count;
}

/** A row that the actor may add, if any, else any row of the programme, as JSON. */
async function sampleRow(actor: Actor, table: string, allowances: Allowances): Promise<string> {
  const condition = allowances.length > 0 ? conditionOf(actor, table, allowances) : ofProgramme(table);
  const { rows } = await seenBySuperuser(
    actor,
    `select to_json(${table}) as row from ${table} where ${condition} limit 1`,
  );
  const any = `select to_json(${table}) as row from ${table} limit 1`;
  const [first] = rows.length > 0 ? rows : (await asSuperuser(any)).rows;
  const { row } = first as { row: object };
  // Who adds a line to the record does it in the own name.
  const own = table === "audit_line" ? { ...row, account_id: accountOf(actor) } : row;
  return JSON.stringify(own).replaceAll("'", "''");
}

function conditionOf(actor: Actor, table: string, allowances: Allowances): string {
  const isHeldBack = actor !== "system" && actor !== "professional" && table in NOT_RESTRICTED;
  const held = isHeldBack ? `${NOT_RESTRICTED[table]} and ` : "";
  return `${held}(${rowsOf(actor, table, allowances)})`;
}

function rowsOf(actor: Actor, table: string, allowances: Allowances): string {
  const conditions = allowances.map(({ rows }) => {
    // Tern itself opens accounts, and finds those that are open already.
    if (rows === null && actor === "system" && table === "account") return "true";
    if (rows === null) return ofProgramme(table);
    const known: Readonly<Record<string, string>> = ROWS[rows];
    return table in known ? `(${ofProgramme(table)} and ${known[table]})` : "false";
  });
  return conditions.join(" or ");
}

function ofProgramme(table: string): string {
  const member = `id in (select account_id from membership where programme_id = '${programmeId}')`;
  return table === "account" ? member : `programme_id = '${programmeId}'`;
}

/** A superuser passes row-level security, so conditions of sub-selects are closed by hand: placements of another hospital. */
async function seenBySuperuser(actor: Actor, query: string) {
  const account = accountOf(actor) ?? "";
  await asSuperuser(`set "tern.programme" = '${programmeId}'`);
  await asSuperuser(`set "tern.account" = '${account}'`);
  const ofOwnHospital = `(select * from placement where programme_id = '${programmeId}' and ${ROWS["own-hospital"].placement})`;
  return await asSuperuser(query.replaceAll("from placement p", `from ${ofOwnHospital} p`));
}

async function countAll(table: string): Promise<number> {
  const { rows } = await asSuperuser(`select count(*)::int as count from ${table} where ${ofProgramme(table)}`);
  return (rows[0] as { count: number }).count;
}
