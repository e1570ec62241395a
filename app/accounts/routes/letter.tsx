import { data, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { LetterLinkForm } from "../components/LetterLinkForm.tsx";
import {
  changeEmailByLink,
  choosePasswordByLink,
  readLetterLink,
  signInByLink,
} from "../letter-link.commands.server.ts";
import type { LinkPurpose } from "../letter-link.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/letter";

const text = z.string().max(1024).default("");
const schema = z.object({ wanted: text, repeated: text });

/** Only looks: programs that open links in letters before people do must not use them up. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return { link: await readLetterLink(context, params.letter) };
}

/** For whoever has the link. Audit: accounts/reset-password, accounts/change-email. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const link = await readLetterLink(context, params.letter);
  if (link === null) return refused(refuse("accounts/link-over"));
  if (link.purpose === "sign-in") {
    const outcome = await signInByLink(context, params.letter, request.headers);
    return outcome.kind === "signed-in" ? redirect("/", { headers: outcome.cookies }) : refused(outcome);
  }
  if (link.purpose === "email") {
    const refusal = await changeEmailByLink(context, params.letter);
    return refusal === null ? redirect("/sign-in?done=email") : refused(refusal);
  }
  const refusal = await choosePasswordByLink(context, params.letter, parsed.data);
  return refusal === null ? redirect("/sign-in?done=password") : refused(refusal);
}

function refused(refusal: Refusal) {
  const field = refusal.code === "accounts/password-not-repeated" ? "repeated" : "wanted";
  const errors = [{ field, text: refusalInWords(refusal, ACCOUNT_REFUSALS) }];
  return data({ errors }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  const title = loaderData?.link ? titleOf(loaderData.link.purpose) : m.ui_error_not_found_title();
  return [{ title: documentTitle(title) }];
}

export default function Letter({ loaderData, actionData }: Route.ComponentProps) {
  const { link } = loaderData;
  if (link === null)
    return (
      <>
        <PageTitle>{m.ui_error_not_found_title()}</PageTitle>
        <p>{m.accounts_refusal_link_over()}</p>
        <p>
          <a href={href("/sign-in/letter")}>{m.accounts_letter_title()}</a>
        </p>
      </>
    );
  const errors = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageTitle>{titleOf(link.purpose)}</PageTitle>
      <LetterLinkForm link={link} errors={errors} />
    </>
  );
}

function titleOf(purpose: LinkPurpose): string {
  if (purpose === "sign-in") return m.accounts_sign_in_title();
  return purpose === "password" ? m.accounts_link_password_title() : m.accounts_email_title();
}
