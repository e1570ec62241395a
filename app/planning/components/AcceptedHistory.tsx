import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { numberInWords } from "#app/ui/number-words.ts";
import type { PlanSummary } from "../plan.queries.server.ts";
import { planStateInWords } from "./plan-state-words.ts";
import { timeInWords } from "./time-words.ts";

type AcceptedHistoryProps = { plans: PlanSummary[]; programme: { code: string; timeZone: string } };

/** The plans of a period that were accepted, by whom and when. Nothing while none was. */
export function AcceptedHistory({ plans, programme }: AcceptedHistoryProps) {
  if (plans.length === 0) return null;
  return (
    <DataTable
      caption={m.planning_history_caption()}
      narrow="cards"
      rows={plans}
      rowKey={({ planId }) => planId}
      columns={[
        {
          key: "name",
          heading: m.planning_plan(),
          cell: ({ planId, name }) => (
            <a href={href("/programmes/:programme/plans/:plan", { programme: programme.code, plan: planId })}>{name}</a>
          ),
        },
        { key: "state", heading: m.planning_state(), cell: (plan) => planStateInWords(plan).label },
        { key: "value", heading: m.planning_figure_value(), number: true, cell: ({ value }) => numberInWords(value) },
        { key: "by", heading: m.planning_accepted_by(), cell: ({ acceptedBy }) => acceptedBy },
        {
          key: "when",
          heading: m.planning_accepted_at(),
          cell: ({ acceptedAt }) => acceptedAt && timeInWords(acceptedAt, programme.timeZone),
        },
      ]}
    />
  );
}
