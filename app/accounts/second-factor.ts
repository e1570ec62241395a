import { SINGLE_FACTOR_ROLES, type Role } from "./policy.ts";

type Membership = { role: Role; programme: { demonstration: boolean } };

/** Whether an account must have a second factor: it acts in a role of the staff, in a programme of real people.
 *  @source docs/decisions/0044-a-second-factor-belongs-to-the-session.md */
export function needsSecondFactor(memberships: readonly Membership[]): boolean {
  return memberships.some(({ role, programme }) => !programme.demonstration && !SINGLE_FACTOR_ROLES.includes(role));
}

/** Whether an account may sign in by the link of a letter: everything it may do, one factor is enough for.
 *  @source docs/decisions/0044-a-second-factor-belongs-to-the-session.md */
export function maySignInByLetter(memberships: readonly Pick<Membership, "role">[]): boolean {
  return memberships.length > 0 && memberships.every(({ role }) => SINGLE_FACTOR_ROLES.includes(role));
}

/** How far somebody has come in signing in: a code is still to be given, a second factor is still to be set up, or they are in. */
export type Standing = "code" | "set-up" | "signed-in";

/** How far a session has come.
 *  @param isStrong   whether a second factor was given in this session
 *  @param hasFactor  whether the account has one
 *  @param memberships of the account today */
export function standingOf({
  isStrong,
  hasFactor,
  memberships,
}: {
  isStrong: boolean;
  hasFactor: boolean;
  memberships: readonly Membership[];
}): Standing {
  if (isStrong) return "signed-in";
  if (hasFactor) return "code";
  return needsSecondFactor(memberships) ? "set-up" : "signed-in";
}

/** How many recovery codes an account is given. */
export const RECOVERY_CODES = 10;

/** A code as it was typed, without what people put between its letters.
 *  @returns what kind it is, by its form; null when it can be neither */
export function readCode(typed: string): { kind: "app" | "recovery"; code: string } | null {
  const code = typed.replaceAll(/[\s-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(code)) return { kind: "app", code };
  return /^[a-z2-9]{10}$/.test(code) ? { kind: "recovery", code } : null;
}

/** "abcd efgh": in groups of four, to be typed from a page. */
export function inGroupsOfFour(text: string): string {
  return text.match(/.{1,4}/g)?.join(" ") ?? "";
}
