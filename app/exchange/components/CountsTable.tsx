import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { numberInWords } from "#app/ui/number-words.ts";
import type { Summary } from "../changes.ts";
import { partsCounted } from "../summary-words.ts";

/** What taking the workbook adds, changes and leaves as it is. */
export function CountsTable({ counts, isTaken }: { counts: Summary; isTaken: boolean }) {
  const rows = partsCounted(counts);
  if (rows.length === 0) return <p>{m.exchange_counts_none()}</p>;
  return (
    <DataTable
      caption={isTaken ? m.exchange_counts_were() : m.exchange_counts_would_be()}
      rows={rows}
      rowKey={({ part }) => part}
      columns={[
        { key: "part", heading: m.exchange_counts_what(), cell: ({ name }) => name },
        { key: "added", heading: m.exchange_counts_added(), cell: ({ added }) => numberInWords(added), number: true },
        {
          key: "changed",
          heading: m.exchange_counts_changed(),
          cell: ({ changed }) => numberInWords(changed),
          number: true,
        },
        {
          key: "unchanged",
          heading: m.exchange_counts_unchanged(),
          cell: ({ unchanged }) => numberInWords(unchanged),
          number: true,
        },
      ]}
    />
  );
}
