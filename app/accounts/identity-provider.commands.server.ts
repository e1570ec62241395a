import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { sealText } from "#app/lib/seal.server.ts";
import type { IdentityProviderEntry } from "./identity-provider.ts";
import { deleteProvider, getProvider, updateProvider, upsertProvider } from "./identity-provider.queries.server.ts";
import { getOrganisation } from "./organisation.queries.server.ts";

/** What the client secret of a provider is sealed with and for. */
export function sealOfProvider(
  secret: string,
  { programmeId, organisationId }: { programmeId: string; organisationId: string },
): { secret: string; purpose: string } {
  return { secret, purpose: `identity provider ${programmeId} ${organisationId}` };
}

/** Says where the members of an organisation may sign in. The secret is kept sealed, and stands in no record.
 *  @param secret the installation's
 *  @refuses accounts/unknown-organisation; accounts/provider-secret when there is no secret yet and none is given, or the secret would be
 *           shown to another provider than the one it is of */
export async function saveProvider(
  transaction: Transaction,
  context: ProgrammeContext & { secret: string },
  { organisationId, clientSecret, ...facts }: IdentityProviderEntry & { organisationId: string },
): Promise<Refusal<"accounts/unknown-organisation" | "accounts/provider-secret"> | null> {
  const { programmeId, secret } = context;
  if (!(await getOrganisation(transaction, organisationId))) return refuse("accounts/unknown-organisation");
  const before = await getProvider(transaction, organisationId);
  if (clientSecret === null && before?.issuer !== facts.issuer) return refuse("accounts/provider-secret");
  if (clientSecret === null) await updateProvider(transaction, organisationId, facts);
  else {
    const sealedSecret = sealText(sealOfProvider(secret, { programmeId, organisationId }), clientSecret);
    await upsertProvider(transaction, context, { ...facts, organisationId, sealedSecret });
  }
  await writeAudit(transaction, context, {
    act: "accounts/set-provider",
    object: { kind: "organisation", id: organisationId },
    ...(before === null ? {} : { before }),
    after: { ...facts, newSecret: clientSecret !== null },
  });
  return null;
}

/** Takes the provider of an organisation away: from now on its members sign in by other ways only. Whoever is signed in stays so.
 *  @refuses accounts/no-provider when there is none */
export async function removeProvider(
  transaction: Transaction,
  context: ProgrammeContext,
  organisationId: string,
): Promise<Refusal<"accounts/no-provider"> | null> {
  const before = await getProvider(transaction, organisationId);
  if (before === null || !(await deleteProvider(transaction, organisationId))) return refuse("accounts/no-provider");
  await writeAudit(transaction, context, {
    act: "accounts/remove-provider",
    object: { kind: "organisation", id: organisationId },
    before,
  });
  return null;
}
