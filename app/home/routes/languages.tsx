import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { numberInWords } from "#app/ui/number-words.ts";
import { listTranslations, type Translation } from "../translations.server.ts";
import type { Route } from "./+types/languages";

/** Open to everybody: who cannot read a page must be able to find out why. */
export function loader() {
  return { translations: listTranslations() };
}

export function meta() {
  return [{ title: documentTitle(m.home_languages_title()) }];
}

export default function Languages({ loaderData: { translations } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle lead={m.home_languages_lead()}>{m.home_languages_title()}</PageTitle>
      <Notice tone="warning" title={m.home_languages_drafts_title()}>
        <p>{m.home_languages_drafts_text()}</p>
      </Notice>
      <DataTable
        caption={m.home_languages_caption()}
        rows={translations}
        rowKey={({ locale }) => locale}
        narrow="cards"
        columns={[
          { key: "name", heading: m.home_language(), cell: ({ locale, name }) => <span lang={locale}>{name}</span> },
          { key: "count", heading: m.home_language_translated(), cell: translatedInWords },
          { key: "state", heading: m.home_language_read(), cell: (translation) => <ReadTag {...translation} /> },
        ]}
      />
      <p>{m.home_languages_mend()}</p>
    </>
  );
}

function translatedInWords({ translated, total }: Translation): string {
  return m.home_language_of({ translated: numberInWords(translated), total: numberInWords(total) });
}

function ReadTag({ drafted }: Translation) {
  return drafted ? (
    <Tag tone="warning">{m.home_language_drafted()}</Tag>
  ) : (
    <Tag tone="good">{m.home_language_finished()}</Tag>
  );
}
