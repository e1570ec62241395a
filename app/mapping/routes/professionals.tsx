import { href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { pageNumber } from "#app/lib/query-string.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { listProfessionals } from "../professional.queries.server.ts";
import type { Route } from "./+types/professionals";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const asked = new URL(request.url).searchParams;
  return await inViewersProgramme(context, async (transaction) => {
    const list = await listProfessionals(transaction, { page: pageNumber(asked.get("page")) });
    return { programme, ...list };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.mapping_professionals_title(), loaderData?.programme.name) }];
}

export default function Professionals({ loaderData: { programme, professionals, total } }: Route.ComponentProps) {
  return (
    <>
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle>{m.mapping_professionals_title()}</PageTitle>
      <DataTable
        caption={m.mapping_professionals_count({ count: total })}
        rows={professionals}
        rowKey={({ code }) => code}
        narrow="cards"
        columns={[
          {
            key: "name",
            heading: m.mapping_name(),
            cell: ({ code, name }) => (
              <a
                href={href("/programmes/:programme/professionals/:professional", {
                  programme: programme.code,
                  professional: code,
                })}
              >
                {name}
              </a>
            ),
          },
        ]}
      />
    </>
  );
}
