import { href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getPeriodByName } from "#app/programme/period.queries.server.ts";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { listRequests } from "../request.queries.server.ts";
import type { Route } from "./+types/requests";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const period = await getPeriodByName(transaction);
    const requests = period === null ? [] : await listRequests(transaction, { periodId: period.periodId });
    return { programme, requests };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.needs_requests_title(), loaderData?.programme.name) }];
}

export default function Requests({ loaderData: { programme, requests } }: Route.ComponentProps) {
  return (
    <>
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle>{m.needs_requests_title()}</PageTitle>
      <DataTable
        caption={m.needs_requests_title()}
        rows={requests}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "code",
            heading: m.needs_request(),
            cell: ({ code }) => (
              <a href={href("/programmes/:programme/requests/:request", { programme: programme.code, request: code })}>
                {code}
              </a>
            ),
          },
        ]}
      />
    </>
  );
}
