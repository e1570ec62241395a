import { data, href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { CoordinateTag } from "../components/CoordinateTag.tsx";
import { getFacility } from "../facility.queries.server.ts";
import { facilityLevelInWords, coordinateStatusInSentence } from "../facility-words.ts";
import type { Route } from "./+types/hospital";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const facility = await inViewersProgramme(context, (transaction) => getFacility(transaction, params.hospital));
  if (facility === null) throw data(null, { status: 404 });
  return { programme, facility };
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.facility.name, loaderData?.programme.name) }];
}

export default function Hospital({ loaderData: { programme, facility } }: Route.ComponentProps) {
  const inProgramme = { programme: programme.code };
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.programme_hospitals_title(), href: href("/programmes/:programme/hospitals", inProgramme) },
        ]}
      />
      <PageTitle lead={`${facility.district} · ${facilityLevelInWords(facility.level)}`}>{facility.name}</PageTitle>
      <KeyValues
        items={[
          { label: m.programme_code(), value: facility.code },
          { label: m.programme_ownership(), value: facility.ownership },
          { label: m.programme_housing(), value: facility.housing },
          { label: m.programme_place_on_map(), value: <CoordinateTag status={facility.coordinateStatus} /> },
          { label: m.programme_coordinate_meaning(), value: coordinateStatusInSentence(facility.coordinateStatus) },
          { label: m.programme_coordinate_note(), value: facility.coordinateNote },
          { label: m.programme_source(), value: facility.source },
        ]}
      />
    </>
  );
}
