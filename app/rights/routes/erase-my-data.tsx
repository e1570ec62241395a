import { data, href, redirect } from "react-router";
import { asTernForViewer, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { EraseForm } from "../components/EraseForm.tsx";
import { WhatErasingDoes } from "../components/WhatErasingDoes.tsx";
import { previewErasure } from "../erasure.queries.server.ts";
import { eraseOneself } from "../own-acts.commands.server.ts";
import { requireOwnProfessional } from "../own-person.server.ts";
import { RIGHTS_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/erase-my-data";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const { professionalId, name } = await requireOwnProfessional(context);
  const preview = await asTernForViewer(context, (transaction) => previewErasure(transaction, professionalId));
  const { refusal, ...parts } = preview;
  return { programme, name, parts, refused: refusal && refusalInWords(refusal, RIGHTS_REFUSALS) };
}

/** Erases everything about the person who asks, and leads to the certificate. Audit: rights/ask, rights/erase-person. */
export async function action({ context, request }: Route.ActionArgs) {
  const typed = (await readForm(request)).get("confirmation");
  const own = await requireOwnProfessional(context);
  const outcome = await asTernForViewer(context, (transaction, by) =>
    eraseOneself(transaction, by, { ...own, typed: typeof typed === "string" ? typed : "" }),
  );
  if (!isRefusal(outcome)) return redirect(href("/erasures/:erasure", { erasure: outcome.word }));
  const error = refusalInWords(outcome, RIGHTS_REFUSALS);
  return data({ error }, { status: statusOfRefusal(outcome, RIGHTS_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.rights_erase_title(), loaderData?.programme.name) }];
}

/** What erasing would do, before it is done. */
export default function EraseMyData({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, name, parts, refused } = loaderData;
  const inProgramme = { programme: programme.code };
  const error = actionData?.error;
  return (
    <>
      <ErrorSummary errors={error === undefined ? [] : [{ field: "confirmation", text: error }]} />
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.rights_my_data_title(), href: href("/programmes/:programme/my-data", inProgramme) },
        ]}
      />
      <PageTitle lead={m.rights_erase_lead()}>{m.rights_erase_title()}</PageTitle>
      <WhatErasingDoes {...parts} />
      {refused === null ? (
        <EraseForm expected={name} error={error} />
      ) : (
        <Notice tone="warning" title={m.rights_not_now()}>
          {refused}
        </Notice>
      )}
    </>
  );
}
