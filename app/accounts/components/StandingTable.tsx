import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { PurposeSeen } from "../consent-overview.server.ts";
import { channelInWords, purposeInWords, saidInWords, standingInWords, textInWords } from "../consent-words.ts";

/** How each purpose stands for one person, as the office sees it. */
export function StandingTable({ purposes, timeZone }: { purposes: PurposeSeen[]; timeZone: string }) {
  return (
    <DataTable
      caption={m.accounts_standing_caption()}
      rows={purposes}
      rowKey={({ purpose }) => purpose}
      narrow="cards"
      columns={[
        { key: "purpose", heading: m.accounts_consent_purpose(), cell: ({ purpose }) => purposeInWords(purpose) },
        {
          key: "standing",
          heading: m.accounts_consent_standing(),
          cell: ({ standing }) => {
            const { label, tone } = standingInWords(standing);
            return <Tag tone={tone}>{label}</Tag>;
          },
        },
        {
          key: "said",
          heading: m.accounts_consent_said(),
          cell: ({ last }) =>
            last &&
            m.accounts_consent_said_how({
              when: saidInWords(last, timeZone),
              how: channelInWords(last.channel),
            }),
        },
        { key: "text", heading: m.accounts_consent_text(), cell: ({ last }) => last && textInWords(last.text) },
      ]}
    />
  );
}
