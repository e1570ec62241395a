import type { Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import type { OrganisationKind } from "./organisation.ts";

export type Organisation = { organisationId: string; kind: OrganisationKind; name: string };

/** The organisations that take part in the programme, by name. */
export async function listOrganisations(transaction: Transaction): Promise<Organisation[]> {
  return (await selectOrganisations(transaction).orderBy("name").execute()).map(withKind);
}

/** The organisation with an id, or null. */
export async function getOrganisation(transaction: Transaction, organisationId: string): Promise<Organisation | null> {
  const row = await selectOrganisations(transaction).where("organisationId", "=", organisationId).executeTakeFirst();
  return row ? withKind(row) : null;
}

/** The programme's own office, or null. */
export async function getOffice(transaction: Transaction): Promise<Organisation | null> {
  const offices = selectOrganisations(transaction).where("kind", "=", "programme-office").orderBy("organisationId");
  const row = await offices.limit(1).executeTakeFirst();
  return row ? withKind(row) : null;
}

function selectOrganisations(transaction: Transaction) {
  return transaction
    .selectFrom("organisation")
    .select(["organisationId", "kind", "name"])
    .where("closedOn", "is", null);
}

/** The column's check constraint allows nothing but these words. */
function withKind(row: { organisationId: string; kind: string; name: string }): Organisation {
  return { ...row, kind: row.kind as OrganisationKind };
}

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
