import { href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { CoordinateTag } from "../components/CoordinateTag.tsx";
import { HospitalMap } from "../components/HospitalMap.tsx";
import { NothingYet } from "../components/NothingYet.tsx";
import { type Facility, listFacilities } from "../facility.queries.server.ts";
import { facilityLevelInWords } from "../facility-words.ts";
import { drawHospitalMap } from "../hospital-map.ts";
import { outlineOf } from "../outline.server.ts";
import { listCountries } from "../reference.queries.server.ts";
import type { Route } from "./+types/hospitals";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const facilities = await listFacilities(transaction);
    const countries = await listCountries(transaction);
    const maps = countries.flatMap(({ code, name }) => {
      const here = facilities.filter(({ countryCode }) => countryCode === code);
      const outline = here.length > 0 ? outlineOf(code) : null;
      return outline === null ? [] : [{ country: name, map: drawHospitalMap(here, outline) }];
    });
    return { programme, facilities, maps };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.programme_hospitals_title(), loaderData?.programme.name) }];
}

export default function Hospitals({ loaderData: { programme, facilities, maps } }: Route.ComponentProps) {
  return (
    <>
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle lead={m.programme_hospitals_lead()}>{m.programme_hospitals_title()}</PageTitle>
      {facilities.length === 0 ? (
        <NothingYet
          title={m.programme_no_hospitals_title()}
          text={m.programme_no_hospitals_text()}
          programme={programme.code}
        />
      ) : (
        <>
          {maps.map(({ country, map }) => (
            <HospitalMap key={country} country={country} map={map} />
          ))}
          <HospitalTable facilities={facilities} programme={programme.code} />
        </>
      )}
    </>
  );
}

function HospitalTable({ facilities, programme }: { facilities: Facility[]; programme: string }) {
  return (
    <DataTable
      caption={m.programme_hospitals_caption({ count: facilities.length })}
      rows={facilities}
      rowKey={({ code }) => code}
      narrow="cards"
      columns={[
        {
          key: "name",
          heading: m.programme_hospital(),
          cell: ({ code, name }) => (
            <a href={href("/programmes/:programme/hospitals/:hospital", { programme, hospital: code })}>{name}</a>
          ),
        },
        { key: "district", heading: m.programme_district(), cell: ({ district }) => district },
        { key: "level", heading: m.programme_hospital_level(), cell: ({ level }) => facilityLevelInWords(level) },
        { key: "housing", heading: m.programme_housing(), cell: ({ housing }) => housing, number: true },
        {
          key: "place",
          heading: m.programme_place_on_map(),
          cell: (row) => <CoordinateTag status={row.coordinateStatus} />,
        },
      ]}
    />
  );
}
