import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DataTable, type Column } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { moneyInWords, numberInWords, percentInWords } from "#app/ui/number-words.ts";
import { gapOf } from "../model/plan-value.ts";
import type { PlanRun } from "../plan-run.queries.server.ts";
import type { ListedPlan } from "../listed-plans.server.ts";
import { planStateInWords, runStateInWords } from "./plan-state-words.ts";
import { timeInWords } from "./time-words.ts";

type Programme = { code: string; timeZone: string };

/** Plans of the programme, with what they are worth and how far that is from the best possible. */
export function PlanTable({ plans, programme }: { plans: ListedPlan[]; programme: Programme }) {
  const columns: Column<ListedPlan>[] = [
    {
      key: "name",
      heading: m.planning_plan(),
      cell: ({ planId, name }) => (
        <a href={href("/programmes/:programme/plans/:plan", { programme: programme.code, plan: planId })}>{name}</a>
      ),
    },
    { key: "period", heading: m.planning_period(), cell: ({ periodName }) => periodName },
    { key: "state", heading: m.planning_state(), cell: (plan) => <StateTag {...planStateInWords(plan)} /> },
    { key: "visits", heading: m.planning_figure_visits(), number: true, cell: ({ visits }) => numberInWords(visits) },
    { key: "value", heading: m.planning_figure_value(), number: true, cell: ({ value }) => numberInWords(value) },
    {
      key: "bound",
      heading: m.planning_best_possible(),
      number: true,
      cell: ({ bound }) => numberInWords(Math.floor(bound)),
    },
    {
      key: "gap",
      heading: m.planning_gap(),
      number: true,
      cell: ({ value, bound }) => percentInWords(gapOf(value, bound)),
    },
    {
      key: "cost",
      heading: m.planning_figure_cost(),
      number: true,
      cell: ({ cost, currency }) => moneyInWords(cost, currency),
    },
    { key: "by", heading: m.planning_made_by(), cell: ({ madeBy }) => madeBy },
    { key: "when", heading: m.planning_made_at(), cell: ({ createdAt }) => timeInWords(createdAt, programme.timeZone) },
  ];
  return (
    <DataTable
      caption={m.planning_plans_caption({ count: plans.length })}
      narrow="cards"
      rows={plans}
      rowKey={({ planId }) => planId}
      columns={columns}
    />
  );
}

/** Runs of the planner, each with where it led. */
export function RunTable({ runs, programme }: { runs: PlanRun[]; programme: Programme }) {
  const columns: Column<PlanRun>[] = [
    {
      key: "when",
      heading: m.planning_run_started(),
      cell: ({ runId, createdAt }) => (
        <a href={href("/programmes/:programme/plans/runs/:run", { programme: programme.code, run: runId })}>
          {timeInWords(createdAt, programme.timeZone)}
        </a>
      ),
    },
    { key: "period", heading: m.planning_period(), cell: ({ periodName }) => periodName },
    { key: "state", heading: m.planning_state(), cell: (run) => <StateTag {...runStateInWords(run)} /> },
    {
      key: "seconds",
      heading: m.planning_seconds(),
      number: true,
      cell: ({ secondsLimit }) => numberInWords(secondsLimit),
    },
    { key: "seed", heading: m.planning_seed(), number: true, cell: ({ seed }) => seed },
    { key: "by", heading: m.planning_run_started_by(), cell: ({ startedBy }) => startedBy },
  ];
  return (
    <DataTable
      caption={m.planning_runs_caption({ count: runs.length })}
      narrow="cards"
      rows={runs}
      rowKey={({ runId }) => runId}
      columns={columns}
    />
  );
}

function StateTag({ label, tone }: ReturnType<typeof planStateInWords>) {
  return <Tag tone={tone}>{label}</Tag>;
}
