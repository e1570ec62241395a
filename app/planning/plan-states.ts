/** States of a plan. A draft can be changed; at most one plan of a period is accepted; a superseded one is history. */
export type PlanState = "draft" | "accepted" | "superseded";

export type PlanAct = "edit" | "rename" | "copy" | "accept" | "delete" | "start-run-from";

/** What may be done with a plan, by its state. An accepted plan is copied into a draft to be changed, so that what was accepted stays
 *  readable as it was.
 *  @source docs/glossary.md, plan; docs/guide/planning.md */
export const PLAN_ACTS: Record<PlanState, readonly PlanAct[]> = {
  draft: ["edit", "rename", "copy", "accept", "delete", "start-run-from"],
  accepted: ["rename", "copy", "start-run-from"],
  superseded: ["copy"],
};

/** Whether an act is allowed in a state: a page shows the button by it, a command decides by it. */
export function planAllows(state: PlanState, act: PlanAct): boolean {
  return PLAN_ACTS[state].includes(act);
}

/** States of a planning run. Infeasible is a way to finish: the run then has a conflict and no plan. */
export type PlanRunState = "queued" | "running" | "finished" | "failed";

/** Whether a run still goes on. */
export function isUnderWay(state: PlanRunState): boolean {
  return state === "queued" || state === "running";
}

/** Whether a run can be told to stop: once, while it goes on. */
export function canBeStopped(run: { state: PlanRunState; stopRequestedAt: Date | null }): boolean {
  return isUnderWay(run.state) && run.stopRequestedAt === null;
}
