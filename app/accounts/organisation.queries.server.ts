import type { Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import type { OrganisationKind } from "./organisation.ts";

/** The organisation of a kind with a name, which is made when there is none.
 *  @returns its id */
export async function keepOrganisation(
  transaction: Transaction,
  organisation: { programmeId: string; kind: OrganisationKind; name: string },
): Promise<string> {
  const { kind, name } = organisation;
  const known = transaction.selectFrom("organisation").select("organisationId");
  const found = await known.where("kind", "=", kind).where("name", "=", name).executeTakeFirst();
  if (found) return found.organisationId;
  const organisationId = newId();
  await transaction
    .insertInto("organisation")
    .values({ ...organisation, organisationId })
    .execute();
  return organisationId;
}
