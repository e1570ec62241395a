import { sql } from "kysely";
import { json, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import type { NewPlacement } from "#app/placements/placement.ts";
import type { PlanSummary } from "./plan.queries.server.ts";

/** A visit of a plan by ids. */
export type StoredVisit = NewPlacement & { visitId: string; pinned: boolean };

type NewPlan = Pick<
  PlanSummary,
  | "planId"
  | "periodId"
  | "inputDigest"
  | "runId"
  | "basedOnPlanId"
  | "name"
  | "status"
  | "value"
  | "bound"
  | "seed"
  | "seconds"
  | "brokenRules"
> & {
  madeBy: string;
  /** What proves the bound; null where nothing was kept. */
  certificate: unknown;
};

/** Adds a draft with its visits. */
export async function insertPlan(
  transaction: Transaction,
  context: ProgrammeContext,
  { plan, visits }: { plan: NewPlan; visits: StoredVisit[] },
): Promise<void> {
  await transaction
    .insertInto("plan")
    .values({
      programmeId: context.programmeId,
      state: "draft",
      ...plan,
      certificate: plan.certificate === null ? null : json(plan.certificate),
    })
    .execute();
  await insertVisits(transaction, plan.planId, visits);
}

/** Adds visits to a plan. */
export async function insertVisits(transaction: Transaction, planId: string, visits: StoredVisit[]): Promise<void> {
  await sql`
    insert into plan_visit (programme_id, plan_id, visit_id, professional_id, request_id, seat, starts_on, weeks, pinned)
    select tern_programme(), ${planId}::uuid, "visitId", "professionalId", "requestId", seat, "startsOn", weeks, pinned
    from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as entry (
      "visitId" uuid, "professionalId" uuid, "requestId" uuid, seat smallint, "startsOn" date, weeks smallint, pinned boolean)`.execute(
    transaction,
  );
}

/** Makes a visit of a plan what is given: adds it, changes it, or removes it when nothing is given. */
export async function putVisit(
  transaction: Transaction,
  { planId, visitId, visit }: { planId: string; visitId: string; visit: Omit<StoredVisit, "visitId"> | null },
): Promise<void> {
  await transaction.deleteFrom("planVisit").where("planId", "=", planId).where("visitId", "=", visitId).execute();
  if (visit) await insertVisits(transaction, planId, [{ visitId, ...visit }]);
}

/** Keeps what the visits of a plan are worth now, and how many hard rules they break beside consent, which is asked when a plan is read. */
export async function savePlanValue(
  transaction: Transaction,
  planId: string,
  now: { value: number; brokenRules: number; status: PlanSummary["status"] },
): Promise<void> {
  await transaction.updateTable("plan").set(now).where("planId", "=", planId).execute();
}

/** Gives a plan another name. */
export async function saveName(transaction: Transaction, planId: string, name: string): Promise<void> {
  await transaction.updateTable("plan").set({ name }).where("planId", "=", planId).execute();
}

/** Removes a plan with its visits and edits. Runs and plans that came from it stay, and no longer point at it. The runs are taken before
 *  the plan goes, because a run that ends holds itself first and then looks for the plan that it is based on. */
export async function removePlan(transaction: Transaction, planId: string): Promise<void> {
  await transaction.updateTable("planRun").set({ planId: null }).where("planId", "=", planId).execute();
  await transaction.updateTable("planRun").set({ basedOnPlanId: null }).where("basedOnPlanId", "=", planId).execute();
  await transaction.deleteFrom("plan").where("planId", "=", planId).execute();
}

/** Holds a plan until the transaction ends, so that nobody else changes it meanwhile. What points at it can still be added: a run or a
 *  plan based on it, made by somebody who holds what this one waits for. */
export async function lockPlan(transaction: Transaction, planId: string): Promise<void> {
  await transaction.selectFrom("plan").select("planId").where("planId", "=", planId).forNoKeyUpdate().execute();
}

/** Makes a plan the accepted one, and the one that was into history. */
export async function markAccepted(
  transaction: Transaction,
  planId: string,
  { replaces, accountId }: { replaces: string | null; accountId: string },
): Promise<void> {
  if (replaces)
    await transaction.updateTable("plan").set({ state: "superseded" }).where("planId", "=", replaces).execute();
  await transaction
    .updateTable("plan")
    .set({ state: "accepted", acceptedAt: sql`now()`, acceptedBy: accountId })
    .where("planId", "=", planId)
    .execute();
}

/** An act of a person on a draft. */
export type PlanEdit = {
  sequence: number;
  act: "add" | "move" | "pin" | "unpin" | "remove";
  visitId: string;
  before: Omit<StoredVisit, "visitId"> | null;
  after: Omit<StoredVisit, "visitId"> | null;
};

/** The last edit that holds, or null. */
export async function getLastEdit(transaction: Transaction, planId: string): Promise<PlanEdit | null> {
  return (
    (await selectEdits(transaction, planId)
      .where("undone", "=", false)
      .orderBy("sequence", "desc")
      .executeTakeFirst()) ?? null
  );
}

/** The first edit that was undone and can be done again, or null. */
export async function getFirstUndone(transaction: Transaction, planId: string): Promise<PlanEdit | null> {
  return (
    (await selectEdits(transaction, planId).where("undone", "=", true).orderBy("sequence").executeTakeFirst()) ?? null
  );
}

/** Adds an edit behind those that hold. What was undone before it cannot be done again: the audit lines still tell of it. */
export async function appendEdit(
  transaction: Transaction,
  context: ProgrammeContext & { accountId: string },
  { planId, edit }: { planId: string; edit: Omit<PlanEdit, "sequence"> },
): Promise<void> {
  await transaction.deleteFrom("planEdit").where("planId", "=", planId).where("undone", "=", true).execute();
  const last = await getLastEdit(transaction, planId);
  await transaction
    .insertInto("planEdit")
    .values({
      programmeId: context.programmeId,
      planId,
      sequence: (last?.sequence ?? 0) + 1,
      act: edit.act,
      visitId: edit.visitId,
      before: edit.before && json(edit.before),
      after: edit.after && json(edit.after),
      madeBy: context.accountId,
    })
    .execute();
}

/** Says of an edit whether it is undone. */
export async function markUndone(
  transaction: Transaction,
  planId: string,
  { sequence, undone }: { sequence: number; undone: boolean },
): Promise<void> {
  await transaction
    .updateTable("planEdit")
    .set({ undone })
    .where("planId", "=", planId)
    .where("sequence", "=", sequence)
    .execute();
}

function selectEdits(transaction: Transaction, planId: string) {
  return transaction
    .selectFrom("planEdit")
    .select([
      "sequence",
      sql<PlanEdit["act"]>`act`.as("act"),
      "visitId",
      sql<PlanEdit["before"]>`before`.as("before"),
      sql<PlanEdit["after"]>`after`.as("after"),
    ])
    .where("planId", "=", planId);
}
