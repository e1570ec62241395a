import { m } from "#app/paraglide/messages.js";
import { Figures } from "#app/ui/Figures.tsx";
import { moneyInWords, numberInWords, percentInWords } from "#app/ui/number-words.ts";
import type { PlanInput } from "../model/plan-input.ts";
import { gapOf } from "../model/plan-value.ts";
import type { Standing } from "./board-edit.ts";

type BoardFiguresProps = { input: PlanInput; standing: Standing; bound: number };

/** The figures of a plan as it stands: cover, value against its bound, cost against budget, hand-overs, floors, rules. */
export function BoardFigures({ input, standing, bound }: BoardFiguresProps) {
  const { figures, value, breaches } = standing;
  const floorsMissed = figures.floors.filter(({ missing }) => missing > 0);
  return (
    <Figures
      label={m.planning_figures_label()}
      items={[
        {
          label: m.planning_figure_covered(),
          value: numberInWords(figures.weeksCovered),
          note: m.planning_figure_of_weeks({ weeks: numberInWords(figures.weeksAsked) }),
        },
        {
          label: m.planning_figure_value(),
          value: numberInWords(value),
          note: m.planning_figure_gap({
            bound: numberInWords(Math.floor(bound)),
            gap: percentInWords(gapOf(value, bound)),
          }),
        },
        {
          label: m.planning_figure_cost(),
          value: moneyInWords(figures.cost, input.currency),
          note: m.planning_figure_of_budget({ budget: moneyInWords(input.budget, input.currency) }),
        },
        {
          label: m.planning_figure_visits(),
          value: numberInWords(figures.visits),
          note: m.planning_figure_people({ count: figures.people }),
        },
        { label: m.planning_figure_hand_overs(), value: numberInWords(figures.handOvers.length) },
        {
          label: m.planning_figure_floors(),
          value: m.planning_figure_floors_of({ missed: floorsMissed.length, floors: figures.floors.length }),
          note: floorsMissed
            .map(({ floor, missing }) => m.planning_figure_floor({ floor: floor.name, weeks: missing }))
            .join(", "),
        },
        { label: m.planning_figure_rules(), value: numberInWords(breaches.length) },
      ]}
    />
  );
}
