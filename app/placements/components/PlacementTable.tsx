import { href } from "react-router";
import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import { m } from "#app/paraglide/messages.js";
import { type Column, DataTable } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { stretchInWords } from "#app/ui/duration-words.ts";
import type { SeenPlacement } from "../placement.queries.server.ts";

type PlacementTableProps = {
  placements: SeenPlacement[];
  programme: string;
  /** What the page is about, and the table therefore leaves out. */
  of: "professional" | "request";
};

/** Placements of one person or at one request, the earliest first. */
export function PlacementTable({ placements, programme, of }: PlacementTableProps) {
  const when: Column<SeenPlacement> = {
    key: "when",
    heading: m.placements_when(),
    cell: ({ startsOn, weeks }) =>
      stretchInWords({ firstOn: startsOn, lastOn: addDays(startsOn, weeks * DAYS_PER_WEEK - 1) }),
  };
  const state: Column<SeenPlacement> = {
    key: "state",
    heading: m.placements_state(),
    cell: (placement) => <State placement={placement} programme={programme} />,
  };
  return (
    <DataTable
      caption={m.placements_caption()}
      rows={placements}
      rowKey={({ placementId }) => placementId}
      narrow="cards"
      columns={
        of === "professional" ? [when, ...hostColumns(programme), state] : [when, ...visitorColumns(programme), state]
      }
    />
  );
}

function hostColumns(programme: string): Column<SeenPlacement>[] {
  return [
    {
      key: "hospital",
      heading: m.placements_hospital(),
      cell: ({ facilityCode, facilityName }) => (
        <a href={href("/programmes/:programme/hospitals/:hospital", { programme, hospital: facilityCode })}>
          {facilityName}
        </a>
      ),
    },
    {
      key: "request",
      heading: m.placements_request(),
      cell: ({ requestCode }) => (
        <a href={href("/programmes/:programme/requests/:request", { programme, request: requestCode })}>
          {requestCode}
        </a>
      ),
    },
  ];
}

function visitorColumns(programme: string): Column<SeenPlacement>[] {
  return [
    {
      key: "visitor",
      heading: m.placements_visitor(),
      cell: ({ professionalCode, professionalName }) => (
        <a
          href={href("/programmes/:programme/professionals/:professional", {
            programme,
            professional: professionalCode,
          })}
        >
          {professionalName ?? professionalCode}
        </a>
      ),
    },
    { key: "seat", heading: m.placements_seat(), cell: ({ seat }) => seat, number: true },
  ];
}

function State({ placement: { state, planId }, programme }: { placement: SeenPlacement; programme: string }) {
  if (state === "withdrawn") return <Tag>{m.placements_withdrawn()}</Tag>;
  return (
    <>
      <Tag tone="info">{m.placements_proposed()}</Tag>{" "}
      {planId !== null && <a href={`/programmes/${programme}/plans/${planId}`}>{m.placements_plan()}</a>}
    </>
  );
}
