import type { OutCell, OutSheet } from "#app/lib/write-spreadsheet.server.ts";
import { m } from "#app/paraglide/messages.js";
import { figuresOf } from "#app/planning/model/figures.ts";
import { dayInWords } from "#app/ui/date-words.ts";
import { mondayOf, type NamedPlan, sundayOf } from "./plan-names.ts";

/** How good the plan is, how far from the best it can be, and what it costs by quarter. */
export function figuresSheet({ plan, input }: NamedPlan): OutSheet {
  const figures = figuresOf(input, plan.visits);
  const parts = plan["value parts"];
  const money = (minor: number): number => minor / 100;
  const { currency } = input;
  const rows: OutCell[][] = [
    [m.exchange_plan_period(), input.name],
    [m.exchange_plan_first_day(), { date: input.startsOn }],
    [m.exchange_plan_last_day(), { date: sundayOf(input, input.weeks - 1) }],
    [m.exchange_plan_value(), plan.value, m.exchange_plan_value_note()],
    [m.exchange_plan_bound(), Math.floor(plan.bound), m.exchange_plan_bound_note()],
    [m.exchange_plan_gap(), Math.max(0, Math.round(plan.gap * 1_000_000) / 10_000), m.exchange_plan_gap_note()],
    [m.exchange_plan_visits(), figures.visits],
    [m.exchange_plan_people(), figures.people],
    [m.exchange_plan_weeks_asked(), figures.weeksAsked],
    [m.exchange_plan_weeks_covered(), figures.weeksCovered],
    [m.exchange_plan_hand_overs(), figures.handOvers.length],
    [],
    [heading(m.exchange_plan_value_parts())],
    [m.exchange_plan_part_service(), parts.service],
    [m.exchange_plan_part_transfer(), parts.transfer],
    [m.exchange_plan_part_coverage(), parts.coverage],
    [m.exchange_plan_part_hand_over(), parts.handOver],
    [m.exchange_plan_part_preference(), parts.preference],
    [m.exchange_plan_part_cost(), parts.cost],
    [m.exchange_plan_part_floors(), parts.floors],
    [m.exchange_plan_part_changes(), parts.changes],
    [],
    [
      heading(m.exchange_plan_cost_by_quarter()),
      heading(m.exchange_plan_cost({ currency })),
      heading(m.exchange_plan_budget()),
    ],
    ...input.budgetByBlock.map((budget, block) => [
      m.exchange_plan_quarter_from({ number: block + 1, day: dayInWords(mondayOf(input, block * input.blockWeeks)) }),
      money(figures.costByBlock[block] ?? 0),
      money(budget),
    ]),
    [m.exchange_plan_all_quarters(), money(figures.cost), money(input.budget)],
  ];
  return {
    name: m.exchange_plan_sheet_figures(),
    columns: [
      { heading: m.exchange_plan_figure(), width: 34 },
      { heading: m.exchange_plan_is(), width: 20 },
      { heading: m.exchange_plan_note(), width: 70 },
    ],
    rows,
  };
}

function heading(value: string): OutCell {
  return { value, bold: true };
}
