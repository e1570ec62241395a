import { data, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { ownPath } from "#app/lib/own-path.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { PasskeyForm } from "../components/PasskeyForm.tsx";
import { askForPasskey, hasPasskeys, signInByPasskey } from "../passkey.commands.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { findSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/passkey-sign-in";

const schema = z.object({ credential: z.string().max(20_000), to: z.string().optional() });

export async function loader({ context, request }: Route.LoaderArgs) {
  const own = new URL(request.url);
  const to = ownPath(own.searchParams.get("to"));
  if (findSignedIn(context) !== null) throw redirect(to);
  return { to, options: hasPasskeys(own) ? await askForPasskey(context, own) : null };
}

/** Open to everybody: who holds a passkey is let in. */
export async function action({ context, request }: Route.ActionArgs) {
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const { credential: answer, to } = parsed.data;
  const outcome = await signInByPasskey(context, { answer, own: new URL(request.url), headers: request.headers });
  if (!isRefusal(outcome)) return redirect(ownPath(to), { headers: outcome });
  const errors = [{ text: refusalInWords(outcome, ACCOUNT_REFUSALS) }];
  return data({ errors }, { status: statusOfRefusal(outcome, ACCOUNT_REFUSALS) });
}

export function meta() {
  return [{ title: documentTitle(m.accounts_passkey_link()) }];
}

export default function PasskeySignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { options, to } = loaderData;
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <PageTitle lead={m.accounts_passkey_sign_in_lead()}>{m.accounts_passkey_link()}</PageTitle>
      {options === null ? (
        <Notice>{m.accounts_passkey_no_name()}</Notice>
      ) : (
        <PasskeyForm act="get" options={options} label={m.accounts_passkey_use()}>
          <input type="hidden" name="to" value={to} />
        </PasskeyForm>
      )}
      <p>
        <a href={href("/sign-in")}>{m.accounts_passkey_other_ways()}</a>
      </p>
    </>
  );
}
