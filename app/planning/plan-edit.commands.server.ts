import { agreesTo } from "#app/accounts/consent.queries.server.ts";
import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import type { Breach } from "./model/breach.ts";
import { findIds, getPlan, toVisitEntry, type PlanRecord, type PlanVisit } from "./plan.queries.server.ts";
import { planAllows } from "./plan-states.ts";
import {
  appendEdit,
  getFirstUndone,
  getLastEdit,
  lockPlan,
  markUndone,
  type PlanEdit,
  putVisit,
  savePlanValue,
  type StoredVisit,
} from "./plan-writes.queries.server.ts";
import { requestAndSeatOf } from "./post-seat.ts";
import { whyNotPinnable, whyNotPlaceable } from "./visit-edits.ts";
import { mondayOf } from "./whole-weeks.ts";

/** Where a visit is to be, in the words of the planning problem: a post and a week counted from 0. */
export type Place = { post: string; start: number; weeks: number };

/** What a plan is worth after an edit, and how many hard rules it breaks. */
export type Edited = { visitId: string; value: number; brokenRules: number };

/** Adds a visit to a draft. It may break rules: the draft says so, and cannot be accepted as long as it does.
 *  @param asked.person a person's code
 *  @refuses planning/unknown-plan; planning/not-a-draft; planning/unknown-person, planning/unknown-post, planning/outside-period when the
 *  plan's problem does not have them; planning/no-consent when the person does not agree to being planned; planning/visit-there-already */
export async function addVisit(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: Place & { planId: string; person: string },
): Promise<Edited | Refusal> {
  const plan = await getDraft(transaction, asked.planId);
  if (isRefusal(plan)) return plan;
  const refusal = whyNotPlaceable(plan, asked);
  if (refusal) return refusal;
  const after = await placed(transaction, plan, asked);
  return await edit(transaction, context, {
    plan,
    edit: { act: "add", visitId: newId(), before: null, after: { ...after, pinned: false } },
  });
}

/** Moves a visit of a draft to other weeks, another length, or another post; its person and its pin stay.
 *  @refuses as addVisit; planning/unknown-visit */
export async function moveVisit(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: Place & { planId: string; visitId: string },
): Promise<Edited | Refusal> {
  const plan = await getDraft(transaction, asked.planId);
  if (isRefusal(plan)) return plan;
  const visit = plan.visits.find(({ visitId }) => visitId === asked.visitId);
  if (!visit) return refuse("planning/unknown-visit");
  const refusal = whyNotPlaceable(plan, { ...asked, person: visit.professional });
  if (refusal) return refusal;
  const after = {
    ...(await placed(transaction, plan, { ...asked, person: visit.professional })),
    pinned: visit.pinned,
  };
  return await edit(transaction, context, {
    plan,
    edit: { act: "move", visitId: visit.visitId, before: stored(visit), after },
  });
}

type VisitOfPlan = { planId: string; visitId: string };

/** Takes a visit out of a draft.
 *  @refuses planning/unknown-plan; planning/not-a-draft; planning/unknown-visit */
export async function removeVisit(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: VisitOfPlan,
): Promise<Edited | Refusal> {
  const found = await getVisitOfDraft(transaction, asked);
  if (isRefusal(found)) return found;
  const { plan, visit } = found;
  return await edit(transaction, context, {
    plan,
    edit: { act: "remove", visitId: visit.visitId, before: stored(visit), after: null },
  });
}

/** Pins a visit, so that the next planning run that starts from this draft keeps it.
 *  @refuses planning/unknown-plan; planning/not-a-draft; planning/unknown-visit; planning/not-possible when the person could never make
 *  this visit: a run would have to keep what can never be accepted */
export async function pinVisit(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: VisitOfPlan,
): Promise<Edited | Refusal> {
  return await setPin(transaction, context, { ...asked, pinned: true });
}

/** Takes the pin off a visit.
 *  @refuses planning/unknown-plan; planning/not-a-draft; planning/unknown-visit */
export async function unpinVisit(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: VisitOfPlan,
): Promise<Edited | Refusal> {
  return await setPin(transaction, context, { ...asked, pinned: false });
}

/** Takes back the last edit that holds.
 *  @refuses planning/unknown-plan; planning/not-a-draft; planning/nothing-to-undo */
export async function undoEdit(
  transaction: Transaction,
  context: ProgrammeContext,
  planId: string,
): Promise<Edited | Refusal> {
  const plan = await getDraft(transaction, planId);
  if (isRefusal(plan)) return plan;
  const last = await getLastEdit(transaction, planId);
  if (!last) return refuse("planning/nothing-to-undo");
  await markUndone(transaction, planId, { sequence: last.sequence, undone: true });
  return await apply(transaction, context, {
    plan,
    act: "undo-edit",
    change: { ...last, before: last.after, after: last.before },
  });
}

/** Does again the edit that was undone last.
 *  @refuses planning/unknown-plan; planning/not-a-draft; planning/nothing-to-redo */
export async function redoEdit(
  transaction: Transaction,
  context: ProgrammeContext,
  planId: string,
): Promise<Edited | Refusal> {
  const plan = await getDraft(transaction, planId);
  if (isRefusal(plan)) return plan;
  const undone = await getFirstUndone(transaction, planId);
  if (!undone) return refuse("planning/nothing-to-redo");
  await markUndone(transaction, planId, { sequence: undone.sequence, undone: false });
  return await apply(transaction, context, { plan, act: "redo-edit", change: undone });
}

async function getDraft(transaction: Transaction, planId: string): Promise<PlanRecord | Refusal> {
  await lockPlan(transaction, planId);
  const plan = await getPlan(transaction, planId);
  if (!plan) return refuse("planning/unknown-plan");
  return planAllows(plan.state, "edit") ? plan : refuse("planning/not-a-draft", { state: plan.state });
}

async function getVisitOfDraft(
  transaction: Transaction,
  { planId, visitId }: VisitOfPlan,
): Promise<{ plan: PlanRecord; visit: PlanVisit } | Refusal> {
  const plan = await getDraft(transaction, planId);
  if (isRefusal(plan)) return plan;
  const visit = plan.visits.find((visit) => visit.visitId === visitId);
  return visit ? { plan, visit } : refuse("planning/unknown-visit");
}

/** A visit that is pinned already, or is not, stays as it is, and nothing is left to undo. */
async function setPin(
  transaction: Transaction,
  context: ProgrammeContext,
  { pinned, ...asked }: VisitOfPlan & { pinned: boolean },
): Promise<Edited | Refusal> {
  const found = await getVisitOfDraft(transaction, asked);
  if (isRefusal(found)) return found;
  const { plan, visit } = found;
  if (visit.pinned === pinned) return unchanged(plan, visit);
  const refusal = pinned ? whyNotPinnable(plan.input, toVisitEntry(visit)) : null;
  if (refusal) return refusal;
  const before = stored(visit);
  return await edit(transaction, context, {
    plan,
    edit: { act: pinned ? "pin" : "unpin", visitId: visit.visitId, before, after: { ...before, pinned } },
  });
}

/** Applies a new edit and remembers it, so that it can be undone. */
async function edit(
  transaction: Transaction,
  context: ProgrammeContext,
  { plan, edit }: { plan: PlanRecord; edit: Omit<PlanEdit, "sequence"> },
): Promise<Edited | Refusal> {
  const { accountId } = context;
  invariant(accountId !== null, "a draft is edited by someone");
  await appendEdit(transaction, { ...context, accountId }, { planId: plan.planId, edit });
  return await apply(transaction, context, { plan, act: `${edit.act}-visit`, change: edit });
}

/** Makes a visit what the change says, values the plan anew, and leaves an audit line. A visit of somebody who does not agree to being
 *  planned can only be removed. */
async function apply(
  transaction: Transaction,
  context: ProgrammeContext,
  { plan, act, change }: { plan: PlanRecord; act: string; change: Pick<PlanEdit, "visitId" | "before" | "after"> },
): Promise<Edited | Refusal> {
  const { planId } = plan;
  const { visitId, before, after } = change;
  if (after && !(await agreesTo(transaction, after.professionalId, "planning"))) return refuse("planning/no-consent");
  await putVisit(transaction, { planId, visitId, visit: after });
  const changed = await getPlan(transaction, planId);
  invariant(changed, "the plan is held by this transaction");
  const { value, breaches, status } = evaluatePlan(plan.input, changed.visits.map(toVisitEntry), plan.bound);
  await savePlanValue(transaction, planId, { value, status, brokenRules: beside("no-consent", breaches) });
  await writeAudit(transaction, context, {
    act: `planning/${act}`,
    object: { kind: "plan", id: planId },
    before: { visitId, visit: before, value: plan.value },
    after: { visitId, visit: after, value },
  });
  return { visitId, value, brokenRules: breaches.length };
}

function beside(code: Breach["code"], breaches: readonly Breach[]): number {
  return breaches.filter((breach) => breach.code !== code).length;
}

function unchanged({ value, brokenRules }: PlanRecord, { visitId }: PlanVisit): Edited {
  return { visitId, value, brokenRules };
}

async function placed(
  transaction: Transaction,
  plan: PlanRecord,
  { person, post, start, weeks }: Place & { person: string },
): Promise<Omit<StoredVisit, "visitId" | "pinned">> {
  const { request, seat } = requestAndSeatOf(post);
  const { professionalIds, requestIds } = await findIds(transaction, { professionals: [person], requests: [request] });
  const [professionalId, requestId] = [professionalIds.get(person), requestIds.get(request)];
  invariant(professionalId && requestId, `the problem names ${person} and ${post}, which the programme does not have`);
  return { professionalId, requestId, seat, startsOn: mondayOf(start, plan.input.startsOn), weeks };
}

function stored({ professionalId, requestId, seat, startsOn, weeks, pinned }: PlanVisit): Omit<StoredVisit, "visitId"> {
  return { professionalId, requestId, seat, startsOn, weeks, pinned };
}
