import type { ReactNode } from "react";
import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { gapOf } from "#app/planning/model/plan-value.ts";
import type { PlanSummary } from "#app/planning/plan.queries.server.ts";
import { dayInWords } from "#app/ui/date-words.ts";
import { numberInWords, percentInWords } from "#app/ui/number-words.ts";
import type { Overview } from "../overview.server.ts";
import { lackInWords } from "../overview-words.ts";

type UnderWayProps = { overview: Overview; programme: string };

/** What goes on, what waits for somebody, and what is missing. Shows nothing of which there is nothing. */
export function UnderWay({ overview: { toDecide, runs, drafts, accepted, lacks }, programme }: UnderWayProps) {
  return (
    <>
      <Listed title={m.home_decide_title()} of={toDecide}>
        {({ placementId, professionalCode, professionalName, facilityName, startsOn }) => (
          <li key={placementId}>
            <a
              href={href("/programmes/:programme/professionals/:professional", {
                programme,
                professional: professionalCode,
              })}
            >
              {m.home_decide({ name: professionalName, hospital: facilityName, day: dayInWords(startsOn) })}
            </a>
          </li>
        )}
      </Listed>
      <Listed title={m.home_runs_title()} of={runs}>
        {({ runId, periodName, startedBy }) => (
          <li key={runId}>
            <a href={href("/programmes/:programme/plans/runs/:run", { programme, run: runId })}>
              {m.home_run({ period: periodName, name: startedBy })}
            </a>
          </li>
        )}
      </Listed>
      <Listed title={m.home_accepted_title()} of={accepted ? [accepted] : []}>
        {(plan) => <PlanLink key={plan.planId} plan={plan} programme={programme} />}
      </Listed>
      <Listed title={m.home_drafts_title()} of={drafts.slice(0, DRAFTS_SHOWN)}>
        {(plan) => <PlanLink key={plan.planId} plan={plan} programme={programme} />}
      </Listed>
      {drafts.length > DRAFTS_SHOWN && (
        <p>
          <a href={href("/programmes/:programme/plans", { programme })}>{m.home_all_plans({ count: drafts.length })}</a>
        </p>
      )}
      <Listed title={m.home_lacks_title()} of={lacks}>
        {(lack) => <li key={lack.kind}>{lackInWords(lack)}</li>}
      </Listed>
    </>
  );
}

const DRAFTS_SHOWN = 5;

type ListedProps<Item> = { title: string; of: Item[]; children: (item: Item) => ReactNode };

/** A headed list, or nothing when nothing is in it. */
function Listed<Item>({ title, of: items, children }: ListedProps<Item>) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>{items.map(children)}</ul>
    </section>
  );
}

function PlanLink({ plan, programme }: { plan: PlanSummary; programme: string }) {
  const { planId, name, visits, value, bound } = plan;
  return (
    <li>
      <a href={href("/programmes/:programme/plans/:plan", { programme, plan: planId })}>{name}</a>:{" "}
      {m.home_plan_figures({ visits, value: numberInWords(value), gap: percentInWords(gapOf(value, bound)) })}
    </li>
  );
}
