import type { OutSheet } from "#app/lib/write-spreadsheet.server.ts";
import { m } from "#app/paraglide/messages.js";
import { figuresOf } from "#app/planning/model/figures.ts";
import type { NamedPlan, PlanNames } from "./plan-names.ts";

/** The weeks that hospitals asked for and nobody comes in, by post and quarter, most first. */
export function unmetSheet({ plan, input }: NamedPlan, names: PlanNames): OutSheet {
  const unmet = figuresOf(input, plan.visits)
    .posts.flatMap(({ post, blocks }) => blocks.map(({ wanted, covered }, block) => ({ post, block, wanted, covered })))
    .filter(({ wanted, covered }) => covered < wanted)
    .toSorted((one, other) => other.wanted - other.covered - (one.wanted - one.covered));
  return {
    name: m.exchange_plan_sheet_unmet(),
    columns: [
      { heading: m.exchange_plan_hospital(), width: 30 },
      { heading: m.exchange_plan_district(), width: 16 },
      { heading: m.exchange_plan_request(), width: 10 },
      { heading: m.exchange_plan_specialty(), width: 26 },
      { heading: m.exchange_plan_quarter(), width: 9 },
      { heading: m.exchange_plan_weeks_asked(), width: 12 },
      { heading: m.exchange_plan_weeks_covered(), width: 14 },
      { heading: m.exchange_plan_weeks_unmet(), width: 12 },
    ],
    rows: unmet.map(({ post, block, wanted, covered }) => {
      const { hospital, district, specialty } = names.post(post);
      return [hospital, district, post, specialty, block + 1, wanted, covered, wanted - covered];
    }),
    frozenColumns: 1,
  };
}
