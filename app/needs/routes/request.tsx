import { data, href, Outlet } from "react-router";
import { historyLink } from "#app/accounts/history-link.server.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { listPeriodFrames } from "#app/programme/period.queries.server.ts";
import { getNames } from "#app/programme/reference.queries.server.ts";
import { nameOf } from "#app/programme/reference.ts";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { RequestFacts } from "../components/RequestFacts.tsx";
import { WantedWeeks } from "../components/WantedWeeks.tsx";
import { getFloorEntries, getTeamEntries } from "../floor.queries.server.ts";
import { getRequest } from "../request.queries.server.ts";
import type { Route } from "./+types/request";

export async function loader({ context, params: { request: code } }: Route.LoaderArgs) {
  const viewer = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const [period] = await listPeriodFrames(transaction);
    const request = period && (await getRequest(transaction, { periodId: period.periodId, code }));
    if (!period || !request) throw data(null, { status: 404 });
    const floors = await getFloorEntries(transaction, period.name);
    const teams = await getTeamEntries(transaction);
    return {
      programme: viewer.programme,
      history: historyLink(viewer, { kind: "request", key: code }),
      period,
      request,
      names: await getNames(transaction),
      floors: floors.filter(({ requestCodes }) => requestCodes.includes(code)),
      team: teams.find(({ requestCodes }) => requestCodes.includes(code)),
    };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [
    {
      title: documentTitle(
        loaderData && m.needs_request_title({ code: loaderData.request.code }),
        loaderData?.programme.name,
      ),
    },
  ];
}

export default function RequestRecord({ loaderData }: Route.ComponentProps) {
  const { programme, period, request, names, floors, team } = loaderData;
  const inProgramme = { programme: programme.code };
  const specialty = nameOf(names.specialties, request.specialtyCode);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.needs_requests_title(), href: href("/programmes/:programme/requests", inProgramme) },
        ]}
      />
      <PageTitle
        status={request.invented ? { label: m.needs_invented() } : undefined}
        lead={m.needs_request_lead({ specialty, hospital: request.facilityName })}
      >
        {m.needs_request_title({ code: request.code })}
      </PageTitle>
      {loaderData.history && (
        <ActionBar>
          <a href={loaderData.history}>{m.accounts_history_link()}</a>
        </ActionBar>
      )}
      {/* Who is placed here: app/placements/routes. */}
      <Outlet />
      <WantedWeeks request={request} period={period} />
      <RequestFacts request={request} names={names} programme={programme.code} shared={{ floors, team }} />
    </>
  );
}
