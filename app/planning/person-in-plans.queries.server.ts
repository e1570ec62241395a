import { sql } from "kysely";
import { json, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { inputDigest } from "./model/canonical.ts";
import { readCertificate } from "./model/verify-certificate.ts";
import { getPlanInput } from "./plan.queries.server.ts";
import { keepPlanInput } from "./plan-run.queries.server.ts";
import { replaceInCertificate, replaceInInput, replaceInNotes, type Replacement } from "./person-in-json.ts";

/** Whom plans name, and whom they name instead from now on. */
export type Exchange = Replacement & { professionalId: string; by: Replacement["by"] & { professionalId: string } };

/** Lets no planning run begin, go on or end until the transaction ends. */
export async function holdPlanning(transaction: Transaction): Promise<void> {
  await sql`lock table plan_run in share row exclusive mode`.execute(transaction);
}

/** Whether a planning run goes on whose problem has the person. */
export async function isBeingPlanned(transaction: Transaction, code: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from plan_run join plan_input using (programme_id, input_digest)
    where state in ('queued', 'running') and (${inputHas(code)}) limit 1`.execute(transaction);
  return rows.length > 0;
}

/** Puts another in the place of a person wherever plans, their problems and their runs name them. Visits, weeks, values and bounds stay what
 *  they are; a problem gets the digest of what it says now, so that its plans can still be checked. */
export async function replacePersonInPlans(
  transaction: Transaction,
  context: ProgrammeContext,
  exchange: Exchange,
): Promise<void> {
  const { professionalId, by } = exchange;
  await transaction
    .updateTable("planVisit")
    .set({ professionalId: by.professionalId })
    .where("professionalId", "=", professionalId)
    .execute();
  await replaceInEdits(transaction, exchange);
  await replaceInRuns(transaction, exchange);
  await replaceInCertificates(transaction, exchange);
  await replaceInInputs(transaction, context, exchange);
}

async function replaceInEdits(transaction: Transaction, { professionalId, by }: Exchange): Promise<void> {
  const replaced = (side: "before" | "after") => {
    const column = sql.ref(side);
    return sql`case when ${column} ->> 'professionalId' = ${professionalId}
      then jsonb_set(${column}, '{professionalId}', to_jsonb(${by.professionalId}::text)) else ${column} end`;
  };
  await sql`
    update plan_edit set before = ${replaced("before")}, after = ${replaced("after")}
    where ${professionalId} in (before ->> 'professionalId', after ->> 'professionalId')`.execute(transaction);
}

async function replaceInRuns(transaction: Transaction, exchange: Exchange): Promise<void> {
  const { rows } = await sql<{ runId: string; notices: unknown; conflict: unknown }>`
    select run_id, notices, conflict from plan_run
    where ${hasCode("notices", "$.**.person", exchange.code)} or ${hasCode("conflict", "$.**.person", exchange.code)}
    order by run_id`.execute(transaction);
  for (const { runId, notices, conflict } of rows)
    await transaction
      .updateTable("planRun")
      .set({
        notices: json(replaceInNotes(notices, exchange)),
        conflict: conflict === null ? null : json(replaceInNotes(conflict, exchange)),
      })
      .where("runId", "=", runId)
      .execute();
}

async function replaceInCertificates(transaction: Transaction, exchange: Exchange): Promise<void> {
  const { rows } = await sql<{ planId: string; certificate: unknown }>`
    select plan_id, certificate from plan
    where ${hasCode("certificate", "$.prices.*[*][0]", exchange.code)} order by plan_id`.execute(transaction);
  for (const { planId, certificate } of rows) {
    const read = readCertificate(certificate);
    await transaction
      .updateTable("plan")
      .set({ certificate: read && json(replaceInCertificate(read, exchange)) })
      .where("planId", "=", planId)
      .execute();
  }
}

async function replaceInInputs(transaction: Transaction, context: ProgrammeContext, exchange: Exchange): Promise<void> {
  const { rows } = await sql<{ inputDigest: string }>`
    select input_digest from plan_input where ${inputHas(exchange.code)} order by input_digest`.execute(transaction);
  // One after the other: each may have thousands of people.
  for (const { inputDigest: before } of rows) {
    const input = replaceInInput(await getPlanInput(transaction, before), exchange);
    const now = await inputDigest(input);
    await keepPlanInput(transaction, context, { inputDigest: now, input });
    for (const table of ["plan", "planRun"] as const)
      await transaction.updateTable(table).set({ inputDigest: now }).where("inputDigest", "=", before).execute();
    await transaction.deleteFrom("planInput").where("inputDigest", "=", before).execute();
  }
}

function inputHas(code: string) {
  const places = ["$.people[*].id", "$.locked[*].person", "$.previous.visits[*].person"];
  return sql.join(
    places.map((path) => hasCode("input", path, code)),
    sql` or `,
  );
}

function hasCode(column: string, path: string, code: string) {
  return sql<boolean>`jsonb_path_exists(${sql.ref(column)}, ${sql.lit(`${path} ? (@ == $code)`)}, jsonb_build_object('code', ${code}::text))`;
}
