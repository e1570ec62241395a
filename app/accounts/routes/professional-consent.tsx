import { data, href, redirect } from "react-router";
import { z } from "zod";
import { writeReading } from "#app/lib/audit.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal, type Refusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { stateConsent } from "../consent.commands.server.ts";
import { readReceivedStatement } from "../consent-form.ts";
import { getConsents } from "../consent-overview.server.ts";
import { type ConsentFile, findConsentFile } from "../consent.queries.server.ts";
import { missingInWords } from "../consent-form-words.ts";
import { InviteProfessional } from "../components/InviteProfessional.tsx";
import { ReceivedForm } from "../components/ReceivedForm.tsx";
import { StandingTable } from "../components/StandingTable.tsx";
import { StatementTable } from "../components/StatementTable.tsx";
import { inviteProfessional } from "../invitation.commands.server.ts";
import { may } from "../policy-decisions.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { inViewersProgramme, requireViewer } from "../viewer.server.ts";
import type { Route } from "./+types/professional-consent";

/** Whoever opens a personal file is remembered. Audit: mapping/read-professional. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { programme, role } = requireViewer(context);
  const isDone = new URL(request.url).searchParams.has("done");
  return await inViewersProgramme(context, async (transaction, by) => {
    const person = await fileOr404(await findConsentFile(transaction, params.professional));
    const object = { kind: "professional", id: person.professionalId };
    await writeReading(transaction, by, { act: "mapping/read-professional", object });
    const consents = await getConsents(transaction, person, getLocale());
    return { programme, person, isDone, mayInvite: may(role, "add", "invitation"), ...consents };
  });
}

/** Records what the office received, or invites the person. Audit: accounts/state-consent, accounts/invite-member. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const fields = textsOf(await readForm(request));
  if (fields["act"] === "invite") return await inviteBy(fields, { context, params, request });
  const read = readReceivedStatement(fields);
  if ("wrong" in read) return data({ errors: missingInWords(read.wrong), fields, link: null }, { status: 422 });
  const outcome = await inViewersProgramme(context, async (transaction, by) => {
    const person = await fileOr404(await findConsentFile(transaction, params.professional));
    return await stateConsent(transaction, by, { person, said: read.said });
  });
  if (isRefusal(outcome)) return refused(outcome, fields);
  return redirect(`${href("/programmes/:programme/professionals/:professional/consent", params)}?done`);
}

async function inviteBy(
  fields: Record<string, string>,
  { context, params, request }: Pick<Route.ActionArgs, "context" | "params" | "request">,
) {
  const email = z.email().max(254).safeParse(fields["email"]?.trim());
  if (!email.success)
    return data(
      { errors: [{ field: "email", text: m.accounts_invite_missing_email() }], fields, link: null },
      { status: 422 },
    );
  const outcome = await inViewersProgramme(context, async (transaction, by) => {
    const person = await fileOr404(await findConsentFile(transaction, params.professional));
    return await inviteProfessional(transaction, by, { person, email: email.data });
  });
  if (isRefusal(outcome)) return refused(outcome, fields);
  const link = new URL(href("/join/:invitation", { invitation: outcome.word }), request.url).href;
  return data({ errors: [], fields: {}, link });
}

/** Which field of the forms a refusal is about. */
const FIELDS: Readonly<Record<string, string>> = {
  "accounts/unknown-text": "text",
  "accounts/consent-in-future": "saidOn",
  "accounts/consent-until-over": "validUntil",
  "accounts/nothing-to-withdraw": "answer",
};

function refused(refusal: Refusal, fields: Record<string, string>) {
  const errors = [{ field: FIELDS[refusal.code], text: refusalInWords(refusal, ACCOUNT_REFUSALS) }];
  return data({ errors, fields, link: null }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
}

async function fileOr404(person: ConsentFile | null): Promise<ConsentFile> {
  if (person === null) throw data(null, { status: 404 });
  return person;
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [
    {
      title: documentTitle(
        loaderData && m.accounts_consent_of({ name: loaderData.person.name }),
        loaderData?.programme.name,
      ),
    },
  ];
}

/** What a professional agrees to, as the office sees and records it. */
export default function ProfessionalConsent({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, person, purposes, statements, today, isDone, mayInvite } = loaderData;
  const at = { programme: programme.code };
  const errors = actionData?.errors ?? [];
  const fields: Record<string, string> = actionData?.fields ?? {};
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", at) },
          {
            label: person.name,
            href: href("/programmes/:programme/professionals/:professional", { ...at, professional: person.code }),
          },
        ]}
      />
      <PageTitle lead={m.accounts_consent_of_lead()}>{m.accounts_consent_of({ name: person.name })}</PageTitle>
      {isDone && errors.length === 0 && !actionData && (
        <Notice tone="good" live>
          {m.accounts_received_done()}
        </Notice>
      )}
      <StandingTable purposes={purposes} timeZone={programme.timeZone} />
      <ActionBar>
        <a href={href("/programmes/:programme/consent-texts", at)}>{m.accounts_texts_title()}</a>
      </ActionBar>
      <ReceivedForm purposes={purposes} today={today} fields={fields} errors={errors} />
      {mayInvite && (
        <InviteProfessional
          person={person}
          link={actionData?.link ?? null}
          email={fields["email"] ?? ""}
          errors={errors}
        />
      )}
      <section>
        <h2>{m.accounts_statements_title()}</h2>
        <StatementTable statements={statements} timeZone={programme.timeZone} />
      </section>
    </>
  );
}
