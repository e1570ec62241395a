import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { loadReference } from "./reference/load.ts";

const POLICY = new URL("./policy.sql", import.meta.url);
const FOLDER = new URL("./migrations/", import.meta.url);
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** A migration that waits for a lock makes everybody behind it wait too, so it gives up soon and can be tried again. */
const TIMEOUTS = "set local lock_timeout = '10s'; set local statement_timeout = '30min'";
/** Any fixed number will do; it only keeps two migrations from running at once. */
const LOCK = 7_376_231;

type Migration = { file: string; sql: string; checksum: string };

/** Applies the migrations that a database lacks, in the order of their numbers, each in its own transaction.
 *  @param url of a role that may create tables; it becomes their owner
 *  Then applies the policy (db/policy.sql) when it or a migration is new, and fills the reference tables from db/reference.
 *  @returns the names of the files applied, none when the database was up to date
 *  @throws when an applied file has been edited or removed since, or when a statement fails: then that file left nothing */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const pending = pendingOf(readMigrations(), await appliedChecksums(client));
    for (const migration of pending) await apply(client, migration);
    await applyPolicy(client, pending.length > 0);
    await loadReference(client);
    return pending.map(({ file }) => file);
  } finally {
    await client.end();
  }
}

function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((file) => FILE_NAME.test(file))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(new URL(file, FOLDER), "utf8");
      return { file, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists tern_migration (
    file text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  await client.query(
    "comment on table tern_migration is 'Migrations that this database has, with what their files were.'",
  );
  const { rows } = await client.query<{ file: string; checksum: string }>("select file, checksum from tern_migration");
  return new Map(rows.map(({ file, checksum }) => [file, checksum]));
}

function pendingOf(migrations: Migration[], applied: Map<string, string>): Migration[] {
  const known = new Map(migrations.map(({ file, checksum }) => [file, checksum]));
  for (const [file, checksum] of applied) {
    if (!known.has(file))
      throw new Error(`This database was migrated by a newer Tern: it has ${file}, which is not here. Update Tern.`);
    if (known.get(file) !== checksum)
      throw new Error(`${file} was edited after this database applied it. Undo the edit and write a new migration.`);
  }
  return migrations.filter(({ file }) => !applied.has(file));
}

/** Who may do what is read anew whenever the words of the policy or the tables under it have changed. */
async function applyPolicy(client: pg.Client, tablesChanged: boolean): Promise<void> {
  const sql = readFileSync(POLICY, "utf8");
  const checksum = createHash("sha256").update(sql).digest("hex");
  await client.query(`create table if not exists tern_policy (
    only_row boolean primary key default true check (only_row), checksum text not null, applied_at timestamptz not null default now())`);
  await client.query("comment on table tern_policy is 'Which text of db/policy.sql this database enforces.'");
  const { rows } = await client.query<{ checksum: string }>("select checksum from tern_policy");
  if (rows[0]?.checksum === checksum && !tablesChanged) return;
  await inTransaction(client, async () => {
    await client.query(sql);
    await client.query(
      `insert into tern_policy (checksum) values ($1)
       on conflict (only_row) do update set checksum = excluded.checksum, applied_at = now()`,
      [checksum],
    );
  });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await inTransaction(client, async () => {
      await client.query(migration.sql);
      await client.query("insert into tern_migration (file, checksum) values ($1, $2)", [
        migration.file,
        migration.checksum,
      ]);
    });
  } catch (error) {
    throw new Error(`${migration.file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await client.query(TIMEOUTS);
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const url = process.env["DATABASE_OWNER_URL"] ?? process.env["DATABASE_URL"];
  if (url === undefined) throw new Error("Set DATABASE_OWNER_URL or DATABASE_URL to the database to migrate.");
  const applied = await migrate(url);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}
