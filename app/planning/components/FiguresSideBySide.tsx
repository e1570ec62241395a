import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import {
  changeInWords,
  moneyChangeInWords,
  moneyInWords,
  numberInWords,
  percentInWords,
} from "#app/ui/number-words.ts";
import { gapOf } from "../model/plan-value.ts";
import type { ComparedFigures } from "../plan-comparison.ts";
import type { PlanRecord } from "../plan.queries.server.ts";

type Compared = Pick<PlanRecord, "name" | "bound"> & { figures: ComparedFigures };
type FiguresSideBySideProps = { a: Compared; b: Compared; currency: string };
type Row = { label: string; a: string; b: string; change: string };

/** The figures of two plans, each by the problem it solves. */
export function FiguresSideBySide({ a, b, currency }: FiguresSideBySideProps) {
  return (
    <DataTable
      caption={m.planning_compare_figures()}
      rows={rowsOf(a, b, currency)}
      rowKey={({ label }) => label}
      columns={[
        { key: "label", heading: m.planning_figure(), cell: ({ label }) => label },
        { key: "a", heading: a.name, number: true, cell: (row) => row.a },
        { key: "b", heading: b.name, number: true, cell: (row) => row.b },
        { key: "change", heading: m.planning_change(), number: true, cell: ({ change }) => change },
      ]}
    />
  );
}

function rowsOf(a: Compared, b: Compared, currency: string): Row[] {
  const count = (label: string, before: number, after: number): Row => ({
    label,
    a: numberInWords(before),
    b: numberInWords(after),
    change: changeInWords(after - before),
  });
  const money = (label: string, before: number, after: number): Row => ({
    label,
    a: moneyInWords(before, currency),
    b: moneyInWords(after, currency),
    change: moneyChangeInWords(after - before, currency),
  });
  const gap = (plan: Compared) => percentInWords(gapOf(plan.figures.value, plan.bound));
  const [one, other] = [a.figures, b.figures];
  return [
    count(m.planning_figure_value(), one.value, other.value),
    count(m.planning_best_possible(), Math.floor(a.bound), Math.floor(b.bound)),
    { label: m.planning_gap(), a: gap(a), b: gap(b), change: "" },
    count(m.planning_figure_visits(), one.visits, other.visits),
    count(m.planning_figure_people_sent(), one.people, other.people),
    count(m.planning_figure_covered(), one.weeksCovered, other.weeksCovered),
    count(m.planning_figure_hand_overs(), one.handOvers, other.handOvers),
    money(m.planning_figure_cost(), one.cost, other.cost),
    ...one.costByBlock.map((cost, block) =>
      money(m.planning_cost_of_block({ number: block + 1 }), cost, other.costByBlock[block] ?? 0),
    ),
    count(m.planning_figure_rules(), one.brokenRules, other.brokenRules),
  ];
}
