import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { ownPath } from "#app/lib/own-path.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { AnotherPerson } from "../components/AnotherPerson.tsx";
import { CodeField } from "../components/CodeField.tsx";
import { passCode } from "../code.commands.server.ts";
import { fieldOfRefusal } from "../confirmation.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { findSignedIn, requireHalfSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/sign-in-code";

const schema = z.object({ code: z.string().max(100), to: z.string().optional() });

export function loader({ context, request }: Route.LoaderArgs) {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  if (findSignedIn(context) !== null) throw redirect(to);
  return { to, email: requireHalfSignedIn(context).email };
}

/** For who has given the first factor, as often as app/accounts/sign-in-limits.ts says. Audit: accounts/use-recovery-code. */
export async function action({ context, request }: Route.ActionArgs) {
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const { code, to } = parsed.data;
  if (findSignedIn(context) !== null) return redirect(ownPath(to));
  const given = { typed: code, headers: request.headers };
  const outcome = await passCode(context, requireHalfSignedIn(context), given);
  if (outcome.kind === "signed-in") return redirect(ownPath(to), { headers: outcome.cookies });
  const errors = [{ field: fieldOfRefusal(outcome), text: refusalInWords(outcome, ACCOUNT_REFUSALS) }];
  return data({ errors }, { status: statusOfRefusal(outcome, ACCOUNT_REFUSALS) });
}

export function meta() {
  return [{ title: documentTitle(m.accounts_code_title()) }];
}

export default function SignInCode({ loaderData, actionData }: Route.ComponentProps) {
  const errors = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageTitle lead={m.accounts_code_lead()}>{m.accounts_code_title()}</PageTitle>
      <Form method="post" noValidate>
        <input type="hidden" name="to" value={loaderData.to} />
        <CodeField hint={m.accounts_code_hint()} errors={errors} />
        <div className="actions">
          <Button>{m.accounts_code_button()}</Button>
        </div>
      </Form>
      <p>{m.accounts_code_lost()}</p>
      <AnotherPerson email={loaderData.email} />
    </>
  );
}
