import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { weekdayInWords } from "#app/ui/date-words.ts";
import { stretchInWords, weeksInWords } from "#app/ui/duration-words.ts";
import { moneyInWords } from "#app/ui/number-words.ts";
import { blockDates, type PeriodEntry, periodDates } from "../period.ts";

/** When a period is, and what may be spent in it. */
export function PeriodFacts({ period, currency }: { period: PeriodEntry; currency: string }) {
  const { startsOn, clearanceWeeks, budgetCents, blockBudgetsCents } = period;
  const quarters = blockDates(period).map((dates, block) => ({ block, dates, budget: blockBudgetsCents[block] }));
  return (
    <>
      <KeyValues
        items={[
          { label: m.programme_dates(), value: stretchInWords(periodDates(period)) },
          {
            label: m.programme_clearance_weeks(),
            value: m.programme_clearance_until({
              weeks: weeksInWords(clearanceWeeks),
              first: weekdayInWords(addDays(startsOn, clearanceWeeks * DAYS_PER_WEEK)),
            }),
          },
          { label: m.programme_budget(), value: moneyInWords(budgetCents, currency) },
        ]}
      />
      <DataTable
        caption={m.programme_blocks_caption()}
        rows={quarters}
        rowKey={({ block }) => String(block)}
        columns={[
          {
            key: "quarter",
            heading: m.programme_quarter(),
            cell: ({ block }) => m.programme_quarter_short({ number: block + 1 }),
          },
          { key: "dates", heading: m.programme_dates(), cell: ({ dates }) => stretchInWords(dates) },
          {
            key: "budget",
            heading: m.programme_budget(),
            cell: ({ budget }) =>
              budget === undefined ? m.programme_shares_the_budget() : moneyInWords(budget, currency),
            number: true,
          },
        ]}
      />
    </>
  );
}
