import { data, href, redirect } from "react-router";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ANSWERS } from "../consent.ts";
import { stateOwnConsent } from "../consent.commands.server.ts";
import { readOwnStatement } from "../consent-form.ts";
import { getConsents } from "../consent-overview.server.ts";
import { findOwnConsentFile } from "../consent.queries.server.ts";
import { answerInWords } from "../consent-words.ts";
import { PurposeCard } from "../components/PurposeCard.tsx";
import { StatementTable } from "../components/StatementTable.tsx";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { inViewersProgramme, requireViewer } from "../viewer.server.ts";
import type { Route } from "./+types/my-consent";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const asked = new URL(request.url).searchParams.get("done");
  const done = ANSWERS.find((answer) => answer === asked) ?? null;
  return await inViewersProgramme(context, async (transaction) => {
    const person = await findOwnConsentFile(transaction);
    return { programme, done, hasRecord: person !== null, ...(await getConsents(transaction, person, getLocale())) };
  });
}

/** A professional's own answer. Audit: accounts/state-consent. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const said = readOwnStatement(Object.fromEntries(await readForm(request)));
  if (said === null) throw data(null, { status: 400 });
  const outcome = await inViewersProgramme(context, (transaction, by) => stateOwnConsent(transaction, by, said));
  if (!isRefusal(outcome)) return redirect(`${href("/programmes/:programme/my-consent", params)}?done=${said.answer}`);
  const errors = [{ text: refusalInWords(outcome, ACCOUNT_REFUSALS) }];
  return data({ errors }, { status: statusOfRefusal(outcome, ACCOUNT_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.accounts_my_consent_title(), loaderData?.programme.name) }];
}

/** What the person who is signed in agrees to. */
export default function MyConsent({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, purposes, statements, done, hasRecord } = loaderData;
  const errors = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle lead={m.accounts_my_consent_lead()}>{m.accounts_my_consent_title()}</PageTitle>
      {errors.length === 0 && done && (
        <Notice tone="good" live>
          {m.accounts_my_consent_done({ answer: answerInWords(done) })}
        </Notice>
      )}
      {!hasRecord && <Notice>{m.accounts_my_consent_no_record()}</Notice>}
      {purposes.map((seen) => (
        <PurposeCard key={seen.purpose} seen={seen} timeZone={programme.timeZone} canAnswer={hasRecord} />
      ))}
      {hasRecord && (
        <section>
          <h2>{m.accounts_statements_title()}</h2>
          <p>{m.accounts_statements_lead()}</p>
          <StatementTable statements={statements} timeZone={programme.timeZone} />
        </section>
      )}
    </>
  );
}
