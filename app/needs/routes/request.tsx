import { data, href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getPeriodByName } from "#app/programme/period.queries.server.ts";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { getRequest } from "../request.queries.server.ts";
import type { Route } from "./+types/request";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const period = await getPeriodByName(transaction);
    const asked = period && { periodId: period.periodId, code: params.request };
    const request = asked && (await getRequest(transaction, asked));
    if (request === null) throw data(null, { status: 404 });
    return { programme, request };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.request.code, loaderData?.programme.name) }];
}

export default function RequestRecord({ loaderData: { programme, request } }: Route.ComponentProps) {
  const inProgramme = { programme: programme.code };
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.needs_requests_title(), href: href("/programmes/:programme/requests", inProgramme) },
        ]}
      />
      <PageTitle>{request.code}</PageTitle>
    </>
  );
}
