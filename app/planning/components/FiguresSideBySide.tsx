import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { changeInWords, moneyInWords, numberInWords, percentInWords } from "#app/ui/number-words.ts";
import { figuresOf } from "../model/figures.ts";
import { gapOf } from "../model/plan-value.ts";
import { toVisit } from "../plan-input-from-programme.ts";
import type { PlanRecord } from "../plan.queries.server.ts";

type Row = { label: string; a: string; b: string; change: string };

/** The figures of two plans, each by the problem it solves. */
export function FiguresSideBySide({ a, b }: { a: PlanRecord; b: PlanRecord }) {
  return (
    <DataTable
      caption={m.planning_compare_figures()}
      rows={rowsOf(a, b)}
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

function rowsOf(a: PlanRecord, b: PlanRecord): Row[] {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  const count = (label: string, before: number, after: number): Row => ({
    label,
    a: numberInWords(before),
    b: numberInWords(after),
    change: changeInWords(after - before),
  });
  const money = { a: moneyInWords(one.cost, a.input.currency), b: moneyInWords(other.cost, b.input.currency) };
  const gaps = { a: percentInWords(gapOf(a.value, a.bound)), b: percentInWords(gapOf(b.value, b.bound)) };
  return [
    count(m.planning_figure_value(), a.value, b.value),
    count(m.planning_best_possible(), Math.floor(a.bound), Math.floor(b.bound)),
    { label: m.planning_gap(), ...gaps, change: "" },
    count(m.planning_figure_visits(), one.visits, other.visits),
    count(m.planning_figure_covered(), one.weeksCovered, other.weeksCovered),
    { label: m.planning_figure_cost(), ...money, change: moneyInWords(other.cost - one.cost, b.input.currency) },
    count(m.planning_figure_hand_overs(), one.handOvers, other.handOvers),
    count(m.planning_figure_floors(), one.floorsMissed, other.floorsMissed),
    count(m.planning_figure_rules(), a.brokenRules, b.brokenRules),
  ];
}

function numbersOf({ input, visits }: PlanRecord) {
  const figures = figuresOf(
    input,
    visits.map((visit) => toVisit(visit, input.startsOn)),
  );
  return {
    visits: figures.visits,
    weeksCovered: figures.weeksCovered,
    cost: figures.cost,
    handOvers: figures.handOvers.length,
    floorsMissed: figures.floors.filter(({ missing }) => missing > 0).length,
  };
}
