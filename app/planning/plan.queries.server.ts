import { sql } from "kysely";
import { listCodesWithout } from "#app/accounts/consent.queries.server.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { markedByConsent } from "./agreement.ts";
import type { PlanInput } from "./model/plan-input.ts";
import type { Certificate } from "./model/verify-certificate.ts";
import type { PlanState } from "./plan-states.ts";
import type { VisitEntry } from "./planning-data.ts";

/** A plan without its visits. */
export type PlanSummary = {
  planId: string;
  periodId: string;
  periodName: string;
  name: string;
  state: PlanState;
  /** What the planner proved of the visits as they stand now: "feasible" after an edit that lowered the value. */
  status: "optimal" | "feasible";
  /** Breaches of hard rules by the visits as they stand now. */
  brokenRules: number;
  value: number;
  bound: number;
  seconds: number;
  seed: number;
  inputDigest: string;
  runId: string | null;
  basedOnPlanId: string | null;
  visits: number;
  madeBy: string;
  createdAt: Date;
  acceptedBy: string | null;
  acceptedAt: Date | null;
};

/** A visit of a plan with the names that a page shows. */
export type PlanVisit = {
  visitId: string;
  professionalId: string;
  professional: string;
  professionalName: string;
  requestId: string;
  request: string;
  seat: number;
  facility: string;
  facilityName: string;
  specialty: string;
  startsOn: string;
  weeks: number;
  pinned: boolean;
};

/** A plan with its visits and the planning problem it solves. */
export type PlanRecord = Omit<PlanSummary, "visits"> & {
  visits: PlanVisit[];
  input: PlanInput;
  canUndo: boolean;
  canRedo: boolean;
};

/** Plans of a period, or of all periods, the latest first. */
export async function listPlans(transaction: Transaction, periodId?: string): Promise<PlanSummary[]> {
  const all = selectPlans(transaction).orderBy("plan.createdAt", "desc").orderBy("plan.planId", "desc");
  return (await (periodId ? all.where("plan.periodId", "=", periodId) : all).execute()).map(toSummary);
}

/** The plan with an id, or null. Whoever no longer agrees to being planned is marked in its problem. */
export async function getPlan(transaction: Transaction, planId: string): Promise<PlanRecord | null> {
  const row = await selectPlans(transaction).where("plan.planId", "=", planId).executeTakeFirst();
  if (!row) return null;
  const visits = await listPlanVisits(transaction, planId);
  const edits = await transaction.selectFrom("planEdit").select("undone").where("planId", "=", planId).execute();
  return {
    ...toSummary(row),
    visits,
    input: markedByConsent(
      await getPlanInput(transaction, row.inputDigest),
      await listCodesWithout(transaction, "planning"),
    ),
    canUndo: edits.some(({ undone }) => !undone),
    canRedo: edits.some(({ undone }) => undone),
  };
}

/** The accepted plan of a period, or null. */
export async function getAcceptedPlan(transaction: Transaction, periodId: string): Promise<PlanSummary | null> {
  const row = await selectPlans(transaction)
    .where("plan.periodId", "=", periodId)
    .where("plan.state", "=", "accepted")
    .executeTakeFirst();
  return row ? toSummary(row) : null;
}

/** The visits of a plan, by start, request, seat and person. */
export async function listPlanVisits(transaction: Transaction, planId: string): Promise<PlanVisit[]> {
  return await transaction
    .selectFrom("planVisit as visit")
    .innerJoin("professional", (join) =>
      join
        .onRef("professional.programmeId", "=", "visit.programmeId")
        .onRef("professional.professionalId", "=", "visit.professionalId"),
    )
    .innerJoin("request", (join) =>
      join.onRef("request.programmeId", "=", "visit.programmeId").onRef("request.requestId", "=", "visit.requestId"),
    )
    .innerJoin("facility", (join) =>
      join
        .onRef("facility.programmeId", "=", "request.programmeId")
        .onRef("facility.facilityId", "=", "request.facilityId"),
    )
    .select([
      "visitId",
      "visit.professionalId",
      "professional.code as professional",
      "professional.name as professionalName",
      "visit.requestId",
      "request.code as request",
      "seat",
      "facility.code as facility",
      "facility.name as facilityName",
      "request.specialtyCode as specialty",
      "startsOn",
      "weeks",
      "pinned",
    ])
    .where("planId", "=", planId)
    .orderBy("startsOn")
    .orderBy("request.code")
    .orderBy("seat")
    .orderBy("professional.code")
    .execute();
}

/** Everybody whose visit a draft's edits changed: undoing or doing again may bring any of them into the plan. */
export async function listPeopleOfEdits(
  transaction: Transaction,
  planId: string,
): Promise<{ code: string; name: string }[]> {
  return await transaction
    .selectFrom("planEdit as edit")
    .innerJoin("professional", (join) =>
      join
        .onRef("professional.programmeId", "=", "edit.programmeId")
        .on(
          "professional.professionalId",
          "=",
          sql<string>`(coalesce(edit.after, edit.before) ->> 'professionalId')::uuid`,
        ),
    )
    .select(["professional.code", "professional.name"])
    .distinct()
    .where("planId", "=", planId)
    .orderBy("professional.code")
    .execute();
}

/** A planning problem by its digest.
 *  @throws when there is none: plans and runs point at theirs by foreign key */
export async function getPlanInput(transaction: Transaction, inputDigest: string): Promise<PlanInput> {
  const { input } = await transaction
    .selectFrom("planInput")
    .select(sql<PlanInput>`input`.as("input"))
    .where("inputDigest", "=", inputDigest)
    .executeTakeFirstOrThrow();
  return input;
}

/** The prices that prove a plan's bound, or null where none were kept. Apart from the plan, because few pages need them. */
export async function getCertificate(transaction: Transaction, planId: string): Promise<Certificate | null> {
  const row = await transaction
    .selectFrom("plan")
    .select(sql<Certificate | null>`certificate`.as("certificate"))
    .where("planId", "=", planId)
    .executeTakeFirst();
  return row?.certificate ?? null;
}

/** The visits of several plans by plan, each by codes and days, in the order in which they start. */
export async function listVisitsOfPlans(
  transaction: Transaction,
  planIds: string[],
): Promise<Map<string, VisitEntry[]>> {
  const visits = await transaction
    .selectFrom("planVisit as visit")
    .innerJoin("professional", (join) =>
      join
        .onRef("professional.programmeId", "=", "visit.programmeId")
        .onRef("professional.professionalId", "=", "visit.professionalId"),
    )
    .innerJoin("request", (join) =>
      join.onRef("request.programmeId", "=", "visit.programmeId").onRef("request.requestId", "=", "visit.requestId"),
    )
    .select(["planId", "professional.code as professional", "request.code as request", "seat", "startsOn", "weeks"])
    .where("planId", "=", sql<string>`any(${planIds}::uuid[])`)
    .orderBy("startsOn")
    .orderBy("request.code")
    .orderBy("seat")
    .orderBy("professional.code")
    .execute();
  return Map.groupBy(visits, ({ planId }) => planId);
}

/** Several planning problems by their digests. */
export async function listPlanInputs(transaction: Transaction, digests: string[]): Promise<Map<string, PlanInput>> {
  const inputs = await transaction
    .selectFrom("planInput")
    .select(["inputDigest", sql<PlanInput>`input`.as("input")])
    .where("inputDigest", "=", sql<string>`any(${digests}::text[])`)
    .orderBy("inputDigest")
    .execute();
  return new Map(inputs.map(({ inputDigest, input }) => [inputDigest, input]));
}

/** The ids of professionals and requests by their codes, for those that a plan names. */
export async function findIds(
  transaction: Transaction,
  { professionals, requests }: { professionals: string[]; requests: string[] },
): Promise<{ professionalIds: Map<string, string>; requestIds: Map<string, string> }> {
  const people = await transaction
    .selectFrom("professional")
    .select(["code", "professionalId"])
    .where("code", "=", sql<string>`any(${professionals}::text[])`)
    .execute();
  const asked = await transaction
    .selectFrom("request")
    .select(["code", "requestId"])
    .where("code", "=", sql<string>`any(${requests}::text[])`)
    .execute();
  return {
    professionalIds: new Map(people.map(({ code, professionalId }) => [code, professionalId])),
    requestIds: new Map(asked.map(({ code, requestId }) => [code, requestId])),
  };
}

/** A visit by codes and days. */
export function toVisitEntry({ professional, request, seat, startsOn, weeks }: PlanVisit): VisitEntry {
  return { professional, request, seat, startsOn, weeks };
}

function selectPlans(transaction: Transaction) {
  return transaction
    .selectFrom("plan")
    .innerJoin("planningPeriod as period", (join) =>
      join.onRef("period.programmeId", "=", "plan.programmeId").onRef("period.periodId", "=", "plan.periodId"),
    )
    .leftJoin("account as maker", "maker.id", "plan.madeBy")
    .leftJoin("account as accepter", "accepter.id", "plan.acceptedBy")
    .select([
      "plan.planId",
      "plan.periodId",
      "period.name as periodName",
      "plan.name",
      "plan.state",
      "plan.status",
      // Kept without consents, because these change by themselves.
      sql<number>`plan.broken_rules + case when plan.state = 'superseded' then 0 else (
        select count(*)::integer from plan_visit v join professional p using (programme_id, professional_id)
        where v.programme_id = plan.programme_id and v.plan_id = plan.plan_id and not p.erased and not exists (
          select from consent_state c
          where c.programme_id = v.programme_id and c.professional_id = v.professional_id and c.purpose = 'planning'
            and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today())))) end`.as(
        "brokenRules",
      ),
      "plan.value",
      "plan.bound",
      "plan.seconds",
      "plan.seed",
      "plan.inputDigest",
      "plan.runId",
      "plan.basedOnPlanId",
      sql<number>`(select count(*) from plan_visit v where v.programme_id = plan.programme_id and v.plan_id = plan.plan_id)`.as(
        "visits",
      ),
      sql<string>`coalesce(maker.name, '')`.as("madeBy"),
      "plan.createdAt",
      "accepter.name as acceptedBy",
      "plan.acceptedAt",
    ]);
}

/** The columns' check constraints allow nothing but these words. */
function toSummary<Row extends { state: string; status: string }>(row: Row) {
  return { ...row, state: row.state as PlanState, status: row.status as PlanSummary["status"] };
}
