import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { withoutThoseWhoDoNotAgree } from "./agreement.ts";
import { evaluatePlan } from "./evaluate-plan.ts";
import { getCertificate, getPlan, type PlanRecord, type PlanVisit, toVisitEntry } from "./plan.queries.server.ts";
import { planAllows } from "./plan-states.ts";
import { insertPlan, lockPlan, removePlan, saveName } from "./plan-writes.queries.server.ts";

/** Letters that a plan's name may have. */
export const LONGEST_NAME = 120;

/** Gives a plan another name.
 *  @refuses planning/unknown-plan; planning/name-length when it is empty or longer than LONGEST_NAME; planning/history */
export async function renamePlan(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: { planId: string; name: string },
): Promise<{ planId: string } | Refusal> {
  const { planId } = asked;
  const name = asked.name.trim();
  await lockPlan(transaction, planId);
  const plan = await getPlan(transaction, planId);
  if (!plan) return refuse("planning/unknown-plan");
  if (!planAllows(plan.state, "rename")) return refuse("planning/history", { state: plan.state });
  if (!fits(name)) return refuse("planning/name-length", { longest: LONGEST_NAME });
  if (plan.name === name) return { planId };
  await saveName(transaction, planId, name);
  const object = { kind: "plan", id: planId };
  await writeAudit(transaction, context, {
    act: "planning/rename-plan",
    object,
    before: { name: plan.name },
    after: { name },
  });
  return { planId };
}

/** Copies a plan of any state into a new draft, with its pins and without its history, and without the visits of whoever does not agree to
 *  being planned any more.
 *  @returns the id of the draft
 *  @refuses planning/unknown-plan; planning/name-length */
export async function copyPlan(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: { planId: string; name: string },
): Promise<{ planId: string } | Refusal> {
  invariant(context.accountId !== null, "a plan is copied by someone");
  const original = await getPlan(transaction, asked.planId);
  if (!original) return refuse("planning/unknown-plan");
  const name = asked.name.trim();
  if (!fits(name)) return refuse("planning/name-length", { longest: LONGEST_NAME });
  const planId = newId();
  const { visits: agreed } = withoutThoseWhoDoNotAgree(original.input, original.visits);
  const { visits, madeBy, certificate } = {
    visits: agreed.map((visit) => ({ ...visit, visitId: newId() })),
    madeBy: context.accountId,
    certificate: await getCertificate(transaction, original.planId),
  };
  await insertPlan(transaction, context, {
    plan: {
      ...copied(original),
      ...(agreed.length < original.visits.length && valued(original, agreed)),
      planId,
      basedOnPlanId: original.planId,
      name,
      madeBy,
      certificate,
    },
    visits,
  });
  await writeAudit(transaction, context, {
    act: "planning/copy-plan",
    object: { kind: "plan", id: planId },
    after: { copyOf: original.planId, name },
  });
  return { planId };
}

/** Removes a draft for good.
 *  @refuses planning/unknown-plan; planning/not-a-draft, because what was accepted once is kept */
export async function deleteDraft(
  transaction: Transaction,
  context: ProgrammeContext,
  planId: string,
): Promise<{ planId: string } | Refusal> {
  await lockPlan(transaction, planId);
  const plan = await getPlan(transaction, planId);
  if (!plan) return refuse("planning/unknown-plan");
  if (!planAllows(plan.state, "delete")) return refuse("planning/not-a-draft", { state: plan.state });
  await removePlan(transaction, planId);
  const before = { name: plan.name, value: plan.value, visits: plan.visits.length };
  await writeAudit(transaction, context, {
    act: "planning/delete-draft",
    object: { kind: "plan", id: planId },
    before,
  });
  return { planId };
}

/** What the copied visits are worth, and how many rules they break. */
function valued(original: PlanRecord, visits: readonly PlanVisit[]) {
  const { value, breaches, status } = evaluatePlan(original.input, visits.map(toVisitEntry), original.bound);
  return { value, status, brokenRules: breaches.length };
}

function fits(name: string): boolean {
  return name.length > 0 && name.length <= LONGEST_NAME;
}

function copied({ periodId, inputDigest, runId, status, value, bound, seed, seconds, brokenRules }: PlanRecord) {
  return { periodId, inputDigest, runId, status, value, bound, seed, seconds, brokenRules };
}
