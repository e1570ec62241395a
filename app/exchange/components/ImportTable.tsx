import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { instantInWords } from "#app/ui/date-words.ts";
import { importStatus } from "../import-words.ts";
import type { WorkbookImport } from "../import.queries.server.ts";

type ImportTableProps = { programme: { code: string; timeZone: string }; imports: WorkbookImport[] };

/** What was uploaded before, the latest first. Nothing where nothing was. */
export function ImportTable({ programme, imports }: ImportTableProps) {
  if (imports.length === 0) return null;
  return (
    <DataTable
      caption={m.exchange_earlier_imports()}
      rows={imports}
      rowKey={({ importId }) => importId}
      narrow="cards"
      columns={[
        {
          key: "file",
          heading: m.exchange_import_file(),
          cell: ({ importId, fileName }) => (
            <a href={href("/programmes/:programme/import/:import", { programme: programme.code, import: importId })}>
              {fileName}
            </a>
          ),
        },
        {
          key: "at",
          heading: m.exchange_import_uploaded(),
          cell: ({ createdAt }) => instantInWords(createdAt, programme.timeZone),
        },
        {
          key: "state",
          heading: m.exchange_import_state(),
          cell: (item) => <Tag tone={importStatus(item).tone}>{importStatus(item).label}</Tag>,
        },
      ]}
    />
  );
}
