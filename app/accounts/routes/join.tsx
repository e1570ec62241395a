import { data, Form, href, redirect } from "react-router";
import { inProgramme } from "#app/lib/database.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { join, readInvitation } from "../invitation.commands.server.ts";
import { getProgrammeName } from "../membership.queries.server.ts";
import { roleInWords } from "../policy-words.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { trySignIn } from "../sign-in.commands.server.ts";
import { MIN_CHARACTERS } from "../password-rules.ts";
import { findSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/join";

export async function loader({ context, params }: Route.LoaderArgs) {
  const database = context.get(databaseContext);
  const { requestId } = context.get(requestContext);
  const found = await readInvitation(database, { word: params.invitation, requestId });
  if (found === null) return { invitation: null };
  const { invitation, programmeId, accountId } = found;
  const byItself = { programmeId, accountId: null, requestId };
  const programme = await inProgramme(database, byItself, getProgrammeName);
  const { name, email, role, organisationName } = invitation;
  return {
    invitation: { name, email, role, organisationName, programme },
    who: whoFollows(context, accountId),
  };
}

/** Makes whoever was given the link a member. Audit: accounts/join-programme. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const fields = Object.fromEntries(await readForm(request));
  const password = typeof fields["password"] === "string" ? fields["password"] : "";
  const signedIn = findSignedIn(context);
  const joining = { word: params.invitation, requestId: context.get(requestContext).requestId };
  const by = signedIn === null ? { password } : { accountId: signedIn.accountId };
  const joined = await join(context.get(databaseContext), { ...joining, ...by });
  if (isRefusal(joined)) {
    const errors = [{ field: "password", text: refusalInWords(joined, ACCOUNT_REFUSALS) }];
    return data({ errors }, { status: statusOfRefusal(joined, ACCOUNT_REFUSALS) });
  }
  if (signedIn !== null) return redirect("/");
  const outcome = await trySignIn(context, { email: joined.email, password });
  return outcome.kind === "signed-in" ? redirect("/", { headers: outcome.cookies }) : redirect("/sign-in");
}

export function meta({ loaderData }: Route.MetaArgs) {
  const programme = loaderData?.invitation?.programme ?? "";
  return [{ title: documentTitle(m.accounts_join_title({ programme })) }];
}

export default function Join({ loaderData, actionData, params }: Route.ComponentProps) {
  const { invitation } = loaderData;
  if (invitation === null)
    return (
      <>
        <PageTitle>{m.ui_error_not_found_title()}</PageTitle>
        <p>{m.accounts_refusal_invitation_over()}</p>
      </>
    );
  const { role, organisationName: organisation, programme } = invitation;
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <PageTitle lead={m.accounts_join_lead({ role: roleInWords(role), organisation })}>
        {m.accounts_join_title({ programme })}
      </PageTitle>
      <HowToJoin who={loaderData.who} email={invitation.email} back={href("/join/:invitation", params)} />
    </>
  );
}

/** Who opens the link: the account it is for, that account before signing in, somebody new, or somebody else. */
type Who = "is-signed-in" | "has-account" | "is-new" | "is-another";

function whoFollows(context: Route.LoaderArgs["context"], accountId: string | null): Who {
  const signedIn = findSignedIn(context);
  if (signedIn === null) return accountId === null ? "is-new" : "has-account";
  return signedIn.accountId === accountId ? "is-signed-in" : "is-another";
}

type HowToJoinProps = { who: Who; email: string; back: string };

function HowToJoin({ who, email, back }: HowToJoinProps) {
  if (who === "is-another") return <p>{m.accounts_join_other_account()}</p>;
  if (who === "has-account")
    return (
      <>
        <p>{m.accounts_join_sign_in()}</p>
        <p>
          <a href={`/sign-in?${new URLSearchParams({ to: back }).toString()}`}>{m.accounts_sign_in_title()}</a>
        </p>
      </>
    );
  return (
    <Form method="post" noValidate>
      {who === "is-new" && (
        <>
          <input type="hidden" name="email" autoComplete="username" value={email} />
          <Field
            name="password"
            type="password"
            label={m.accounts_join_new_password()}
            hint={m.accounts_join_password_hint({ least: MIN_CHARACTERS, email })}
            autoComplete="new-password"
            required
          />
        </>
      )}
      <Button>{m.accounts_join_button()}</Button>
    </Form>
  );
}
