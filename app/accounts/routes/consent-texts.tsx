import { data, Form, href, redirect } from "react-router";
import { readForm } from "#app/lib/form.server.ts";
import { LANGUAGES } from "#app/lib/languages.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale, locales } from "#app/paraglide/runtime.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Details } from "#app/ui/Details.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { PURPOSES } from "../consent.ts";
import { makeConsentText } from "../consent.commands.server.ts";
import { readTextForm } from "../consent-form.ts";
import { countToAskAgain, listTexts } from "../consent.queries.server.ts";
import { purposeInWords } from "../consent-words.ts";
import { TextVersions } from "../components/TextVersions.tsx";
import { may } from "../policy-decisions.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { inViewersProgramme, requireViewer } from "../viewer.server.ts";
import type { Route } from "./+types/consent-texts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { programme, role } = requireViewer(context);
  const isDone = new URL(request.url).searchParams.has("done");
  return await inViewersProgramme(context, async (transaction) => ({
    programme,
    isDone,
    mayMake: may(role, "add", "consent-text"),
    texts: await listTexts(transaction, getLocale()),
    toAskAgain: Object.fromEntries(await countToAskAgain(transaction)),
  }));
}

/** Makes a new version of a purpose's words; for administrators. Audit: accounts/make-consent-text. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request);
  const fields = Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === "string"),
  );
  const read = readTextForm(fields);
  if (read === null) return data({ errors: [{ text: m.accounts_texts_incomplete() }], fields }, { status: 422 });
  const outcome = await inViewersProgramme(context, (transaction, by) => makeConsentText(transaction, by, read));
  if (!isRefusal(outcome)) return redirect(`${href("/programmes/:programme/consent-texts", params)}?done`);
  const errors = [{ text: refusalInWords(outcome, ACCOUNT_REFUSALS) }];
  return data({ errors, fields }, { status: statusOfRefusal(outcome, ACCOUNT_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.accounts_texts_title(), loaderData?.programme.name) }];
}

/** The words by which people are asked, with every version, and who is to be asked again. */
export default function ConsentTexts({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, texts, toAskAgain, isDone, mayMake } = loaderData;
  const at = { programme: programme.code };
  const fields: Record<string, string> = actionData?.fields ?? {};
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <Breadcrumbs items={[{ label: programme.name, href: href("/programmes/:programme", at) }]} />
      <PageTitle lead={m.accounts_texts_lead()}>{m.accounts_texts_title()}</PageTitle>
      {isDone && !actionData && (
        <Notice tone="good" live>
          {m.accounts_texts_done()}
        </Notice>
      )}
      <p>
        <a href={href("/programmes/:programme/my-consent", at)}>{m.accounts_texts_as_seen()}</a>
      </p>
      {PURPOSES.map((purpose) => (
        <section key={purpose}>
          <h2>{purposeInWords(purpose)}</h2>
          <p>{m.accounts_texts_ask_again({ people: toAskAgain[purpose] ?? 0 })}</p>
          <TextVersions
            versions={texts.filter((text) => text.purpose === purpose)}
            purpose={purpose}
            timeZone={programme.timeZone}
          />
        </section>
      ))}
      {mayMake && (
        <Details summary={m.accounts_texts_new_title()} open={actionData !== undefined}>
          <NewTextForm fields={fields} />
        </Details>
      )}
    </>
  );
}

/** A new version in every language. What was typed stays when something is wrong with it. */
function NewTextForm({ fields }: { fields: Record<string, string> }) {
  return (
    <Form method="post" noValidate>
      <Field
        name="purpose"
        type="select"
        label={m.accounts_consent_purpose()}
        defaultValue={fields["purpose"]}
        options={PURPOSES.map((value) => ({ value, label: purposeInWords(value) }))}
        required
      />
      {locales.map((locale) => (
        <Field
          key={locale}
          name={`words-${locale}`}
          type="textarea"
          label={m.accounts_texts_words_in({ language: LANGUAGES[locale] })}
          defaultValue={fields[`words-${locale}`]}
          lang={locale}
          required
        />
      ))}
      <Field
        name="askAgain"
        type="checkbox"
        value="yes"
        label={m.accounts_texts_in_substance()}
        hint={m.accounts_texts_in_substance_hint()}
        defaultChecked={fields["askAgain"] === "yes"}
      />
      <Button>{m.accounts_texts_button()}</Button>
    </Form>
  );
}
