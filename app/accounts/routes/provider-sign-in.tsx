import { data, Form, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { ownPath } from "#app/lib/own-path.ts";
import { databaseContext } from "#app/lib/request-context.ts";
import { m } from "#app/paraglide/messages.js";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { domainOf } from "../identity-provider.ts";
import { listProviders } from "../identity-provider.queries.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { findSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/provider-sign-in";

/** Why the way to a provider led back here. */
const REFUSED: Readonly<Record<string, () => string>> = {
  "accounts/provider-silent": ACCOUNT_REFUSALS["accounts/provider-silent"].words,
  "accounts/too-often": ACCOUNT_REFUSALS["accounts/too-often"].words,
};

const schema = z.object({ email: z.email().max(254), to: z.string().optional() });

export function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const to = ownPath(searchParams.get("to"));
  if (findSignedIn(context) !== null) throw redirect(to);
  return { to, refused: REFUSED[searchParams.get("refused") ?? ""]?.() ?? null };
}

/** Open to everybody. Says which providers speak for the domain of an address; of the address itself it knows nothing. */
export async function action({ context, request }: Route.ActionArgs) {
  const fields = Object.fromEntries(await readForm(request));
  const email = typeof fields["email"] === "string" ? fields["email"].slice(0, 254) : "";
  const parsed = schema.safeParse(fields);
  const wrong = (text: string) =>
    data({ email, providers: [], errors: [{ field: "email", text }], to: "/" }, { status: 422 });
  if (!parsed.success) return wrong(m.accounts_sign_in_email_missing());
  const domain = domainOf(parsed.data.email);
  const providers = await listProviders(context.get(databaseContext), domain);
  if (providers.length === 0) return wrong(m.accounts_provider_unknown({ domain }));
  return data({ email, providers, errors: [], to: ownPath(parsed.data.to) });
}

export function meta() {
  return [{ title: documentTitle(m.accounts_provider_title()) }];
}

export default function ProviderSignIn({ loaderData, actionData }: Route.ComponentProps) {
  const refused = loaderData.refused === null ? [] : [{ field: undefined, text: loaderData.refused }];
  const { email, providers, errors } = actionData ?? { email: "", providers: [], errors: refused };
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageTitle lead={m.accounts_provider_lead()}>{m.accounts_provider_title()}</PageTitle>
      {providers.length > 0 && (
        <Notice title={m.accounts_provider_found()} live>
          <p>{m.accounts_provider_found_text()}</p>
          {providers.map(({ organisationId, issuer }) => (
            <p key={organisationId}>
              <ButtonLink href={wayTo(organisationId, actionData?.to ?? "/")}>
                {m.accounts_provider_go({ host: new URL(issuer).host })}
              </ButtonLink>
            </p>
          ))}
        </Notice>
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="to" value={loaderData.to} />
        <Field
          name="email"
          type="email"
          label={m.accounts_sign_in_email()}
          error={errors.find(({ field }) => field === "email")?.text}
          autoComplete="username"
          defaultValue={email}
          required
        />
        <Button kind={providers.length > 0 ? "quiet" : "main"}>{m.accounts_provider_find()}</Button>
      </Form>
      <p>
        <a href={href("/sign-in")}>{m.accounts_passkey_other_ways()}</a>
      </p>
    </>
  );
}

/** A link, and not a form: the content security policy lets forms lead to pages of ours only. */
function wayTo(organisation: string, to: string): string {
  const way = href("/sign-in/organisation/:organisation", { organisation });
  return to === "/" ? way : `${way}?${new URLSearchParams({ to }).toString()}`;
}
