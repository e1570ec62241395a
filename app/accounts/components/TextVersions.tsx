import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { instantInWords } from "#app/ui/date-words.ts";
import type { Purpose } from "../consent.ts";
import type { ConsentText } from "../consent.queries.server.ts";
import { purposeInWords } from "../consent-words.ts";

type TextVersionsProps = { versions: ConsentText[]; purpose: Purpose; timeZone: string };

/** Every version of a purpose's words, the latest first. */
export function TextVersions({ versions, purpose, timeZone }: TextVersionsProps) {
  return (
    <DataTable
      caption={m.accounts_texts_caption({ purpose: purposeInWords(purpose) })}
      rows={versions}
      rowKey={({ version }) => String(version)}
      narrow="cards"
      columns={[
        { key: "version", heading: m.accounts_texts_version(), cell: ({ version }) => version },
        {
          key: "words",
          heading: m.accounts_texts_words(),
          cell: ({ words, language }) => <span lang={language}>{words}</span>,
        },
        { key: "made", heading: m.accounts_texts_made(), cell: ({ madeAt }) => instantInWords(madeAt, timeZone) },
        {
          key: "substance",
          heading: m.accounts_texts_substance(),
          cell: ({ askAgain }) => askAgain && <Tag tone="warning">{m.accounts_texts_changed_in_substance()}</Tag>,
        },
      ]}
    />
  );
}
