import { sql, type RawBuilder } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import { RETENTION, RETENTION_KINDS, type RetentionKind } from "./retention.ts";

/** For how many days each kind of data is kept, and whether the programme chose so itself. */
export type RetentionRule = { kind: RetentionKind; days: number; isOwn: boolean };

/** The rules of the programme, in the order of the list of kinds. */
export async function listRules(transaction: Transaction): Promise<RetentionRule[]> {
  const rows = await transaction.selectFrom("retentionRule").select(["kind", "days"]).orderBy("kind").execute();
  const own = new Map(rows.map(({ kind, days }) => [kind, days]));
  return RETENTION_KINDS.map((kind) => ({
    kind,
    days: own.get(kind) ?? RETENTION[kind].days,
    isOwn: own.has(kind),
  }));
}

/** For how many days the programme keeps a kind of data. */
export async function getDays(transaction: Transaction, kind: RetentionKind): Promise<number> {
  const own = transaction.selectFrom("retentionRule").select("days").where("kind", "=", kind);
  return (await own.executeTakeFirst())?.days ?? RETENTION[kind].days;
}

/** Sets for how many days a kind of data is kept.
 *  @returns the days until now */
export async function saveRule(
  transaction: Transaction,
  { kind, days }: { kind: RetentionKind; days: number },
): Promise<number> {
  const before = await getDays(transaction, kind);
  await sql`
    insert into retention_rule (programme_id, kind, days) values (tern_programme(), ${kind}, ${days})
    on conflict (programme_id, kind) do update set days = excluded.days, changed_at = now()`.execute(transaction);
  return before;
}

/** What would go today: how many rows of a kind are older than they are kept, and the day of the oldest. */
export type Overdue = { kind: RetentionKind; count: number; oldestOn: string | null };

/** What the rules would remove if they were applied now. Copies of the database are not here: Tern does not remove them. */
export async function listOverdue(transaction: Transaction, rules: readonly RetentionRule[]): Promise<Overdue[]> {
  const overdue: Overdue[] = [];
  for (const { kind, days } of rules) {
    const place = PLACES[kind];
    if (place === null) continue;
    const { rows } = await sql<Omit<Overdue, "kind">>`
      select count(*)::int as count, min(since)::date as oldest_on
      from (${place.rows}) as it where ${isOver(days)}`.execute(transaction);
    overdue.push({ kind, count: rows[0]?.count ?? 0, oldestOn: rows[0]?.oldestOn ?? null });
  }
  return overdue;
}

/** The professionals whose time is over. Each is erased as if they had asked for it. */
export async function listOverdueProfessionals(transaction: Transaction, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (${PLACES.professionals.rows}) as it where ${isOver(days)} order by id`.execute(transaction);
  return rows.map(({ id }) => id);
}

/** Removes the rows of a kind whose time is over.
 *  @returns how many went */
export async function removeOverdue(
  transaction: Transaction,
  { kind, days }: { kind: Exclude<RetentionKind, "professionals" | "backups">; days: number },
): Promise<number> {
  const { table, id, rows } = PLACES[kind];
  const removed = await sql`
    delete from ${sql.table(table)} where ${sql.id(id)} in (select it.id from (${rows}) as it where ${isOver(days)})`.execute(
    transaction,
  );
  return Number(removed.numAffectedRows ?? 0n);
}

function isOver(days: number): RawBuilder<boolean> {
  return sql<boolean>`since < now() - make_interval(days => ${days}::integer)`;
}

/** Where a kind of data is: its rows with their id and since when their time runs. */
type Place = { table: string; id: string; rows: RawBuilder<unknown> };

const PLACES = {
  professionals: {
    table: "professional",
    id: "professional_id",
    rows: sql`
      select professional_id as id, greatest(p.saved_at,
        (select max(upper(during)) from availability where programme_id = p.programme_id and professional_id = p.professional_id),
        (select max(upper(during)) from placement where programme_id = p.programme_id and professional_id = p.professional_id)) as since
      from professional p where not p.erased`,
  },
  "personal-requests": {
    table: "personal_request",
    id: "personal_request_id",
    rows: sql`select personal_request_id as id, answered_at as since from personal_request where state <> 'open'`,
  },
  letters: {
    table: "outbox_message",
    id: "outbox_message_id",
    rows: sql`select outbox_message_id as id, coalesce(delivered_at, failed_at) as since from outbox_message`,
  },
  "waiting-workbooks": {
    table: "workbook_import",
    id: "import_id",
    rows: sql`select import_id as id, created_at as since from workbook_import where state = 'checked'`,
  },
  "ended-workbooks": {
    table: "workbook_import",
    id: "import_id",
    rows: sql`select import_id as id, created_at as since from workbook_import where state <> 'checked'`,
  },
  invitations: {
    table: "invitation",
    id: "invitation_id",
    rows: sql`select invitation_id as id, coalesce(joined_at, withdrawn_at, expires_at) as since from invitation`,
  },
  backups: null,
} as const satisfies Record<RetentionKind, Place | null>;

/** Asks for the rules to be applied once the day is over (UTC). Asking again on the same day changes nothing. */
export async function queueRetention(transaction: Transaction): Promise<void> {
  await sql`select tern_queue_retention(tern_programme())`.execute(transaction);
}
