import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import { isId } from "#app/lib/ids.ts";

/** The records that people ask the history of. */
export const FILE_KINDS = ["professional", "request", "period", "plan"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A record as its audit lines know it. */
export type HistoryFile = {
  /** What it is called; null when it is no longer there. */
  name: string | null;
  /** What its own lines are about. */
  objects: { kind: string; id: string }[];
  /** Lines that tell of many records at once have a list of their codes, or of their ids. */
  named: { act: string; list: "codes" | "professionals"; item: string } | null;
};

/** One act on a record. */
export type HistoryLine = {
  /** The number in the programme's chain. */
  sequence: number;
  occurredAt: Date;
  /** Null for what Tern does by itself. */
  accountId: string | null;
  name: string | null;
  act: string;
  requestId: string;
  /** What the line keeps of the record, as it was and as it became; null where it keeps nothing. */
  before: unknown;
  after: unknown;
};

export const LINES_PER_PAGE = 50;

/** The record that an address names.
 *  @param key the code of a professional or request, the id of a period or plan, as in their own addresses */
export async function findFile(transaction: Transaction, kind: FileKind, key: string): Promise<HistoryFile> {
  return await FINDERS[kind](transaction, key);
}

const FINDERS: Record<FileKind, (transaction: Transaction, key: string) => Promise<HistoryFile>> = {
  professional: findProfessional,
  request: findRequest,
  period: findPeriod,
  plan: findPlan,
};

async function findProfessional(transaction: Transaction, code: string): Promise<HistoryFile> {
  const named = (table: "professional" | "restriction") =>
    transaction.selectFrom(table).select(["professionalId as id", "name"]).where("code", "=", code).executeTakeFirst();
  // Somebody whose data are only held has a record of acts all the same.
  const found = (await named("professional")) ?? (await named("restriction"));
  if (found === undefined) return { name: null, objects: [], named: null };
  const { id, name } = found;
  const list = { act: "mapping/save-professionals", list: "professionals", item: id } as const;
  return { name, objects: [{ kind: "professional", id }], named: list };
}

async function findRequest(transaction: Transaction, code: string): Promise<HistoryFile> {
  const found = await transaction
    .selectFrom("request")
    .select(["requestId as id", "code"])
    .where("code", "=", code)
    .executeTakeFirst();
  const named = { act: "needs/save-requests", list: "codes", item: code } as const;
  return { name: found?.code ?? null, objects: found ? [{ kind: "request", id: found.id }] : [], named };
}

async function findPeriod(transaction: Transaction, id: string): Promise<HistoryFile> {
  const found = isId(id)
    ? await transaction.selectFrom("planningPeriod").select("name").where("periodId", "=", id).executeTakeFirst()
    : undefined;
  return { name: found?.name ?? null, objects: [{ kind: "planning-period", id }], named: null };
}

/** A plan, with the run that made it. A draft that was deleted has its lines still. */
async function findPlan(transaction: Transaction, id: string): Promise<HistoryFile> {
  const found = isId(id)
    ? await transaction.selectFrom("plan").select(["name", "runId"]).where("planId", "=", id).executeTakeFirst()
    : undefined;
  const run = found?.runId ? [{ kind: "plan-run", id: found.runId }] : [];
  return { name: found?.name ?? null, objects: [{ kind: "plan", id }, ...run], named: null };
}

/** One page of what was done to a record, the latest first.
 *  @param page counted from 1
 *  @returns its lines, and how many there are in all */
export async function listHistory(
  transaction: Transaction,
  file: HistoryFile,
  page: number,
): Promise<{ lines: HistoryLine[]; total: number; pages: number }> {
  const about = conditionOf(file);
  const counted = await sql<{ total: number }>`select count(*) as total from audit_line line where ${about}`.execute(
    transaction,
  );
  const total = counted.rows[0]?.total ?? 0;
  const { rows } = await sql<HistoryLine>`
    select link.sequence, line.occurred_at, line.account_id, account.name, line.act, line.request_id, line.before, line.after
    from audit_line line
    join audit_link link using (programme_id, audit_line_id)
    left join account on account.id = line.account_id
    where ${about}
    order by link.sequence desc
    limit ${LINES_PER_PAGE} offset ${(page - 1) * LINES_PER_PAGE}`.execute(transaction);
  return { lines: rows, total, pages: Math.ceil(total / LINES_PER_PAGE) };
}

function conditionOf({ objects, named }: HistoryFile) {
  const kinds = objects.map(({ kind }) => kind);
  const ids = objects.map(({ id }) => id);
  const own = sql<boolean>`(line.object_kind, line.object_id) in (select * from unnest(${kinds}::text[], ${ids}::text[]))`;
  if (named === null) return own;
  return sql<boolean>`(${own} or case when line.act = ${named.act} then exists (
    select from json_array_elements_text(line.after -> ${named.list}::text) as item where item = ${named.item}) else false end)`;
}
