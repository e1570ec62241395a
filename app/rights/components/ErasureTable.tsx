import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { instantInWords } from "#app/ui/date-words.ts";

type ErasureTableProps = { erasures: { erasureId: string; erasedAt: Date; digest: string }[]; timeZone: string };

/** What the office knows of people who were erased: that there were some, and by which digest their certificate can be told to be genuine. */
export function ErasureTable({ erasures, timeZone }: ErasureTableProps) {
  return (
    <DataTable
      caption={m.rights_erasures_caption()}
      rows={erasures}
      rowKey={({ erasureId }) => erasureId}
      narrow="cards"
      columns={[
        {
          key: "when",
          heading: m.rights_label_at(),
          cell: ({ erasedAt }) => instantInWords(new Date(erasedAt), timeZone),
        },
        { key: "number", heading: m.rights_number_erasure(), cell: ({ erasureId }) => <code>{erasureId}</code> },
        { key: "digest", heading: m.rights_number_digest(), cell: ({ digest }) => <code>{digest}</code> },
      ]}
    />
  );
}
