import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Figures } from "#app/ui/Figures.tsx";
import { moneyInWords, numberInWords } from "#app/ui/number-words.ts";
import type { Overview } from "../overview.server.ts";

/** What the programme has, each figure a link to its rows. */
export function Holdings({ overview, programme }: { overview: Overview; programme: string }) {
  const { state, period, accepted, placements, currency } = overview;
  const periods = href("/programmes/:programme/periods", { programme });
  const plan = accepted && href("/programmes/:programme/plans/:plan", { programme, plan: accepted.planId });
  return (
    <Figures
      label={m.home_holdings()}
      items={[
        figure(
          m.home_figure_professionals(),
          state.professionals,
          href("/programmes/:programme/professionals", { programme }),
        ),
        figure(m.home_figure_requests(), state.requests, href("/programmes/:programme/requests", { programme })),
        figure(m.home_figure_hospitals(), state.hospitals, href("/programmes/:programme/hospitals", { programme })),
        figure(
          m.home_figure_induction_weeks(),
          state.inductionWeeks,
          href("/programmes/:programme/waves", { programme }),
        ),
        {
          label: m.home_figure_budget(),
          value: <a href={periods}>{period ? moneyInWords(period.budgetCents, currency) : m.home_figure_none()}</a>,
          note: period?.name,
        },
        ...(plan ? [figure(m.home_figure_placements(), placements, plan)] : []),
      ]}
    />
  );
}

function figure(label: string, number: number, to: string) {
  return { label, value: <a href={to}>{numberInWords(number)}</a> };
}
