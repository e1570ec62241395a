import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import type { IdentityProvider } from "../identity-provider.queries.server.ts";

type ProviderFormProps = {
  /** What is kept now; null when there is none. */
  provider: IdentityProvider | null;
  /** What was typed, when it was refused. */
  fields: Record<string, string>;
  errors: FormError[];
};

/** Says where the members of an organisation sign in. What was typed stays when something is wrong with it, but for the secret. */
export function ProviderForm({ provider, fields, errors }: ProviderFormProps) {
  const kept: Record<string, string> = provider
    ? { issuer: provider.issuer, clientId: provider.clientId, domains: provider.domains.join("\n") }
    : {};
  const shown = (name: string) => ({
    name,
    defaultValue: fields[name] ?? kept[name] ?? "",
    error: errors.find(({ field }) => field === name)?.text,
    autoComplete: "off",
    required: true,
  });
  const keep = provider === null ? "" : ` ${m.accounts_provider_secret_keep()}`;
  return (
    <Form method="post" noValidate>
      <Field {...shown("issuer")} type="url" label={m.accounts_provider_issuer()} />
      <Field {...shown("clientId")} label={m.accounts_provider_client()} />
      <Field
        {...shown("clientSecret")}
        type="password"
        label={m.accounts_provider_secret()}
        hint={m.accounts_provider_secret_hint() + keep}
        defaultValue=""
        required={provider === null}
      />
      <Field
        {...shown("domains")}
        type="textarea"
        label={m.accounts_provider_domains()}
        hint={m.accounts_provider_domains_hint()}
      />
      <Button name="act" value="save">
        {m.accounts_provider_save()}
      </Button>
    </Form>
  );
}

/** Takes the provider away. */
export function RemoveProviderForm() {
  return (
    <Form method="post">
      <h2>{m.accounts_provider_remove()}</h2>
      <p>{m.accounts_provider_remove_text()}</p>
      <Button kind="risky" name="act" value="remove">
        {m.accounts_provider_remove()}
      </Button>
    </Form>
  );
}
