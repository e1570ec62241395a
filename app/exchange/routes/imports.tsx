import { data, href, redirect } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readFormWithFiles } from "#app/lib/form.server.ts";
import { isRefusal, refuse } from "#app/lib/refusal.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ImportTable } from "../components/ImportTable.tsx";
import { WorkbookLinks } from "../components/WorkbookLinks.tsx";
import { keepWorkbook } from "../import.commands.server.ts";
import { listImports } from "../import.queries.server.ts";
import { readFiles } from "../read-files.server.ts";
import { EXCHANGE_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/imports";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return { programme, imports: await inViewersProgramme(context, (transaction) => listImports(transaction)) };
}

/** Audit: exchange/check-workbook. */
export async function action({ request, context, params }: Route.ActionArgs) {
  requireViewer(context);
  const form = await readFormWithFiles(request);
  if (isRefusal(form)) return data({ refusals: [form] }, 413);
  const chosen = form.getAll("files").filter((file): file is File => file instanceof File && file.name !== "");
  if (chosen.length === 0) return data({ refusals: [refuse("exchange/no-file")] }, 422);
  const files = await Promise.all(chosen.map(async (file) => ({ name: file.name, bytes: await file.bytes() })));
  const { sheets, unreadable } = await readFiles(files);
  if (unreadable.length > 0) return data({ refusals: unreadable }, 422);
  const importId = await inViewersProgramme(context, (transaction, programmeContext) =>
    keepWorkbook(transaction, programmeContext, { files, sheets }),
  );
  throw redirect(href("/programmes/:programme/import/:import", { programme: params.programme, import: importId }), 303);
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.exchange_imports_title(), loaderData?.programme.name) }];
}

export default function Imports({ loaderData: { programme, imports }, actionData }: Route.ComponentProps) {
  const errors = (actionData?.refusals ?? []).map((refusal) => refusalInWords(refusal, EXCHANGE_REFUSALS));
  return (
    <>
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <ErrorSummary errors={errors.map((text) => ({ field: "files", text }))} />
      <PageTitle lead={m.exchange_imports_lead()}>{m.exchange_imports_title()}</PageTitle>
      <form method="post" encType="multipart/form-data">
        <Field
          type="file"
          name="files"
          label={m.exchange_files_label()}
          hint={m.exchange_files_hint()}
          error={errors.join(" ") || undefined}
          accept=".xlsx,.csv,.txt"
          multiple
          required
        />
        <ActionBar>
          <Button type="submit">{m.exchange_check_button()}</Button>
        </ActionBar>
      </form>
      <WorkbookLinks programme={programme.code} />
      <ImportTable programme={programme} imports={imports} />
    </>
  );
}
