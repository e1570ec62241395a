import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type RawBuilder,
  sql,
  type Transaction as KyselyTransaction,
} from "kysely";
import pg from "pg";
import type { DB, Json } from "#db/types.ts";
import { checkedId } from "./ids.ts";
import { isRefusal } from "./refusal.ts";

/** A pool of connections. Rows of a programme are seen only through {@link inProgramme}. */
export type Database = Kysely<DB>;
/** An open transaction; every query and command takes one as its first argument. */
export type Transaction = KyselyTransaction<DB>;

/** For whom a transaction runs. */
export type ProgrammeContext = {
  programmeId: string;
  /** Null for what Tern does by itself, such as a job: then the policy's `system` acts. */
  accountId: string | null;
  /** Goes into the audit line, so that a line, a log and an error page can be put together. */
  requestId: string;
};

export const APPLICATION_ROLE = "tern_app";
/** The database has a role for each role of the policy (app/accounts/policy.ts), named with this before it. */
export const ACTOR_ROLE_PREFIX = "tern_as_";
const MAX_TRIES = 3;
const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 20_000;
/** serialization_failure and deadlock_detected: the same work can succeed when tried again. */
const WORTH_RETRYING = new Set(["40001", "40P01"]);

/** Columns are snake_case in SQL and camelCase here. Keys inside a jsonb value are data and stay as they are. */
const CAMEL_CASE = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** Dates stay texts, because a date has no time zone; 64-bit integers become numbers while these can hold them. */
const VALUES = new pg.TypeOverrides();
VALUES.setTypeParser(pg.types.builtins.DATE, (text) => text);
VALUES.setTypeParser(pg.types.builtins.INT8, safeInteger);

/** Opens a pool that acts as tern_app, whoever it signs in as.
 *  @param url         a PostgreSQL connection address
 *  @param connections how many connections it may hold (at least 1)
 *  @param onError     told when an idle connection is lost; the pool goes on */
export function openDatabase(
  url: string,
  { connections = 10, onError = () => undefined }: { connections?: number; onError?: (error: Error) => void } = {},
): Database {
  const pool = new pg.Pool({ ...connectionSettings(url), max: connections, min: 0, idleTimeoutMillis: 30_000 });
  // Without a listener a restart of the database would end the process.
  pool.on("error", onError);
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [CAMEL_CASE] });
}

/** How every connection of the application is made: as tern_app, with dates as text and 64-bit numbers as numbers. */
export function connectionSettings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    options: `-c role=${APPLICATION_ROLE} -c timezone=UTC`,
    application_name: "tern",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    types: VALUES,
  };
}

/** An account acts in a programme that it does not belong to, or not today. */
export class NotAMember extends Error {}

/** Runs work in one transaction that sees and writes only the rows of one programme, and of these only what the policy allows the
 *  account's role there. The role is read from the membership in the same transaction, so a membership that ends has ended.
 *  A refusal that the work returns rolls everything back and is passed on. Deadlocks and serialization failures are
 *  tried again, at most three times in all, so the work must change nothing outside the database.
 *  @throws NotAMember; and whatever the work throws, after rolling back */
export async function inProgramme<Result>(
  database: Database,
  context: ProgrammeContext,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(database, context, work);
    } catch (error) {
      if (tries >= MAX_TRIES || !WORTH_RETRYING.has(sqlStateOf(error))) throw error;
    }
  }
}

/** Runs work in one transaction that sees which programmes an account belongs to, and no other rows of a programme. */
export async function inAccount<Result>(
  database: Database,
  accountId: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return await database.transaction().execute(async (transaction) => {
    await sql.raw(`set local "tern.account" = '${checkedId(accountId)}'`).execute(transaction);
    return await work(transaction);
  });
}

/** Whether the database answers. */
export async function isReachable(database: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(database);
    return true;
  } catch {
    return false;
  }
}

/** A value for a jsonb column. Without it, a JavaScript array would be taken for a PostgreSQL array. */
export function json(value: unknown): RawBuilder<Json> {
  return sql<Json>`${JSON.stringify(value)}::jsonb`;
}

/** The SQLSTATE of a database error, for example "23P01" for an exclusion constraint; empty for anything else. */
export function sqlStateOf(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? "") : "";
}

async function attempt<Result>(
  database: Database,
  context: ProgrammeContext,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const transaction = await database.startTransaction().execute();
  try {
    await setContext(transaction, context);
    const result = await work(transaction);
    await (isRefusal(result) ? transaction.rollback() : transaction.commit()).execute();
    return result;
  } catch (error) {
    // A lost connection cannot be rolled back; the database has done so by itself.
    if (!transaction.isCommitted && !transaction.isRolledBack)
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined);
    throw error;
  }
}

/** Programme, account and role. SET LOCAL ends with the transaction, so a pooled connection cannot carry it to the next person; unlike
 *  set_config() it also reaches the workers of a distributed PostgreSQL. It takes no parameters: hence checkedId. */
async function setContext(transaction: Transaction, context: ProgrammeContext): Promise<void> {
  const account = context.accountId === null ? "" : checkedId(context.accountId);
  const statement = `set local "tern.programme" = '${checkedId(context.programmeId)}'; set local "tern.account" = '${account}'`;
  await sql.raw(statement).execute(transaction);
  const actor = context.accountId === null ? "system" : await roleOfMember(transaction);
  await sql.raw(`set local role ${ACTOR_ROLE_PREFIX}${actor}`).execute(transaction);
}

async function roleOfMember(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{ role: string | null }>`select (tern_membership()).role`.execute(transaction);
  const role = rows[0]?.role;
  if (!role) throw new NotAMember("the account does not belong to this programme today");
  // A check constraint of the table allows words with hyphens and nothing else.
  return role.replaceAll("-", "_");
}

function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large to count exactly`);
  return number;
}
