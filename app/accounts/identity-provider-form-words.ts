import { z } from "zod";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { m } from "#app/paraglide/messages.js";
import { readDomains, type IdentityProviderEntry } from "./identity-provider.ts";

const schema = z.object({
  issuer: z.url().max(500),
  clientId: z.string().trim().min(1).max(255),
  clientSecret: z.string().trim().max(1000),
  domains: z.string().max(6000),
});

/** Reads the form of an organisation's identity provider.
 *  @returns what it says, or what is wrong in it, field by field */
export function readProviderForm(
  fields: Record<string, unknown>,
): { entry: IdentityProviderEntry } | { errors: FormError[] } {
  const read = schema.safeParse(fields);
  const domains = readDomains(typeof fields["domains"] === "string" ? fields["domains"] : "");
  if (!read.success || domains === null) {
    const wrong = new Set((read.error?.issues ?? []).map(({ path }) => String(path[0])));
    if (domains === null) wrong.add("domains");
    return { errors: errorsOf(wrong) };
  }
  const { issuer, clientId, clientSecret } = read.data;
  return { entry: { issuer, clientId, clientSecret: clientSecret === "" ? null : clientSecret, domains } };
}

function errorsOf(wrong: ReadonlySet<string>): FormError[] {
  const words = [
    { field: "issuer", text: m.accounts_provider_address_wrong() },
    { field: "clientId", text: m.accounts_provider_client_missing() },
    { field: "clientSecret", text: m.accounts_provider_secret_missing() },
    { field: "domains", text: m.accounts_provider_domains_wrong() },
  ];
  return words.filter(({ field }) => wrong.has(field));
}
