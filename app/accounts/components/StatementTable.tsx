import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { dayInWords } from "#app/ui/date-words.ts";
import type { Statement } from "../consent.queries.server.ts";
import { answerInWords, channelInWords, purposeInWords, saidInWords, textInWords } from "../consent-words.ts";

/** Everything that was said, the latest first. */
export function StatementTable({ statements, timeZone }: { statements: Statement[]; timeZone: string }) {
  if (statements.length === 0) return <p>{m.accounts_statements_none()}</p>;
  return (
    <DataTable
      caption={m.accounts_statements_caption({ number: statements.length })}
      rows={statements}
      rowKey={({ consentId }) => consentId}
      narrow="cards"
      columns={[
        { key: "purpose", heading: m.accounts_consent_purpose(), cell: ({ purpose }) => purposeInWords(purpose) },
        { key: "answer", heading: m.accounts_consent_answer(), cell: ({ answer }) => answerInWords(answer) },
        {
          key: "said",
          heading: m.accounts_consent_said(),
          cell: (said) =>
            m.accounts_consent_said_how({ when: saidInWords(said, timeZone), how: channelInWords(said.channel) }),
        },
        { key: "text", heading: m.accounts_consent_text(), cell: ({ text }) => textInWords(text) },
        {
          key: "until",
          heading: m.accounts_consent_until(),
          cell: ({ answer, validUntil }) => {
            if (answer !== "given") return null;
            return validUntil === null ? m.accounts_consent_until_withdrawn() : dayInWords(validUntil);
          },
        },
        {
          key: "recorded",
          heading: m.accounts_consent_recorded(),
          cell: ({ recordedBy }) => recordedBy ?? m.accounts_history_tern(),
        },
      ]}
    />
  );
}
