import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { gapOf } from "#app/planning/model/plan-value.ts";
import type { PlanSummary } from "#app/planning/plan.queries.server.ts";
import { numberInWords, percentInWords } from "#app/ui/number-words.ts";
import type { Overview } from "../overview.server.ts";
import { lackInWords } from "../overview-words.ts";

type UnderWayProps = { overview: Overview; programme: string };

/** What goes on, what waits for somebody, and what is missing. Shows nothing of which there is nothing. */
export function UnderWay({ overview: { runs, drafts, accepted, lacks }, programme }: UnderWayProps) {
  return (
    <>
      {runs.length > 0 && (
        <section>
          <h2>{m.home_runs_title()}</h2>
          <ul>
            {runs.map(({ runId, periodName, startedBy }) => (
              <li key={runId}>
                <a href={href("/programmes/:programme/plans/runs/:run", { programme, run: runId })}>
                  {m.home_run({ period: periodName, name: startedBy })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {accepted && (
        <section>
          <h2>{m.home_accepted_title()}</h2>
          <ul>
            <PlanLink plan={accepted} programme={programme} />
          </ul>
        </section>
      )}
      {drafts.length > 0 && (
        <section>
          <h2>{m.home_drafts_title()}</h2>
          <ul>
            {drafts.slice(0, DRAFTS_SHOWN).map((plan) => (
              <PlanLink key={plan.planId} plan={plan} programme={programme} />
            ))}
          </ul>
          {drafts.length > DRAFTS_SHOWN && (
            <p>
              <a href={href("/programmes/:programme/plans", { programme })}>
                {m.home_all_plans({ count: drafts.length })}
              </a>
            </p>
          )}
        </section>
      )}
      {lacks.length > 0 && (
        <section>
          <h2>{m.home_lacks_title()}</h2>
          <ul>
            {lacks.map((lack) => (
              <li key={lack.kind}>{lackInWords(lack)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const DRAFTS_SHOWN = 5;

function PlanLink({ plan, programme }: { plan: PlanSummary; programme: string }) {
  const { planId, name, visits, value, bound } = plan;
  return (
    <li>
      <a href={href("/programmes/:programme/plans/:plan", { programme, plan: planId })}>{name}</a>:{" "}
      {m.home_plan_figures({ visits, value: numberInWords(value), gap: percentInWords(gapOf(value, bound)) })}
    </li>
  );
}
