import { data, href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { CoordinateTag } from "../components/CoordinateTag.tsx";
import { type Facility, getFacility } from "../facility.queries.server.ts";
import { coordinateStatusInSentence, facilityLevelInWords, ownershipInWords } from "../facility-words.ts";
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
          { label: m.programme_ownership(), value: ownershipInWords(facility.ownership) },
          { label: m.programme_housing(), value: facility.housing },
          { label: m.programme_place_on_map(), value: <CoordinateTag status={facility.coordinateStatus} /> },
          { label: m.programme_coordinate_meaning(), value: coordinateStatusInSentence(facility.coordinateStatus) },
          { label: m.programme_coordinate(), value: coordinateInWords(facility) },
          { label: m.programme_coordinate_note(), value: facility.coordinateNote },
          { label: m.programme_source(), value: facility.source },
        ]}
      />
      <ActionBar>
        <ButtonLink
          href={`${href("/programmes/:programme/requests", inProgramme)}?hospital=${facility.code}`}
          kind="quiet"
        >
          {m.programme_hospital_requests()}
        </ButtonLink>
      </ActionBar>
    </>
  );
}

/** "−29.34154, 27.54436": five decimals are a metre. */
function coordinateInWords({ latitude, longitude }: Facility): string | null {
  return latitude === null || longitude === null
    ? null
    : [latitude, longitude].map((degrees) => degrees.toFixed(5)).join(", ");
}
