import type { Role } from "./policy.ts";

/** Kinds of bodies that take part in a programme. */
export const ORGANISATION_KINDS = [
  "programme-office",
  "ministry-of-health",
  "ministry-of-home-affairs",
  "ministry-of-foreign-affairs",
  "ministry-of-labour",
  "council",
  "facility",
  "school",
  "donor",
  "association",
  "mission-abroad",
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

const MINISTRIES = ORGANISATION_KINDS.filter((kind) => kind.startsWith("ministry-of-"));

/** In which kinds of organisations a role is found. The database refuses the others
 *  (constraint membership_role_suits_organisation). */
export const KINDS_OF_ROLE: Readonly<Record<Role, readonly OrganisationKind[]>> = {
  administrator: ["programme-office"],
  manager: ["programme-office"],
  officer: ["programme-office"],
  finance: ["programme-office", "donor"],
  "focal-person": ["facility"],
  "department-head": ["facility"],
  "council-clerk": ["council"],
  "ministry-officer": [...MINISTRIES, "mission-abroad"],
  "school-coordinator": ["school"],
  donor: ["donor"],
  association: ["association"],
  professional: ORGANISATION_KINDS,
  learner: ORGANISATION_KINDS,
  "machine-client": ORGANISATION_KINDS,
};
