import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { fieldsOfPeriod } from "../period-form.ts";
import type { PeriodEntry } from "../period.ts";
import { WEIGHT_FIELDS, weightInWords, weightValueInWords } from "../period-words.ts";

/** What counts when plans of a period are compared, and what each number does. */
export function WeightTable({ period, currency }: { period: PeriodEntry; currency: string }) {
  const fields = fieldsOfPeriod(period);
  return (
    <DataTable
      caption={m.programme_weights_caption()}
      rows={WEIGHT_FIELDS}
      rowKey={(field) => field}
      narrow="cards"
      columns={[
        { key: "label", heading: m.programme_what_counts(), cell: (field) => weightInWords(field).label },
        {
          key: "value",
          heading: m.programme_its_number(),
          cell: (field) => weightValueInWords(field, fields[field] ?? "", currency),
        },
        { key: "text", heading: m.programme_what_it_does(), cell: (field) => weightInWords(field).text },
      ]}
    />
  );
}
