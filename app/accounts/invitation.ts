import { KINDS_OF_ROLE, type OrganisationKind } from "./organisation.ts";
import type { Role } from "./policy.ts";

/** For how many days somebody can join by a link. */
export const INVITATION_DAYS = 7;

/** What the choice of organisations says for one that the programme does not have yet. */
export const NEW_ORGANISATION = "new";

/** Who is to join, for which organisation, as what. */
export type InvitationEntry = {
  name: string;
  email: string;
  /** An organisation that the programme has, or a new one. */
  organisation: { organisationId: string } | { kind: OrganisationKind; name: string };
  role: Role;
  /** The membership whose holder the person succeeds. */
  succeedsId: string | null;
};

/** Whether a role is found in a kind of organisation.
 *  @source db/migrations/0020_organisations.sql, membership_role_suits_organisation */
export function suits(role: Role, kind: OrganisationKind): boolean {
  return KINDS_OF_ROLE[role].includes(kind);
}

/** The word in the address by which somebody joins: the programme, and what only that person was given. */
export function joiningWord({ programmeId, token }: { programmeId: string; token: string }): string {
  return `${programmeId}.${token}`;
}

/** What a joining word says; null when it is none. */
export function readJoiningWord(word: string): { programmeId: string; token: string } | null {
  const [programmeId = "", token = "", ...more] = word.split(".");
  const isOne = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(programmeId) && /^[\w-]{43}$/.test(token);
  return isOne && more.length === 0 ? { programmeId, token } : null;
}
