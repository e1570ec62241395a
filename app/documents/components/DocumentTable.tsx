import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { DocumentRecord } from "../document.queries.server.ts";
import { addedInWords, documentStatus, expiryInWords, kindInWords, sizeInWords } from "../document-words.ts";

type DocumentTableProps = {
  documents: DocumentRecord[];
  at: { programme: string; professional: string };
  reader: { accountId: string; timeZone: string; today: string };
};

/** The documents of one person. */
export function DocumentTable({ documents, at, reader }: DocumentTableProps) {
  return (
    <DataTable
      caption={m.documents_caption()}
      rows={documents}
      rowKey={({ documentId }) => documentId}
      narrow="cards"
      columns={[
        {
          key: "kind",
          heading: m.documents_column_kind(),
          cell: ({ documentId, kind }) => (
            <a
              href={href("/programmes/:programme/professionals/:professional/documents/:document", {
                ...at,
                document: documentId,
              })}
            >
              {kindInWords(kind)}
            </a>
          ),
        },
        { key: "state", heading: m.documents_column_state(), cell: ({ state }) => <State state={state} /> },
        {
          key: "expires",
          heading: m.documents_column_expires(),
          cell: ({ expiresOn }) => <Expiry expiresOn={expiresOn} today={reader.today} />,
        },
        { key: "pages", heading: m.documents_column_pages(), number: true, cell: ({ pages }) => pages ?? "–" },
        { key: "size", heading: m.documents_column_size(), number: true, cell: (row) => sizeInWords(row.sizeBytes) },
        { key: "added", heading: m.documents_column_added(), cell: (row) => addedInWords(row, reader) },
      ]}
    />
  );
}

function State({ state }: Pick<DocumentRecord, "state">) {
  const { label, tone } = documentStatus(state);
  return <Tag tone={tone}>{label}</Tag>;
}

/** Until when a document holds, and in a word when that is over. */
export function Expiry({ expiresOn, today }: { expiresOn: string | null; today: string }) {
  const { words, isOver } = expiryInWords(expiresOn, today);
  return (
    <>
      {words} {isOver && <Tag tone="warning">{m.documents_expired()}</Tag>}
    </>
  );
}
