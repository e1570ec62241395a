import { data, Form, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { ownPath } from "#app/lib/own-path.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { PasskeyLink } from "../components/PasskeyLink.tsx";
import { ProviderLink } from "../components/ProviderLink.tsx";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { MAX_PASSWORD_UNITS } from "../sign-in.server.ts";
import { trySignIn } from "../sign-in.commands.server.ts";
import { findSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/sign-in";

const schema = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(MAX_PASSWORD_UNITS),
  to: z.string().optional(),
});

export function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const to = ownPath(searchParams.get("to"));
  if (findSignedIn(context) !== null) throw redirect(to);
  return { to, done: searchParams.get("done") };
}

/** Open to everybody, as often as app/accounts/sign-in-limits.ts says. */
export async function action({ context, request }: Route.ActionArgs) {
  const fields = Object.fromEntries(await readForm(request));
  const parsed = schema.safeParse(fields);
  if (!parsed.success) return data({ email: asText(fields["email"]), errors: missing(parsed.error) }, { status: 422 });
  const { email, password, to } = parsed.data;
  const outcome = await trySignIn(context, { email, password }, request.headers);
  if (outcome.kind === "signed-in") return redirect(ownPath(to), { headers: outcome.cookies });
  const text = refusalInWords(outcome, ACCOUNT_REFUSALS);
  return data({ email, errors: [{ text }] }, { status: statusOfRefusal(outcome, ACCOUNT_REFUSALS) });
}

export function meta() {
  return [{ title: m.accounts_sign_in_title() }];
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const errors: FormError[] = actionData?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageTitle>{m.accounts_sign_in_title()}</PageTitle>
      {errors.length === 0 && <Done done={loaderData.done} />}
      <Form method="post" noValidate>
        <input type="hidden" name="to" value={loaderData.to} />
        <Field
          name="email"
          type="email"
          label={m.accounts_sign_in_email()}
          error={errorOf("email")}
          autoComplete="username"
          defaultValue={actionData?.email ?? ""}
          required
        />
        <Field
          name="password"
          type="password"
          label={m.accounts_sign_in_password()}
          error={errorOf("password")}
          autoComplete="current-password"
          required
        />
        <div className="actions">
          <Button>{m.accounts_sign_in_button()}</Button>
          <a href={href("/sign-in/letter")}>{m.accounts_letter_title()}</a>
          <PasskeyLink to={loaderData.to} />
          <ProviderLink to={loaderData.to} />
        </div>
      </Form>
    </>
  );
}

/** What somebody has just done by the link of a letter. */
function Done({ done }: { done: string | null }) {
  if (done !== "password" && done !== "email") return null;
  return (
    <Notice tone="good" live>
      {done === "password" ? m.accounts_link_password_done() : m.accounts_link_email_done()}
    </Notice>
  );
}

function missing(error: z.ZodError): FormError[] {
  const fields = new Set(error.issues.map((issue) => issue.path[0]));
  const errors: FormError[] = [];
  if (fields.has("email")) errors.push({ field: "email", text: m.accounts_sign_in_email_missing() });
  if (fields.has("password")) errors.push({ field: "password", text: m.accounts_sign_in_password_missing() });
  return errors;
}

function asText(value: FormDataEntryValue | undefined): string {
  return typeof value === "string" ? value.slice(0, 254) : "";
}
