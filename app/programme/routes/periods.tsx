import { href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import { documentTitle } from "#app/ui/document-title.ts";
import { moneyInWords } from "#app/ui/number-words.ts";
import { NothingYet } from "../components/NothingYet.tsx";
import { SettingsHead } from "../components/SettingsHead.tsx";
import { getProgramme, listPeriods, type Period } from "../period.queries.server.ts";
import { periodDates } from "../period.ts";
import type { Route } from "./+types/periods";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const { currency } = await getProgramme(transaction);
    return { programme, currency, periods: await listPeriods(transaction) };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.programme_periods_title(), loaderData?.programme.name) }];
}

export default function Periods({ loaderData: { programme, currency, periods } }: Route.ComponentProps) {
  return (
    <>
      <SettingsHead programme={programme} current="periods" />
      {periods.length === 0 ? (
        <NothingYet
          title={m.programme_no_periods_title()}
          text={m.programme_no_periods_text()}
          programme={programme.code}
        />
      ) : (
        <PeriodTable periods={periods} programme={programme.code} currency={currency} />
      )}
    </>
  );
}

function PeriodTable({ periods, programme, currency }: { periods: Period[]; programme: string; currency: string }) {
  return (
    <DataTable
      caption={m.programme_periods_caption()}
      rows={periods}
      rowKey={({ periodId }) => periodId}
      narrow="cards"
      columns={[
        {
          key: "name",
          heading: m.programme_period(),
          cell: ({ periodId, name }) => (
            <a href={href("/programmes/:programme/periods/:period", { programme, period: periodId })}>{name}</a>
          ),
        },
        { key: "dates", heading: m.programme_dates(), cell: (period) => datesInWords(periodDates(period)) },
        { key: "weeks", heading: m.programme_weeks(), cell: ({ weeks }) => weeks, number: true },
        {
          key: "budget",
          heading: m.programme_budget(),
          cell: ({ budgetCents }) => moneyInWords(budgetCents, currency),
          number: true,
        },
      ]}
    />
  );
}
