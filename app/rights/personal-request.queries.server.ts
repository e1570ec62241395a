import { sql } from "kysely";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { DAYS_TO_ANSWER, type PersonalRequest, type RequestKind, type RequestState } from "./personal-request.ts";

/** What people asked, open requests first, of these what is due first; then what was answered, the latest first.
 *  @param of the professional whose requests are wanted; all without */
export async function listPersonalRequests(
  transaction: Transaction,
  of?: { professionalId: string },
): Promise<PersonalRequest[]> {
  const all = selectRequests(transaction);
  const rows = await (of ? all.where("personalRequest.professionalId", "=", of.professionalId) : all)
    .orderBy(sql`state <> 'open'`)
    .orderBy(sql`case when state = 'open' then due_on end`)
    .orderBy("answeredAt", "desc")
    .orderBy("personalRequestId")
    .execute();
  return rows.map(asRequest);
}

/** What somebody asked, or null. */
export async function getPersonalRequest(transaction: Transaction, id: string): Promise<PersonalRequest | null> {
  const row = await selectRequests(transaction).where("personalRequestId", "=", id).executeTakeFirst();
  return row ? asRequest(row) : null;
}

/** Holds an open request until the transaction ends.
 *  @returns false when there is none with the id, or it was answered */
export async function lockOpenRequest(transaction: Transaction, id: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("personalRequest")
    .select("personalRequestId")
    .where("personalRequestId", "=", id)
    .where("state", "=", "open")
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** The open request of a kind that somebody has, or null. */
export async function findOpenRequest(
  transaction: Transaction,
  { professionalId, kind }: { professionalId: string; kind: RequestKind },
): Promise<string | null> {
  const row = await transaction
    .selectFrom("personalRequest")
    .select("personalRequestId")
    .where("professionalId", "=", professionalId)
    .where("kind", "=", kind)
    .where("state", "=", "open")
    .executeTakeFirst();
  return row?.personalRequestId ?? null;
}

/** The professional whom an account is, or null. */
export async function findOwnProfessional(
  transaction: Transaction,
  accountId: string,
): Promise<{ professionalId: string; code: string; name: string } | null> {
  const own = transaction
    .selectFrom("professional")
    .select(["professionalId", "code", "name"])
    .where("accountId", "=", accountId)
    .where("erased", "is", false);
  return (await own.executeTakeFirst()) ?? null;
}

/** The professional with a code, also one whose data are only held; null when there is none. */
export async function findByCode(transaction: Transaction, code: string): Promise<{ professionalId: string } | null> {
  const { rows } = await sql<{ professionalId: string }>`
    select professional_id from professional where code = ${code} and not erased
    union select professional_id from restriction where code = ${code}`.execute(transaction);
  return rows[0] ?? null;
}

export type NewRequest = Pick<PersonalRequest, "kind" | "channel" | "fact" | "words"> & { professionalId: string };

/** Adds an open request, due in {@link DAYS_TO_ANSWER} days.
 *  @returns its id
 *  @throws 23505 when the person has an open one of the kind (corrections can be several) */
export async function insertRequest(
  transaction: Transaction,
  { programmeId, accountId }: ProgrammeContext & { accountId: string },
  asked: NewRequest,
): Promise<string> {
  const personalRequestId = newId();
  await transaction
    .insertInto("personalRequest")
    .values({
      programmeId,
      personalRequestId,
      ...asked,
      askedBy: accountId,
      dueOn: sql<string>`tern_today() + ${DAYS_TO_ANSWER}::integer`,
    })
    .execute();
  return personalRequestId;
}

/** Ends a request. */
export async function endRequest(
  transaction: Transaction,
  { accountId }: ProgrammeContext & { accountId: string },
  end: { personalRequestId: string; state: Exclude<RequestState, "open">; answer: string | null },
): Promise<void> {
  const { personalRequestId, state, answer } = end;
  await transaction
    .updateTable("personalRequest")
    .set({ state, answer, answeredBy: accountId, answeredAt: sql`now()` })
    .where("personalRequestId", "=", personalRequestId)
    .execute();
}

/** Ends whatever else somebody asked, because their data are erased. */
export async function endOtherRequests(
  transaction: Transaction,
  { accountId }: Pick<ProgrammeContext, "accountId">,
  professionalId: string,
): Promise<void> {
  await transaction
    .updateTable("personalRequest")
    .set({ state: "taken-back", answeredBy: accountId, answeredAt: sql`now()` })
    .where("professionalId", "=", professionalId)
    .where("state", "=", "open")
    .execute();
}

function selectRequests(transaction: Transaction) {
  return transaction
    .selectFrom("personalRequest")
    .leftJoin("professional", (join) =>
      join
        .onRef("professional.programmeId", "=", "personalRequest.programmeId")
        .onRef("professional.professionalId", "=", "personalRequest.professionalId"),
    )
    .leftJoin("restriction", (join) =>
      join
        .onRef("restriction.programmeId", "=", "personalRequest.programmeId")
        .onRef("restriction.professionalId", "=", "personalRequest.professionalId"),
    )
    .leftJoin("account", "account.id", "personalRequest.askedBy")
    .select([
      "personalRequestId",
      "personalRequest.professionalId",
      sql<string | null>`coalesce(professional.code, restriction.code)`.as("code"),
      sql<string | null>`coalesce(professional.name, restriction.name)`.as("name"),
      "kind",
      "channel",
      "fact",
      "words",
      "askedBy",
      "account.name as askedByName",
      "askedAt",
      "dueOn",
      sql<number>`due_on - tern_today()`.as("daysLeft"),
      "state",
      "answer",
      "answeredAt",
    ]);
}

/** Check constraints allow nothing but these words. */
function asRequest(row: { kind: string; channel: string; state: string; fact: string | null }): PersonalRequest {
  return row as PersonalRequest;
}
