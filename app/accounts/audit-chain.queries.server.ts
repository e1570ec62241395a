import { sql } from "kysely";
import { type Database, inProgramme, type Transaction } from "#app/lib/database.server.ts";
import type { ChainedLine, Head, Link } from "./audit-chain.ts";

/** How many links are read at a time: few enough for the memory, and for the longest time that a statement may take. */
const LINKS_AT_A_TIME = 2000;

/** The programmes there are, by code, for what Tern does with each by itself. */
export async function listProgrammes(database: Database): Promise<{ programmeId: string; code: string }[]> {
  return await database.transaction().execute(async (transaction) => {
    await sql`set local role tern_as_system`.execute(transaction);
    const found = sql<{ programmeId: string; code: string }>`select programme_id, code from tern_programmes()`;
    return (await found.execute(transaction)).rows;
  });
}

/** The chain of a programme from its first link to its last, with the lines as they are now. */
export async function* readChain(database: Database, programmeId: string): AsyncGenerator<Link> {
  const context = { programmeId, accountId: null, requestId: "audit" };
  for (let last = 0, isMore = true; isMore;) {
    const links = await inProgramme(database, context, (transaction) => listLinks(transaction, last));
    yield* links;
    last = links.at(-1)?.sequence ?? last;
    isMore = links.length === LINKS_AT_A_TIME;
  }
}

async function listLinks(transaction: Transaction, after: number): Promise<Link[]> {
  const { rows } = await sql<Omit<Link, "line"> & Omit<ChainedLine, "act"> & { act: string | null }>`
    select k.sequence, k.hash, k.previous_hash, tern_microseconds(k.linked_at) as linked_us, l.programme_id, l.audit_line_id,
      tern_microseconds(l.occurred_at) as occurred_us, l.account_id, l.act, l.object_kind, l.object_id, l.before::text, l.after::text,
      l.request_id
    from audit_link k left join audit_line l using (programme_id, audit_line_id)
    where k.sequence > ${after}
    order by k.sequence
    limit ${LINKS_AT_A_TIME}`.execute(transaction);
  return rows.map(({ sequence, hash, previousHash, linkedUs, act, ...line }) => ({
    sequence,
    hash,
    previousHash,
    linkedUs,
    line: act === null ? null : { ...line, act },
  }));
}

/** How many audit lines of the transaction's programme stand outside its chain. */
export async function countUnlinked(transaction: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_line l
    where not exists (select from audit_link k where k.programme_id = l.programme_id and k.audit_line_id = l.audit_line_id)`.execute(
    transaction,
  );
  return rows[0]?.count ?? 0;
}

/** Where the chain of the transaction's programme ends now, and the programme's code; null while it has no links. */
export async function getHead(transaction: Transaction): Promise<(Head & { programme: string }) | null> {
  const head = await transaction
    .selectFrom("auditLink")
    .innerJoin("programme", "programme.programmeId", "auditLink.programmeId")
    .select(["code as programme", "sequence", "hash"])
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  return head ?? null;
}
