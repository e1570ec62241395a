import { doneInWords } from "#app/accounts/done-words.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { instantInWords } from "#app/ui/date-words.ts";
import type { Reading } from "../readers.queries.server.ts";
import { whoInWords } from "../reading-words.ts";

/** Who looked at a person's file, and when. */
export function Readers({ readings, timeZone }: { readings: Reading[]; timeZone: string }) {
  return (
    <section>
      <h2>{m.rights_readers_title()}</h2>
      <p>{m.rights_readers_note()}</p>
      {readings.length === 0 ? (
        <p>{m.rights_readers_none()}</p>
      ) : (
        <DataTable
          caption={m.rights_readers_caption()}
          rows={readings}
          rowKey={({ at, act, name }) => `${new Date(at).toISOString()} ${act} ${name}`}
          narrow="cards"
          columns={[
            { key: "when", heading: m.rights_label_at(), cell: ({ at }) => instantInWords(new Date(at), timeZone) },
            { key: "who", heading: m.rights_requests_who(), cell: whoInWords },
            { key: "what", heading: m.rights_label_act(), cell: ({ act }) => doneInWords(act) },
          ]}
        />
      )}
    </section>
  );
}
