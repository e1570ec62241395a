import { sql } from "kysely";
import type { Database, ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import type { IdentityProviderEntry } from "./identity-provider.ts";
import type { Organisation } from "./organisation.queries.server.ts";

/** Where in which programme a provider stands. */
export type ProviderPlace = { programmeId: string; organisationId: string; issuer: string };

/** The providers of all programmes, or those that speak for an e-mail domain. For before anybody is signed in. */
export async function listProviders(database: Database, domain: string | null): Promise<ProviderPlace[]> {
  const { rows } = await sql<ProviderPlace & { domains: string[] }>`
    select programme_id, organisation_id, issuer, domains from tern_identity_providers()
    where ${domain}::text is null or ${domain}::text = any (domains)`.execute(database);
  return rows.map(({ programmeId, organisationId, issuer }) => ({ programmeId, organisationId, issuer }));
}

/** A provider as the administrator sees it: without its secret. */
export type IdentityProvider = Omit<IdentityProviderEntry, "clientSecret">;

/** The provider of an organisation that takes part, or null. */
export async function getProvider(transaction: Transaction, organisationId: string): Promise<IdentityProvider | null> {
  return (await selectProvider(transaction, organisationId).executeTakeFirst()) ?? null;
}

/** A provider with its sealed secret, for Tern itself. */
export type SealedProvider = IdentityProvider & { sealedSecret: string };

/** The provider of an organisation that takes part, with its sealed secret, or null. Only Tern itself may read that. */
export async function getSealedProvider(
  transaction: Transaction,
  organisationId: string,
): Promise<SealedProvider | null> {
  const provider = selectProvider(transaction, organisationId).select("sealedSecret");
  return (await provider.executeTakeFirst()) ?? null;
}

function selectProvider(transaction: Transaction, organisationId: string) {
  return transaction
    .selectFrom("identityProvider")
    .innerJoin("organisation", (join) =>
      join
        .onRef("organisation.programmeId", "=", "identityProvider.programmeId")
        .onRef("organisation.organisationId", "=", "identityProvider.organisationId"),
    )
    .select(["issuer", "clientId", "domains"])
    .where("identityProvider.organisationId", "=", organisationId)
    .where("closedOn", "is", null);
}

/** Organisations that take part, each with the address of its provider or null, by name. */
export async function listOrganisationsWithProviders(
  transaction: Transaction,
): Promise<(Organisation & { issuer: string | null })[]> {
  const rows = await transaction
    .selectFrom("organisation")
    .leftJoin("identityProvider", (join) =>
      join
        .onRef("organisation.programmeId", "=", "identityProvider.programmeId")
        .onRef("organisation.organisationId", "=", "identityProvider.organisationId"),
    )
    .select(["organisation.organisationId", "kind", "name", "issuer"])
    .where("closedOn", "is", null)
    .orderBy("name")
    .execute();
  // The column's check constraint allows nothing but these words.
  return rows.map((row) => ({ ...row, kind: row.kind as Organisation["kind"] }));
}

type NewProvider = IdentityProvider & { organisationId: string; sealedSecret: string };

/** Adds the provider of an organisation, or replaces it with its secret. */
export async function upsertProvider(
  transaction: Transaction,
  { programmeId }: ProgrammeContext,
  { organisationId, domains, ...facts }: NewProvider,
): Promise<void> {
  const change = { ...facts, domains: [...domains], changedAt: new Date() };
  await transaction
    .insertInto("identityProvider")
    .values({ programmeId, organisationId, ...change })
    .onConflict((conflict) => conflict.columns(["programmeId", "organisationId"]).doUpdateSet(change))
    .execute();
}

/** Changes the provider of an organisation but for its secret. */
export async function updateProvider(
  transaction: Transaction,
  organisationId: string,
  { domains, ...facts }: IdentityProvider,
): Promise<void> {
  await transaction
    .updateTable("identityProvider")
    .set({ ...facts, domains: [...domains], changedAt: new Date() })
    .where("organisationId", "=", organisationId)
    .execute();
}

/** Takes the provider of an organisation away.
 *  @returns whether there was one */
export async function deleteProvider(transaction: Transaction, organisationId: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("identityProvider")
    .where("organisationId", "=", organisationId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
