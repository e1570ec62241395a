import { data, href, redirect } from "react-router";
import { isRefusal } from "#app/lib/refusal.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { providerCookie, readProviderCookie } from "../provider-cookie.server.ts";
import { comeBackFromProvider } from "../provider-sign-in.commands.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/provider-back";

/** Open to everybody: signs in who comes back from a provider. Audit, the first time: accounts/link-provider. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const cameBackTo = new URL(request.url);
  const browser = { secret: readProviderCookie(request), headers: request.headers };
  const outcome = await comeBackFromProvider(context, cameBackTo, browser);
  const used = providerCookie(null, cameBackTo);
  if (isRefusal(outcome)) {
    const text = refusalInWords(outcome, ACCOUNT_REFUSALS);
    return data({ text }, { status: statusOfRefusal(outcome, ACCOUNT_REFUSALS), headers: { "set-cookie": used } });
  }
  const headers = new Headers({ "set-cookie": used });
  for (const cookie of outcome.cookies.getSetCookie()) headers.append("set-cookie", cookie);
  throw redirect(outcome.to, { headers });
}

/** The cookie of the attempt is taken back when it failed, too. */
export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders;
}

export function meta() {
  return [{ title: documentTitle(m.accounts_provider_back_title()) }];
}

export default function ProviderBack({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle>{m.accounts_provider_back_title()}</PageTitle>
      <Notice tone="danger" live>
        {loaderData.text}
      </Notice>
      <p>
        <a href={href("/sign-in/organisation")}>{m.accounts_provider_link()}</a>
      </p>
      <p>
        <a href={href("/sign-in")}>{m.accounts_passkey_other_ways()}</a>
      </p>
    </>
  );
}
