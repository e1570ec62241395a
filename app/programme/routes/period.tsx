import { data, href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { isId } from "#app/lib/ids.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import { documentTitle } from "#app/ui/document-title.ts";
import { moneyInWords } from "#app/ui/number-words.ts";
import { getPeriod, getProgramme } from "../period.queries.server.ts";
import { periodDates } from "../period.ts";
import type { Route } from "./+types/period";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const period = isId(params.period) ? await getPeriod(transaction, params.period) : null;
    if (period === null) throw data(null, { status: 404 });
    const { currency } = await getProgramme(transaction);
    return { programme, currency, period };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.period.name, loaderData?.programme.name) }];
}

export default function PeriodRecord({ loaderData: { programme, currency, period } }: Route.ComponentProps) {
  const inProgramme = { programme: programme.code };
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.programme_periods_title(), href: href("/programmes/:programme/periods", inProgramme) },
        ]}
      />
      <PageTitle>{period.name}</PageTitle>
      <KeyValues
        items={[
          { label: m.programme_dates(), value: datesInWords(periodDates(period)) },
          { label: m.programme_weeks(), value: period.weeks },
          { label: m.programme_budget(), value: moneyInWords(period.budgetCents, currency) },
        ]}
      />
    </>
  );
}
