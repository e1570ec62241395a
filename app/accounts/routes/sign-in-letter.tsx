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
import { askForLetter } from "../letter-link.commands.server.ts";
import { LINK_MINUTES } from "../letter-link.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/sign-in-letter";

const schema = z.object({ email: z.email().max(254), purpose: z.enum(["sign-in", "password"]) });

/** Open to everybody, as often as app/accounts/sign-in-limits.ts says. The answer does not tell whether somebody has the address. */
export async function action({ context, request }: Route.ActionArgs) {
  const fields = Object.fromEntries(await readForm(request));
  const email = typeof fields["email"] === "string" ? fields["email"].slice(0, 254) : "";
  const parsed = schema.safeParse(fields);
  if (!parsed.success) {
    const errors = [{ field: "email", text: m.accounts_sign_in_email_missing() }];
    return data({ email, errors, isSent: false }, { status: 422 });
  }
  const { origin } = new URL(request.url);
  const refusal = await askForLetter(context, { ...parsed.data, origin, headers: request.headers });
  if (refusal === null) return { email, errors: [], isSent: true };
  const errors = [{ field: "email", text: refusalInWords(refusal, ACCOUNT_REFUSALS) }];
  return data({ email, errors, isSent: false }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

export function meta() {
  return [{ title: documentTitle(m.accounts_letter_title()) }];
}

export default function SignInLetter({ actionData }: Route.ComponentProps) {
  const errors = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs items={[{ label: m.accounts_sign_in_title(), href: href("/sign-in") }]} />
      <PageTitle lead={m.accounts_letter_lead()}>{m.accounts_letter_title()}</PageTitle>
      {actionData?.isSent && (
        <Notice tone="good" title={m.accounts_letter_sent_title()} live>
          {m.accounts_letter_sent({ email: actionData.email, minutes: LINK_MINUTES })}
        </Notice>
      )}
      <Form method="post" noValidate>
        <Field
          name="email"
          type="email"
          label={m.accounts_sign_in_email()}
          error={errors.find(({ field }) => field === "email")?.text}
          autoComplete="username"
          defaultValue={actionData?.email ?? ""}
          required
        />
        <p>{m.accounts_letter_who()}</p>
        <div className="actions">
          <Button name="purpose" value="sign-in">
            {m.accounts_letter_sign_in()}
          </Button>
          <Button name="purpose" value="password" kind="quiet">
            {m.accounts_letter_password()}
          </Button>
        </div>
      </Form>
    </>
  );
}
