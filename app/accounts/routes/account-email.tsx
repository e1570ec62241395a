import { data, Form, href } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ConfirmFields } from "../components/ConfirmFields.tsx";
import { confirmationFields, fieldOfRefusal } from "../confirmation.ts";
import { askForEmailChange } from "../letter-link.commands.server.ts";
import { LINK_MINUTES } from "../letter-link.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { requireSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/account-email";

const schema = z.object({ email: z.email().max(254), ...confirmationFields });

export function loader({ context }: Route.LoaderArgs) {
  const { email, hasFactor } = requireSignedIn(context);
  return { email, hasFactor };
}

/** About the own account only, after asking again who it is. The address changes when the link in the letter is followed. */
export async function action({ context, request }: Route.ActionArgs) {
  const person = requireSignedIn(context);
  const fields = Object.fromEntries(await readForm(request));
  const wanted = typeof fields["email"] === "string" ? fields["email"].slice(0, 254) : "";
  const parsed = schema.safeParse(fields);
  if (!parsed.success) {
    const errors = [{ field: "email", text: m.accounts_sign_in_email_missing() }];
    return data({ wanted, errors, isSent: false }, { status: 422 });
  }
  const { origin } = new URL(request.url);
  const refusal = await askForEmailChange(context, person, { ...parsed.data, origin });
  if (refusal === null) return { wanted, errors: [], isSent: true };
  const errors = [{ field: fieldOfRefusal(refusal), text: refusalInWords(refusal, ACCOUNT_REFUSALS) }];
  return data({ wanted, errors, isSent: false }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

export function meta() {
  return [{ title: documentTitle(m.accounts_email_title()) }];
}

export default function AccountEmail({ loaderData, actionData }: Route.ComponentProps) {
  const { email, hasFactor } = loaderData;
  const errors = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs items={[{ label: m.accounts_account_title(), href: href("/account") }]} />
      <PageTitle lead={m.accounts_email_lead({ email })}>{m.accounts_email_title()}</PageTitle>
      {actionData?.isSent && (
        <Notice tone="good" title={m.accounts_letter_sent_title()} live>
          {m.accounts_email_sent({ email: actionData.wanted, minutes: LINK_MINUTES })}
        </Notice>
      )}
      <Form method="post" noValidate>
        <Field
          name="email"
          type="email"
          label={m.accounts_email_wanted()}
          error={errors.find(({ field }) => field === "email")?.text}
          autoComplete="email"
          defaultValue={actionData?.wanted ?? ""}
          required
        />
        <ConfirmFields email={email} hasFactor={hasFactor} errors={errors} />
        <Button>{m.accounts_email_button()}</Button>
      </Form>
    </>
  );
}
