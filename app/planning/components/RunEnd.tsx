import { href } from "react-router";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import type { PlanRun } from "../plan-run.queries.server.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";

/** How a run ended: with a plan, with a conflict that leaves none, or by mistake. Nothing while it goes on. */
export function RunEnd({ run, programme }: { run: PlanRun; programme: string }) {
  if (run.conflict)
    return (
      <Notice tone="warning" title={m.planning_run_conflict_title()}>
        <ul>
          {run.conflict.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
    );
  if (run.failure !== null)
    return (
      <Notice tone="danger" title={m.planning_run_failed_title()}>
        <p>{refusalInWords({ code: run.failure, details: {} }, PLANNING_REFUSALS)}</p>
      </Notice>
    );
  if (run.state !== "finished") return null;
  return (
    <Notice tone="good" title={m.planning_run_finished_title()}>
      {run.planId === null ? (
        <p>{m.planning_run_plan_deleted()}</p>
      ) : (
        <ButtonLink href={href("/programmes/:programme/plans/:plan", { programme, plan: run.planId })}>
          {m.planning_open_board()}
        </ButtonLink>
      )}
    </Notice>
  );
}
