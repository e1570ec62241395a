import { m } from "#app/paraglide/messages.js";
import { blockDates, type PeriodFrame, periodDates } from "#app/programme/period.ts";
import { CalendarStrip } from "#app/ui/CalendarStrip.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import { stretchInWords } from "#app/ui/duration-words.ts";
import type { Request } from "../request.queries.server.ts";
import { weeksOfAllVisitors } from "../request.ts";

/** When a hospital can receive visitors for a request, and how many weeks of work it wants in each quarter of a period. */
export function WantedWeeks({ request, period }: { request: Request; period: PeriodFrame }) {
  const all = weeksOfAllVisitors(request);
  const quarters = blockDates(period).map((dates, block) => ({
    block,
    dates,
    each: request.weeksWanted[block] ?? 0,
    all: all[block] ?? 0,
  }));
  return (
    <section>
      <h2>{m.needs_when()}</h2>
      <CalendarStrip
        label={m.needs_windows_label({ dates: request.windows.map(datesInWords).join("; ") })}
        bars={request.windows}
        frame={{ name: period.name, ...periodDates(period) }}
      />
      <ul>
        {request.windows.map((window) => (
          <li key={window.firstOn}>{stretchInWords(window)}</li>
        ))}
      </ul>
      <DataTable
        caption={m.needs_wanted_caption({ period: period.name })}
        rows={quarters}
        rowKey={({ block }) => String(block)}
        narrow="cards"
        columns={[
          {
            key: "quarter",
            heading: m.needs_quarter(),
            cell: ({ block }) => m.needs_quarter_short({ number: block + 1 }),
          },
          { key: "dates", heading: m.needs_dates(), cell: ({ dates }) => datesInWords(dates) },
          { key: "each", heading: m.needs_weeks_each(), cell: ({ each }) => each, number: true },
          { key: "all", heading: m.needs_weeks_all(), cell: ({ all }) => all, number: true },
        ]}
        totals={[m.needs_total(), null, sum(quarters.map(({ each }) => each)), sum(all)]}
      />
    </section>
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
