// Who may see and do what, in one table. From it come the roles, grants and row-level security of the database (policy-sql.ts), the check in
// front of every page (viewer.server.ts), what pages show, and the page "who can see what". A table, column or page that is not here is
// closed to everybody, and a test says so. Decision: docs/decisions/0041-one-policy-enforced-by-the-database.md.

import type { Purpose } from "./consent.ts";
import type { RESOURCES } from "./policy-resources.ts";

/** What a membership lets an account act as. `system` is Tern itself: its worker and its first start; nobody can be it. */
export const ROLES = [
  "administrator",
  "manager",
  "officer",
  "finance",
  "focal-person",
  "department-head",
  "council-clerk",
  "ministry-officer",
  "school-coordinator",
  "donor",
  "association",
  "professional",
  "learner",
  "machine-client",
] as const;
export type Role = (typeof ROLES)[number];
export type Actor = Role | "system";

/** Roles that one factor is enough for: who holds one sees their own matters, what is published and shortlists without names, comes seldom
 *  and often from a phone. They may also sign in by the link of a letter. All others see people's files or act for an organisation.
 *  @source docs/decisions/0044-a-second-factor-belongs-to-the-session.md */
export const SINGLE_FACTOR_ROLES: readonly Role[] = ["professional", "learner", "association", "donor"];

/** What can be done with the rows of a resource. */
export const ACTS = ["read", "add", "change", "remove"] as const;
export type Act = (typeof ACTS)[number];

export type Resource = keyof typeof RESOURCES;

const PLACED_THERE = "professional_id in (select p.professional_id from placement p)";

/** Which rows of a resource, by table, in SQL. Every row is of the transaction's programme besides. */
export const ROWS = {
  /** What is about the account itself. */
  own: {
    membership: "account_id = tern_account()",
    account: "id = tern_account()",
    audit_line: "account_id = tern_account()",
    professional: "account_id = tern_account()",
    professional_specialty: "professional_id = tern_own_professional()",
    professional_language: "professional_id = tern_own_professional()",
    professional_country: "professional_id = tern_own_professional()",
    availability: "professional_id = tern_own_professional()",
    facility_wish: "professional_id = tern_own_professional()",
    placement: "professional_id = tern_own_professional()",
    consent: "professional_id = tern_own_professional()",
    consent_state: "professional_id = tern_own_professional()",
    personal_request: "professional_id = tern_own_professional()",
    restriction: "professional_id = tern_own_professional()",
    document: "professional_id = tern_own_professional()",
  },
  /** Documents that tell of neither health nor a criminal record. */
  ordinary: {
    document: "kind in (select k.kind from document_kind k where not k.confidential)",
  },
  /** What is about the hospital that the membership is of. */
  "own-hospital": {
    facility: "organisation_id = tern_organisation()",
    request: "facility_id = any (tern_own_facilities())",
    request_window:
      "request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities()))",
    request_weeks:
      "request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities()))",
    floor_request:
      "request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities()))",
    team_request:
      "request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities()))",
    placement: "request_id in (select r.request_id from request r where r.facility_id = any (tern_own_facilities()))",
    // Whoever is placed there and still agrees to being planned.
    professional: `${PLACED_THERE} and ${agreesTo("planning", "professional")}`,
    professional_specialty: `${PLACED_THERE} and ${agreesTo("planning", "professional_specialty")}`,
    professional_language: `${PLACED_THERE} and ${agreesTo("planning", "professional_language")}`,
    professional_country: `${PLACED_THERE} and ${agreesTo("planning", "professional_country")}`,
    availability: `${PLACED_THERE} and ${agreesTo("planning", "availability")}`,
    consent_state: whoAgreesTo("planning"),
  },
  /** Whoever agrees to being shared with a kind of body. */
  "shared-with-councils": sharedBy("sharing-with-councils"),
  "shared-with-ministries": sharedBy("sharing-with-ministries"),
  "shared-with-associations": sharedBy("contact-by-associations"),
  /** Whom the office invites to see their own record. */
  "of-professionals": { invitation: "role = 'professional' and professional_id is not null" },
} as const satisfies Record<string, Record<string, string>>;
export type Rows = keyof typeof ROWS;

/** That the person of a row agrees to a purpose today. A withdrawal that was kept a moment ago hides the row from the next statement. */
function agreesTo(purpose: Purpose, table: string): string {
  return `exists (select from consent_state c where c.programme_id = ${table}.programme_id and c.professional_id = ${table}.professional_id and c.purpose = '${purpose}' and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today())))`;
}

function sharedBy(purpose: Purpose) {
  return {
    professional: agreesTo(purpose, "professional"),
    professional_specialty: agreesTo(purpose, "professional_specialty"),
    professional_language: agreesTo(purpose, "professional_language"),
    professional_country: agreesTo(purpose, "professional_country"),
    availability: agreesTo(purpose, "availability"),
    placement: agreesTo(purpose, "placement"),
    consent_state: whoAgreesTo(purpose),
  };
}

/** By id, who agrees to a purpose; and who does not want to be counted, because counts leave them out. Asks no other table: their
 *  conditions ask this one. */
function whoAgreesTo(purpose: Purpose): string {
  return `(purpose = '${purpose}' and answer = 'given' or purpose = 'statistics')`;
}

/** What "all rows of the programme" means for a table that does not name a programme itself. */
export const PROGRAMME_ROWS: Readonly<Record<string, string>> = {
  account: "id in (select m.account_id from membership m)",
};

/** Rows that nobody uses while a person's data are only held: they are closed to every role, whatever the policy opens to it, but for the
 *  person. Tern itself sees them, to keep, give back and erase them. */
export const NOT_RESTRICTED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "professional",
    "professional_specialty",
    "professional_language",
    "professional_country",
    "availability",
    "facility_wish",
  ].map((table) => [table, "professional_id <> all ((select tern_restricted())::uuid[])"]),
);

/** One line of the policy: who may do what. Without `rows`, with all rows of the programme; without `fields`, with all columns. */
export type Line = { who: readonly Role[]; may: readonly Act[]; rows?: Rows; fields?: readonly string[] };

const EVERYBODY = ROLES;
const LEADERS = ["administrator", "manager"] as const;
const OFFICE = ["administrator", "manager", "officer"] as const;
const OFFICE_AND_FINANCE = [...OFFICE, "finance"] as const;
const HOSPITAL = ["focal-person", "department-head"] as const;
const PARTNERS = ["council-clerk", "ministry-officer", "school-coordinator", "donor", "association"] as const;
const READ = ["read"] as const;
const WRITE = ["read", "add", "change", "remove"] as const;

/** The policy. Tern itself (`system`) may do everything but change the past. */
export const POLICY: Record<Resource, readonly Line[]> = {
  programme: [
    { who: EVERYBODY, may: READ },
    { who: ["administrator"], may: ["change"] },
  ],
  calendar: [
    { who: EVERYBODY, may: READ },
    { who: OFFICE, may: WRITE },
  ],
  cost: [{ who: OFFICE_AND_FINANCE, may: WRITE }],
  period: [
    { who: OFFICE, may: WRITE },
    { who: ["finance"], may: READ },
    { who: [...PARTNERS, ...HOSPITAL, "professional"], may: READ, fields: ["facts"] },
  ],
  organisation: [
    { who: EVERYBODY, may: READ },
    { who: ["administrator"], may: ["add", "change"] },
  ],
  // The secret is written and never read again: only Tern itself shows it to the provider.
  "identity-provider": [
    { who: ["administrator"], may: READ, fields: ["facts"] },
    { who: ["administrator"], may: ["add", "change", "remove"] },
  ],
  member: [
    { who: ["administrator"], may: ["read", "add", "change"] },
    { who: ["manager", "officer", "finance"], may: READ },
    { who: EVERYBODY, may: READ, rows: "own" },
  ],
  // Who joins does so as Tern itself, which checks the link.
  invitation: [
    { who: ["administrator"], may: ["read", "add", "change"] },
    { who: ["manager", "officer"], may: ["add"], rows: "of-professionals", fields: ["facts", "person", "course"] },
  ],
  // Only the sign-in library opens and changes accounts; a programme sees those of its members.
  account: [
    { who: ["administrator"], may: READ },
    { who: ["manager", "officer", "finance"], may: READ, fields: ["name"] },
    { who: EVERYBODY, may: READ, rows: "own" },
  ],
  facility: [
    { who: EVERYBODY, may: READ, fields: ["facts", "place"] },
    { who: OFFICE, may: WRITE },
    { who: HOSPITAL, may: READ, fields: ["facts", "place", "host"] },
  ],
  professional: [
    { who: OFFICE, may: WRITE },
    { who: ["finance"], may: READ, fields: ["skills", "offer", "name", "wishes", "amounts"] },
    // An anonymous shortlist of those who agreed to it: what somebody can do and when, not who it is.
    { who: ["ministry-officer"], may: READ, rows: "shared-with-ministries", fields: ["skills", "offer"] },
    { who: ["council-clerk"], may: READ, rows: "shared-with-councils", fields: ["skills", "offer"] },
    // An association writes to people, so it is told who they are.
    { who: ["association"], may: READ, rows: "shared-with-associations", fields: ["skills", "offer", "name"] },
    { who: HOSPITAL, may: READ, rows: "own-hospital", fields: ["skills", "offer", "name"] },
    { who: ["professional"], may: READ, rows: "own" },
  ],
  // What people ask about their own data. What an answer does to the data, Tern itself does, after checking who may ask for it.
  "personal-request": [
    { who: OFFICE, may: ["read", "add", "change"] },
    { who: ["professional"], may: ["read", "add", "change"], rows: "own" },
  ],
  // Of somebody whose data are only held, the name and since when.
  restriction: [
    { who: OFFICE, may: READ },
    { who: ["professional"], may: READ, rows: "own" },
  ],
  erasure: [{ who: OFFICE, may: READ, fields: ["facts"] }],
  retention: [
    { who: OFFICE, may: READ },
    { who: ["administrator"], may: ["add", "change"] },
  ],
  // Only Tern itself changes a document, when it has checked it. Who does not see one cannot put another in its place.
  document: [
    { who: LEADERS, may: ["read", "add", "remove"] },
    { who: ["officer"], may: ["read", "add", "remove"], rows: "ordinary" },
    { who: ["professional"], may: ["read", "add", "remove"], rows: "own" },
  ],
  request: [
    { who: OFFICE, may: WRITE },
    { who: ["finance", ...PARTNERS, "professional"], may: READ },
    { who: HOSPITAL, may: READ, rows: "own-hospital" },
  ],
  placement: [
    { who: OFFICE_AND_FINANCE, may: READ },
    { who: LEADERS, may: ["add", "change"] },
    { who: ["school-coordinator"], may: READ, fields: ["facts"] },
    { who: ["ministry-officer"], may: READ, rows: "shared-with-ministries", fields: ["facts"] },
    { who: ["council-clerk"], may: READ, rows: "shared-with-councils", fields: ["facts"] },
    { who: HOSPITAL, may: READ, rows: "own-hospital", fields: ["facts"] },
    { who: ["professional"], may: READ, rows: "own", fields: ["facts"] },
  ],
  // Who says what and when stands in the statement itself; who wrote it down and when, the database says.
  consent: [
    { who: OFFICE, may: READ },
    { who: OFFICE, may: ["add"], fields: ["facts"] },
    { who: ["professional"], may: READ, rows: "own" },
    { who: ["professional"], may: ["add"], rows: "own", fields: ["facts"] },
  ],
  // Kept by the database alone, from the statements.
  "consent-state": [
    { who: OFFICE_AND_FINANCE, may: READ },
    { who: ["ministry-officer"], may: READ, rows: "shared-with-ministries" },
    { who: ["council-clerk"], may: READ, rows: "shared-with-councils" },
    { who: ["association"], may: READ, rows: "shared-with-associations" },
    { who: HOSPITAL, may: READ, rows: "own-hospital" },
    { who: ["professional"], may: READ, rows: "own" },
  ],
  "consent-text": [
    { who: [...OFFICE, "professional"], may: READ },
    { who: ["administrator"], may: ["add"], fields: ["facts"] },
  ],
  plan: [
    { who: OFFICE, may: WRITE },
    { who: ["finance"], may: READ },
  ],
  import: [{ who: OFFICE, may: ["read", "add", "change"] }],
  audit: [
    { who: LEADERS, may: READ },
    // Whoever may change something leaves a line in their own name; nobody changes or removes one.
    { who: EVERYBODY, may: ["add"], rows: "own", fields: ["facts", "values"] },
  ],
  // Only the database itself adds a link, when a line is kept.
  chain: [{ who: LEADERS, may: READ }],
  // A letter is written by an act and sent by the worker; nobody reads another's letters.
  letter: [{ who: EVERYBODY, may: ["add"] }],
};
