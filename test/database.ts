import pg from "pg";
import { afterAll, inject } from "vitest";
import {
  type Database,
  inProgramme,
  openDatabase,
  type ProgrammeContext,
  type Transaction,
} from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";

type AuditLine = { act: string; accountId: string | null; before: unknown; after: unknown };

export type TestDatabase = {
  /** A pool that acts as tern_app, as the application does. */
  database: Database;
  /** The address of that pool, for what opens its own connection. */
  url: string;
  /** An empty programme, acted in by its administrator. */
  context: ProgrammeContext & { accountId: string; organisationId: string };
  /** Runs work in a transaction of that programme. */
  inProgramme<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** A second programme with an administrator of its own, to show that the two are kept apart. */
  anotherProgramme(code: string): Promise<TestDatabase["context"]>;
  /** The lines of the audit log that tell of an act, or all, the latest first. */
  auditLines(act?: string): Promise<AuditLine[]>;
  /** Runs SQL past every protection, to arrange or to look at what the application may not. */
  asSuperuser(statement: string, values?: unknown[]): Promise<pg.QueryResult>;
};

/** Gives a test file its own database, copied from the migrated one, with one programme and its administrator.
 *  Call it once, at the top of the file, with `await`; the database is dropped when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("postgres");
  const name = `test_${newId().replaceAll("-", "")}`;
  const onServer = await connect(server.superuserUrl);
  // Copying needs the source free of connections, so copies queue up behind a lock.
  await onServer.query("select pg_advisory_lock(1)");
  await onServer.query(`create database ${name} template tern owner tern_owner`);
  await onServer.query("select pg_advisory_unlock(1)");
  const superuser = await connect(withDatabase(server.superuserUrl, name));
  const url = withDatabase(server.applicationUrl, name);
  const database = openDatabase(url, { connections: 8 });
  const context = await makeProgramme(superuser);
  afterAll(async () => {
    await database.destroy();
    await superuser.end();
    await onServer.query(`drop database ${name} with (force)`);
    await onServer.end();
  });
  return {
    database,
    url,
    context,
    inProgramme: (work) => inProgramme(database, context, work),
    anotherProgramme: (code) => makeProgramme(superuser, code),
    auditLines: (act) => auditLines(superuser, act),
    asSuperuser: (statement, values) => superuser.query(statement, values),
  };
}

/** Adds a programme with one administrator, as the start of a new installation does; a demonstration, so that nobody needs a second factor.
 *  @param code the word in its address */
export async function makeProgramme(superuser: pg.Client, code = "lesotho"): Promise<TestDatabase["context"]> {
  const context = { programmeId: newId(), accountId: newId(), organisationId: newId(), requestId: "test" };
  await superuser.query(
    `insert into programme (programme_id, code, name, country_code, currency, time_zone, demonstration)
     values ($1, $2, $3, 'LS', 'USD', 'Africa/Maseru', true)`,
    [context.programmeId, code, `Programme ${code}`],
  );
  await superuser.query("insert into account (id, name, email) values ($1, 'Palesa Mokoena', $2)", [
    context.accountId,
    `${code}@example.org`,
  ]);
  await superuser.query(
    "insert into organisation (programme_id, organisation_id, kind, name) values ($1, $2, 'programme-office', 'Programme office')",
    [context.programmeId, context.organisationId],
  );
  await superuser.query(
    `insert into membership (programme_id, membership_id, account_id, organisation_id, organisation_kind, role, during)
     values ($1, $2, $3, $4, 'programme-office', 'administrator', daterange('2020-01-01', null))`,
    [context.programmeId, newId(), context.accountId, context.organisationId],
  );
  return context;
}

async function auditLines(superuser: pg.Client, act?: string): Promise<AuditLine[]> {
  const { rows } = await superuser.query<AuditLine>(
    `select act, account_id as "accountId", before, after
     from audit_line join audit_link using (programme_id, audit_line_id)
     where $1::text is null or act = $1 order by linked_at desc, sequence desc`,
    [act ?? null],
  );
  return rows;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
