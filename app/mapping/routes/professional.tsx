import { data, href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { getProfessional } from "../professional.queries.server.ts";
import type { Route } from "./+types/professional";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const professional = await inViewersProgramme(context, (transaction) =>
    getProfessional(transaction, params.professional),
  );
  if (professional === null) throw data(null, { status: 404 });
  return { programme, professional };
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.professional.name, loaderData?.programme.name) }];
}

export default function ProfessionalRecord({ loaderData: { programme, professional } }: Route.ComponentProps) {
  const inProgramme = { programme: programme.code };
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.mapping_professionals_title(), href: href("/programmes/:programme/professionals", inProgramme) },
        ]}
      />
      <PageTitle>{professional.name}</PageTitle>
    </>
  );
}
