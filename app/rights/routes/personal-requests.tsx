import { data, href, redirect } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal, refuse } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ErasureTable } from "../components/ErasureTable.tsx";
import { RecordForm } from "../components/RecordForm.tsx";
import { RequestTable } from "../components/RequestTable.tsx";
import { listErasures } from "../erasure.queries.server.ts";
import { askFor } from "../personal-request.commands.server.ts";
import { findByCode, listPersonalRequests } from "../personal-request.queries.server.ts";
import { DAYS_TO_ANSWER } from "../personal-request.ts";
import { recordedSchema } from "../recorded-request.ts";
import { RIGHTS_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/personal-requests";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const found = await inViewersProgramme(context, async (transaction) => ({
    requests: await listPersonalRequests(transaction),
    erasures: await listErasures(transaction),
  }));
  return { programme, ...found };
}

/** Records what somebody asked on paper, by telephone or e-mail. Audit: rights/ask. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = Object.fromEntries(await readForm(request));
  const fields = Object.fromEntries(
    Object.entries(typed).filter((one): one is [string, string] => typeof one[1] === "string"),
  );
  const read = recordedSchema.safeParse(typed);
  const outcome = read.success
    ? await inViewersProgramme(context, async (transaction, by) => {
        const { code, ...asked } = read.data;
        const person = await findByCode(transaction, code);
        if (person === null) return refuse("rights/unknown-person", { code });
        return await askFor(transaction, by, { ...asked, ...person });
      })
    : refuse("rights/words-missing");
  if (!isRefusal(outcome))
    return redirect(
      href("/programmes/:programme/personal-requests/:personalRequest", { ...params, personalRequest: outcome }),
    );
  const field = { "rights/unknown-person": "code", "rights/words-missing": "words" }[outcome.code];
  const errors = [{ field, text: refusalInWords(outcome, RIGHTS_REFUSALS) }];
  return data({ errors, fields }, { status: statusOfRefusal(outcome, RIGHTS_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.rights_requests_title(), loaderData?.programme.name) }];
}

/** What people asked about their data: what is open, due first, and what was answered. */
export default function PersonalRequests({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, requests, erasures } = loaderData;
  const open = requests.filter(({ state }) => state === "open");
  const answered = requests.filter(({ state }) => state !== "open");
  const shown = { timeZone: programme.timeZone, programme: programme.code };
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle lead={m.rights_requests_lead({ days: DAYS_TO_ANSWER })}>{m.rights_requests_title()}</PageTitle>
      <ActionBar>
        <a href={href("/programmes/:programme/retention", { programme: programme.code })}>
          {m.rights_retention_title()}
        </a>
      </ActionBar>
      {open.length === 0 ? (
        <EmptyState title={m.rights_requests_none_title()}>{m.rights_requests_none_text()}</EmptyState>
      ) : (
        <RequestTable requests={open} caption={m.rights_requests_open()} {...shown} />
      )}
      {answered.length > 0 && <RequestTable requests={answered} caption={m.rights_requests_answered()} {...shown} />}
      {erasures.length > 0 && <ErasureTable erasures={erasures} timeZone={programme.timeZone} />}
      <RecordForm fields={actionData?.fields ?? {}} errors={actionData?.errors ?? []} />
    </>
  );
}
