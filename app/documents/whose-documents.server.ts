import { data } from "react-router";
import { fieldsSeen } from "#app/accounts/policy-decisions.ts";
import type { Role } from "#app/accounts/policy.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { getProfessional } from "#app/mapping/professional.queries.server.ts";
import { nameOrCode } from "#app/mapping/professional-words.ts";

/** Whose documents a page is about. */
export type Owner = { professionalId: string; code: string; name: string };

/** The professional whose code stands in an address; null when there is none that the role sees. */
export async function findOwner(transaction: Transaction, code: string, role: Role): Promise<Owner | null> {
  const found = await getProfessional(transaction, code, fieldsSeen(role, "professional"));
  return found && { professionalId: found.professionalId, code: found.code, name: nameOrCode(found) };
}

/** The professional whose code stands in an address.
 *  @throws an answer 404 when there is none that the role sees */
export async function ownerOr404(transaction: Transaction, code: string, role: Role): Promise<Owner> {
  const owner = await findOwner(transaction, code, role);
  if (owner === null) throw data(null, { status: 404 });
  return owner;
}
