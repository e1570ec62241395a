import { data, href, redirect } from "react-router";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import type { Refusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ProviderForm, RemoveProviderForm } from "../components/ProviderForm.tsx";
import { readProviderForm } from "../identity-provider-form-words.ts";
import { removeProvider, saveProvider } from "../identity-provider.commands.server.ts";
import { getProvider } from "../identity-provider.queries.server.ts";
import { tryProvider } from "../openid.server.ts";
import { getOrganisation } from "../organisation.queries.server.ts";
import { WAY_BACK } from "../provider-cookie.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { signInContext } from "../sign-in.server.ts";
import { inViewersProgramme, requireViewer } from "../viewer.server.ts";
import type { Route } from "./+types/identity-provider";

/** Whose the fault is: which field of the form. */
const FIELDS: Readonly<Record<string, string>> = {
  "accounts/provider-address": "issuer",
  "accounts/provider-silent": "issuer",
  "accounts/provider-secret": "clientSecret",
};

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const organisationId = idOr404(params.organisation);
  const { programme } = requireViewer(context);
  const url = new URL(request.url);
  return await inViewersProgramme(context, async (transaction) => {
    const organisation = await getOrganisation(transaction, organisationId);
    if (organisation === null) throw data(null, { status: 404 });
    const provider = await getProvider(transaction, organisationId);
    const returnTo = new URL(WAY_BACK, url).href;
    return { programme, organisation, provider, returnTo, isSaved: url.searchParams.has("saved") };
  });
}

/** For administrators. Audit: accounts/set-provider, accounts/remove-provider. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const organisationId = idOr404(params.organisation);
  const fields = Object.fromEntries(await readForm(request));
  if (fields["act"] === "remove") {
    const refusal = await inViewersProgramme(context, (transaction, by) =>
      removeProvider(transaction, by, organisationId),
    );
    return refusal === null ? redirect(href("/programmes/:programme/members", params)) : refused(refusal, {});
  }
  const { clientSecret: _, ...typed } = Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string"),
  );
  const read = readProviderForm(fields);
  if ("errors" in read) return data({ errors: read.errors, fields: typed }, { status: 422 });
  const { entry } = read;
  const { secret } = context.get(signInContext).options;
  const refusal =
    (await tryProvider(entry.issuer, new URL(request.url))) ??
    (await inViewersProgramme(context, (transaction, by) =>
      saveProvider(transaction, { ...by, secret }, { ...entry, organisationId }),
    ));
  return refusal === null ? redirect("?saved=yes") : refused(refusal, typed);
}

function refused(refusal: Refusal, fields: Record<string, string>) {
  const text = refusalInWords(refusal, ACCOUNT_REFUSALS);
  const errors: FormError[] = [{ field: FIELDS[refusal.code], text }];
  return data({ errors, fields }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  const organisation = loaderData?.organisation.name ?? "";
  return [{ title: documentTitle(m.accounts_provider_of({ organisation }), loaderData?.programme.name) }];
}

export default function IdentityProviderPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, organisation, provider, returnTo, isSaved } = loaderData;
  const { errors, fields } = actionData ?? { errors: [], fields: {} };
  const [own, members] = [{ programme: programme.code }, m.accounts_members_title()];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", own) },
          { label: members, href: href("/programmes/:programme/members", own) },
        ]}
      />
      <PageTitle lead={m.accounts_provider_of_lead()}>
        {m.accounts_provider_of({ organisation: organisation.name })}
      </PageTitle>
      {isSaved && errors.length === 0 && provider !== null && (
        <Notice tone="good" live>
          {m.accounts_provider_saved()}
        </Notice>
      )}
      <KeyValues items={[{ label: m.accounts_provider_return(), value: <code>{returnTo}</code> }]} />
      <ProviderForm provider={provider} fields={fields} errors={errors} />
      {provider !== null && <RemoveProviderForm />}
    </>
  );
}
