import { m } from "#app/paraglide/messages.js";
import type { Tone } from "#app/ui/Tag.tsx";
import type { PlanRun } from "../plan-run.queries.server.ts";
import type { PlanSummary } from "../plan.queries.server.ts";

/** The state of a plan in a word, with the tone of its tag. */
export function planStateInWords({ state, brokenRules }: Pick<PlanSummary, "state" | "brokenRules">): {
  label: string;
  tone: Tone;
} {
  if (state === "accepted") return { label: m.planning_state_accepted(), tone: "good" };
  if (state === "superseded") return { label: m.planning_state_superseded(), tone: "neutral" };
  if (brokenRules > 0) return { label: m.planning_state_draft_broken({ count: brokenRules }), tone: "danger" };
  return { label: m.planning_state_draft(), tone: "info" };
}

/** The state of a planning run in a word, with the tone of its tag. */
export function runStateInWords(run: Pick<PlanRun, "state" | "stopRequestedAt" | "conflict">): {
  label: string;
  tone: Tone;
} {
  switch (run.state) {
    case "queued":
      return { label: m.planning_run_state_queued(), tone: "neutral" };
    case "running":
      return {
        label: run.stopRequestedAt ? m.planning_run_state_stopping() : m.planning_run_state_running(),
        tone: "info",
      };
    case "finished":
      return run.conflict
        ? { label: m.planning_run_state_no_plan(), tone: "warning" }
        : { label: m.planning_run_state_finished(), tone: "good" };
    case "failed":
      return { label: m.planning_run_state_failed(), tone: "danger" };
  }
}
