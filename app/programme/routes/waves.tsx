import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { datesInWords, weekdayInWords } from "#app/ui/date-words.ts";
import { documentTitle } from "#app/ui/document-title.ts";
import { NothingYet } from "../components/NothingYet.tsx";
import { SettingsHead } from "../components/SettingsHead.tsx";
import { listCountries } from "../reference.queries.server.ts";
import type { WaveEntry } from "../wave.ts";
import { type InductionWeek, listInductionWeeks, listWaves } from "../wave.queries.server.ts";
import type { Route } from "./+types/waves";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const countries = await listCountries(transaction);
    return {
      programme,
      waves: await listWaves(transaction),
      weeks: await listInductionWeeks(transaction),
      countryNames: Object.fromEntries(countries.map(({ code, name }) => [code, name])),
    };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.programme_waves_title(), loaderData?.programme.name) }];
}

export default function Waves({ loaderData: { programme, waves, weeks, countryNames } }: Route.ComponentProps) {
  return (
    <>
      <SettingsHead programme={programme} current="waves" />
      {waves.length + weeks.length === 0 && (
        <NothingYet
          title={m.programme_no_waves_title()}
          text={m.programme_no_waves_text()}
          programme={programme.code}
        />
      )}
      {waves.length > 0 && <WaveTable waves={waves} weeks={weeks} />}
      {weeks.length > 0 && <InductionWeekTable weeks={weeks} countryNames={countryNames} />}
    </>
  );
}

function WaveTable({ waves, weeks }: { waves: WaveEntry[]; weeks: InductionWeek[] }) {
  const ofWave = (name: string) => weeks.filter(({ wave }) => wave === name);
  return (
    <DataTable
      caption={m.programme_waves_caption()}
      rows={waves}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", heading: m.programme_wave(), cell: ({ name }) => name },
        { key: "dates", heading: m.programme_dates(), cell: (wave) => datesInWords(wave) },
        { key: "weeks", heading: m.programme_induction_weeks(), cell: ({ name }) => ofWave(name).length, number: true },
        {
          key: "places",
          heading: m.programme_places(),
          cell: ({ name }) => ofWave(name).reduce((sum, { places }) => sum + places, 0),
          number: true,
        },
      ]}
    />
  );
}

type InductionWeekTableProps = { weeks: InductionWeek[]; countryNames: Record<string, string> };

function InductionWeekTable({ weeks, countryNames }: InductionWeekTableProps) {
  return (
    <DataTable
      caption={m.programme_induction_weeks_caption()}
      rows={weeks}
      rowKey={({ countryCode, startsOn }) => `${countryCode} ${startsOn}`}
      columns={[
        { key: "week", heading: m.programme_week(), cell: ({ startsOn }) => weekdayInWords(startsOn) },
        {
          key: "country",
          heading: m.programme_country(),
          cell: (week) => countryNames[week.countryCode] ?? week.countryCode,
        },
        { key: "wave", heading: m.programme_wave(), cell: ({ wave }) => wave ?? m.programme_no_wave() },
        { key: "places", heading: m.programme_places(), cell: ({ places }) => places, number: true },
      ]}
    />
  );
}
