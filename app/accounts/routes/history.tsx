import { Fragment } from "react";
import { data, href, redirect } from "react-router";
import { pageNumber, queryString } from "#app/lib/query-string.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Details } from "#app/ui/Details.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { Pagination } from "#app/ui/Pagination.tsx";
import { instantInWords } from "#app/ui/date-words.ts";
import { documentTitle } from "#app/ui/document-title.ts";
import { changedValues } from "../audit-values.ts";
import { doneInWords } from "../done-words.ts";
import { FILE_KINDS, findFile, listHistory, type FileKind, type HistoryLine } from "../history.queries.server.ts";
import { inViewersProgramme, requireViewer } from "../viewer.server.ts";
import type { Route } from "./+types/history";

/** Where the record itself is shown, and what it is called in a title. */
const FILES: Record<
  FileKind,
  { title: (name: string) => string; address: (programme: string, key: string) => string }
> = {
  professional: {
    title: (name) => name,
    address: (programme, professional) =>
      href("/programmes/:programme/professionals/:professional", { programme, professional }),
  },
  request: {
    title: (code) => m.accounts_history_file_request({ code }),
    address: (programme, request) => href("/programmes/:programme/requests/:request", { programme, request }),
  },
  period: {
    title: (name) => m.accounts_history_file_period({ name }),
    address: (programme, period) => href("/programmes/:programme/periods/:period", { programme, period }),
  },
  plan: {
    title: (name) => m.accounts_history_file_plan({ name }),
    address: (programme, plan) => href("/programmes/:programme/plans/:plan", { programme, plan }),
  },
};

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const { object: key } = params;
  const kind = FILE_KINDS.find((known) => known === params.kind);
  if (kind === undefined) throw data(null, { status: 404 });
  const page = pageNumber(new URL(request.url).searchParams.get("page"));
  return await inViewersProgramme(context, async (transaction) => {
    const file = await findFile(transaction, kind, key);
    const { lines, total, pages } = await listHistory(transaction, file, page);
    if (file.name === null && total === 0) throw data(null, { status: 404 });
    if (page > Math.max(pages, 1)) throw redirect(`?page=${pages}`);
    return { programme, kind, name: file.name, key, lines, total, page, pages };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData && titleOf(loaderData), loaderData?.programme.name) }];
}

/** What happened to one record. */
export default function History({ loaderData }: Route.ComponentProps) {
  const { programme, kind, name, key, lines, total, page, pages } = loaderData;
  const own = { label: FILES[kind].title(name ?? key), href: FILES[kind].address(programme.code, key) };
  const start = { label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) };
  return (
    <>
      <Breadcrumbs items={name === null ? [start] : [start, own]} />
      <PageTitle lead={m.accounts_history_lead()}>{titleOf(loaderData)}</PageTitle>
      {total === 0 ? (
        <EmptyState title={m.accounts_history_empty_title()}>{m.accounts_history_empty_text()}</EmptyState>
      ) : (
        <HistoryTable lines={lines} total={total} timeZone={programme.timeZone} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(shown) => queryString({ page: shown })} />
    </>
  );
}

function titleOf({ kind, name, key }: { kind: FileKind; name: string | null; key: string }): string {
  return m.accounts_history_title({ file: FILES[kind].title(name ?? key) });
}

type HistoryTableProps = { lines: HistoryLine[]; total: number; timeZone: string };

function HistoryTable({ lines, total, timeZone }: HistoryTableProps) {
  return (
    <DataTable
      caption={m.accounts_history_caption({ number: total })}
      rows={lines}
      rowKey={({ sequence }) => String(sequence)}
      narrow="cards"
      columns={[
        { key: "what", heading: m.accounts_history_what(), cell: ({ act }) => doneInWords(act) },
        { key: "values", heading: m.accounts_history_values(), cell: (line) => <ChangedValues line={line} /> },
        { key: "who", heading: m.accounts_history_who(), cell: whoInWords },
        {
          key: "when",
          heading: m.accounts_history_when(),
          cell: ({ occurredAt }) => instantInWords(occurredAt, timeZone),
        },
        { key: "number", heading: m.accounts_history_number(), cell: ({ sequence }) => sequence, number: true },
        {
          key: "request",
          heading: m.accounts_history_request(),
          cell: ({ requestId }) => <code>{requestId}</code>,
        },
      ]}
    />
  );
}

function ChangedValues({ line }: { line: HistoryLine }) {
  const values = changedValues(line.before, line.after);
  if (values.length === 0) return m.accounts_history_values_none();
  return (
    <Details summary={m.accounts_history_values_number({ number: values.length })}>
      <dl>
        {values.map(({ name, before, after }) => (
          <Fragment key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Details>
  );
}

function whoInWords({ accountId, name }: HistoryLine): string {
  if (accountId === null) return m.accounts_history_tern();
  return name ?? m.accounts_history_unknown();
}
