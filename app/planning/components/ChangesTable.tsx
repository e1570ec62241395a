import { invariant } from "#app/lib/invariant.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable, type Column } from "#app/ui/DataTable.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import { Tag, type Tone } from "#app/ui/Tag.tsx";
import type { PlanComparison } from "../plan-comparison.ts";
import type { VisitEntry } from "../planning-data.ts";
import type { PlanVisit } from "../plan.queries.server.ts";
import { daysOfVisit } from "../whole-weeks.ts";

type ChangesTableProps = {
  caption: string;
  comparison: PlanComparison;
  /** The visits of both plans, for the names. */
  visits: PlanVisit[];
  /** Names of the two plans; a is null when b is compared with nothing. */
  names: { a: string | null; b: string };
};

type Change = "added" | "left-out" | "moved";
type Row = { change: Change; a: VisitEntry | null; b: VisitEntry | null };

const TONES: Record<Change, Tone> = { added: "good", "left-out": "danger", moved: "warning" };

/** The visits that differ between two plans, in the order in which they start. */
export function ChangesTable({ caption, comparison, visits, names }: ChangesTableProps) {
  const same = comparison.same.length;
  const rows = rowsOf(comparison);
  if (rows.length === 0) return <p>{m.planning_changes_none({ same })}</p>;
  const people = new Map(visits.map(({ professional, professionalName }) => [professional, professionalName]));
  const hospitals = new Map(visits.map(({ request, facilityName }) => [request, facilityName]));
  return (
    <>
      <DataTable
        caption={caption}
        narrow="cards"
        rows={rows}
        rowKey={(row) => JSON.stringify(row)}
        columns={[
          { key: "person", heading: m.planning_table_person(), cell: (row) => people.get(visitOf(row).professional) },
          { key: "hospital", heading: m.planning_table_hospital(), cell: (row) => hospitals.get(visitOf(row).request) },
          { key: "post", heading: m.planning_table_post(), cell: (row) => visitOf(row).request },
          ...(names.a === null ? [] : changeColumns(names.a)),
          { key: "b", heading: names.b, cell: ({ b }) => whenInWords(b) },
        ]}
      />
      {same > 0 && <p>{m.planning_changes_same({ same })}</p>}
    </>
  );
}

function changeColumns(nameOfA: string): Column<Row>[] {
  return [
    {
      key: "change",
      heading: m.planning_change(),
      cell: ({ change }) => <Tag tone={TONES[change]}>{changeWord(change)}</Tag>,
    },
    { key: "a", heading: nameOfA, cell: ({ a }) => whenInWords(a) },
  ];
}

function rowsOf({ onlyInA, onlyInB, moved }: PlanComparison): Row[] {
  const rows: Row[] = [
    ...moved.map(({ inA, inB }): Row => ({ change: "moved", a: inA, b: inB })),
    ...onlyInB.map((visit): Row => ({ change: "added", a: null, b: visit })),
    ...onlyInA.map((visit): Row => ({ change: "left-out", a: visit, b: null })),
  ];
  return rows.sort((one, other) => (visitOf(one).startsOn < visitOf(other).startsOn ? -1 : 1));
}

function visitOf({ a, b }: Row): VisitEntry {
  const visit = b ?? a;
  invariant(visit, "a row is about a visit of one plan or both");
  return visit;
}

function whenInWords(visit: VisitEntry | null): string {
  if (!visit) return "–";
  return m.planning_dates_and_weeks({ dates: datesInWords(daysOfVisit(visit)), weeks: visit.weeks });
}

function changeWord(change: Change): string {
  switch (change) {
    case "added":
      return m.planning_change_added();
    case "left-out":
      return m.planning_change_left_out();
    case "moved":
      return m.planning_change_moved();
  }
}
