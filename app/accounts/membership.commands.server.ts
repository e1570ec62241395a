import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { endMembershipToday, listAccountsInRoles, lockMember } from "./membership.queries.server.ts";

/** Ends a membership: from the next request on, the account sees nothing of the programme. What it did stays under its name.
 *  @refuses accounts/unknown-member when the membership does not hold today; accounts/last-administrator when nobody else could let
 *           people in */
export async function endMembership(
  transaction: Transaction,
  context: ProgrammeContext,
  membershipId: string,
): Promise<Refusal<"accounts/unknown-member" | "accounts/last-administrator"> | null> {
  const member = await lockMember(transaction, membershipId);
  if (!member) return refuse("accounts/unknown-member");
  const administrators = await listAccountsInRoles(transaction, ["administrator"]);
  if (administrators.every((accountId) => accountId === member.accountId)) return refuse("accounts/last-administrator");
  await endMembershipToday(transaction, membershipId);
  await writeAudit(transaction, context, {
    act: "accounts/end-membership",
    object: { kind: "membership", id: membershipId },
    before: { role: member.role, from: member.from },
  });
  return null;
}
