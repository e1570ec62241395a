import { data, href } from "react-router";
import { historyLink } from "#app/accounts/history-link.server.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { isId } from "#app/lib/ids.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { PeriodFacts } from "../components/PeriodFacts.tsx";
import { WeightTable } from "../components/WeightTable.tsx";
import { getPeriod, getProgramme } from "../period.queries.server.ts";
import type { Route } from "./+types/period";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const viewer = requireViewer(context);
  const saved = new URL(request.url).searchParams.get("saved");
  return await inViewersProgramme(context, async (transaction) => {
    const period = isId(params.period) ? await getPeriod(transaction, params.period) : null;
    if (period === null) throw data(null, { status: 404 });
    const { currency } = await getProgramme(transaction);
    const history = historyLink(viewer, { kind: "period", key: period.periodId });
    return { programme: viewer.programme, currency, period, saved, history };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  const title = loaderData && m.programme_period_title({ name: loaderData.period.name });
  return [{ title: documentTitle(title, loaderData?.programme.name) }];
}

export default function PeriodRecord({ loaderData }: Route.ComponentProps) {
  const { programme, currency, period, saved, history } = loaderData;
  const inProgramme = { programme: programme.code };
  const edit = href("/programmes/:programme/periods/:period/edit", { ...inProgramme, period: period.periodId });
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.programme_periods_title(), href: href("/programmes/:programme/periods", inProgramme) },
        ]}
      />
      {saved === "changed" && (
        <Notice tone="good" title={m.programme_period_saved()} live>
          <p>{m.programme_period_saved_text()}</p>
        </Notice>
      )}
      {saved === "unchanged" && <Notice title={m.programme_period_unchanged()} live />}
      <PageTitle lead={m.programme_period_lead()}>{m.programme_period_title({ name: period.name })}</PageTitle>
      <ActionBar>
        <ButtonLink href={edit}>{m.programme_edit_period_link()}</ButtonLink>
        {history && <a href={history}>{m.accounts_history_link()}</a>}
      </ActionBar>
      <PeriodFacts period={period} currency={currency} />
      <h2>{m.programme_weights_title()}</h2>
      <p>{m.programme_weights_text()}</p>
      <WeightTable period={period} currency={currency} />
    </>
  );
}
