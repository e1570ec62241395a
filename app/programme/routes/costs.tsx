import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { moneyInWords } from "#app/ui/number-words.ts";
import { NothingYet } from "../components/NothingYet.tsx";
import { SettingsHead } from "../components/SettingsHead.tsx";
import { getProgramme } from "../period.queries.server.ts";
import { listVisitRates } from "../visit-rate.queries.server.ts";
import type { Route } from "./+types/costs";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const { currency } = await getProgramme(transaction);
    return { programme, currency, rates: await listVisitRates(transaction) };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.programme_costs_title(), loaderData?.programme.name) }];
}

export default function Costs({ loaderData: { programme, currency, rates } }: Route.ComponentProps) {
  return (
    <>
      <SettingsHead programme={programme} current="costs" />
      {rates.length === 0 ? (
        <NothingYet
          title={m.programme_no_costs_title()}
          text={m.programme_no_costs_text()}
          programme={programme.code}
        />
      ) : (
        <DataTable
          caption={m.programme_costs_caption()}
          rows={rates}
          rowKey={({ specialtyCode }) => specialtyCode}
          columns={[
            { key: "specialty", heading: m.programme_specialty(), cell: ({ name }) => name },
            {
              key: "stipend",
              heading: m.programme_stipend(),
              cell: ({ stipendPerWeekCents }) => moneyInWords(stipendPerWeekCents, currency),
              number: true,
            },
            {
              key: "licence",
              heading: m.programme_licence(),
              cell: ({ licenceCents }) => moneyInWords(licenceCents, currency),
              number: true,
            },
          ]}
        />
      )}
    </>
  );
}
