import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import { Tag, type Tone } from "#app/ui/Tag.tsx";
import type { Comparison, ComparisonRow } from "../comparison-rows.ts";
import type { PlanVisit } from "../plan.queries.server.ts";
import { daysOfVisit } from "../whole-weeks.ts";

type ChangesTableProps = {
  caption: string;
  rows: Comparison;
  /** Names of the two plans; a is null when b is compared with nothing. */
  names: { a: string | null; b: string };
};

const TONES: Record<ComparisonRow["change"], Tone> = { added: "good", "left-out": "danger", moved: "warning" };

/** The visits that differ between two plans. */
export function ChangesTable({ caption, rows: { rows, same }, names }: ChangesTableProps) {
  if (rows.length === 0) return <p>{m.planning_changes_none({ same })}</p>;
  return (
    <>
      <DataTable
        caption={caption}
        narrow="cards"
        rows={rows}
        rowKey={({ a, b }) => `${a?.visitId} ${b?.visitId}`}
        columns={[
          { key: "person", heading: m.planning_table_person(), cell: (row) => visitOf(row)?.professionalName },
          { key: "hospital", heading: m.planning_table_hospital(), cell: (row) => visitOf(row)?.facilityName },
          { key: "post", heading: m.planning_table_post(), cell: (row) => visitOf(row)?.request },
          {
            key: "change",
            heading: m.planning_change(),
            cell: ({ change }) => <Tag tone={TONES[change]}>{changeWord(change)}</Tag>,
          },
          { key: "a", heading: names.a ?? m.planning_nothing_accepted(), cell: ({ a }) => whenInWords(a) },
          { key: "b", heading: names.b, cell: ({ b }) => whenInWords(b) },
        ]}
      />
      <p>{m.planning_changes_same({ same })}</p>
    </>
  );
}

function visitOf({ a, b }: ComparisonRow): PlanVisit | null {
  return b ?? a;
}

function whenInWords(visit: PlanVisit | null): string {
  if (!visit) return "–";
  return m.planning_dates_and_weeks({ dates: datesInWords(daysOfVisit(visit)), weeks: visit.weeks });
}

function changeWord(change: ComparisonRow["change"]): string {
  switch (change) {
    case "added":
      return m.planning_change_added();
    case "left-out":
      return m.planning_change_left_out();
    case "moved":
      return m.planning_change_moved();
  }
}
