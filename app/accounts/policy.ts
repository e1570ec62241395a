// Who may see and do what, in one table. From it come the roles, grants and row-level security of the database (policy-sql.ts), the check in
// front of every page (viewer.server.ts), what pages show, and the page "who can see what". A table, column or page that is not here is
// closed to everybody, and a test says so. Decision: docs/decisions/0041-one-policy-enforced-by-the-database.md.

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

/** What can be done with the rows of a resource. */
export const ACTS = ["read", "add", "change", "remove"] as const;
export type Act = (typeof ACTS)[number];

/** Tables by the word for what they hold, and their columns by the word for what these tell. */
export const RESOURCES = {
  programme: {
    programme: {
      facts: ["programme_id", "code", "name", "country_code", "currency", "time_zone", "demonstration", "created_at"],
    },
  },
  calendar: {
    wave: { facts: ["programme_id", "wave_id", "name", "first_on", "last_on"] },
    induction_week: { facts: ["programme_id", "country_code", "starts_on", "places"] },
  },
  cost: {
    visit_rate: { amounts: ["programme_id", "specialty_code", "stipend_per_week_cents", "licence_cents"] },
  },
  period: {
    planning_period: {
      facts: ["programme_id", "period_id", "name", "starts_on", "weeks", "block_weeks", "clearance_weeks"],
      weights: ["value_weights", "dropped_points", "moved_points"],
      amounts: ["budget_cents"],
    },
    block_budget: { amounts: ["programme_id", "period_id", "block", "budget_cents"] },
  },
  organisation: {
    organisation: { facts: ["programme_id", "organisation_id", "kind", "name", "closed_on"] },
  },
  member: {
    membership: {
      facts: ["programme_id", "membership_id", "account_id", "organisation_id", "organisation_kind", "role", "during"],
      origin: ["created_at", "succeeds_id"],
    },
  },
  account: { account: { name: ["id", "name"], address: ["email"] } },
  facility: {
    facility: {
      facts: ["programme_id", "facility_id", "code", "name", "country_code", "district", "level", "ownership"],
      place: ["latitude", "longitude", "coordinate_status", "coordinate_note", "housing", "source"],
      host: ["organisation_id"],
    },
  },
  professional: {
    professional: {
      skills: ["programme_id", "professional_id", "code", "invented", "origin_country", "residence_country"],
      offer: ["min_weeks", "max_weeks", "visits_per_year", "rest_weeks"],
      name: ["name", "search_text", "residence_city", "account_id"],
      papers: ["right_to_return_until"],
      amounts: ["travel_cents"],
    },
    professional_specialty: { skills: ["programme_id", "professional_id", "specialty_code", "level"] },
    professional_language: { skills: ["programme_id", "professional_id", "language_code"] },
    professional_country: { offer: ["programme_id", "professional_id", "country_code"] },
    availability: { offer: ["programme_id", "professional_id", "during"] },
    facility_wish: { wishes: ["programme_id", "professional_id", "facility_id", "wish"] },
  },
  request: {
    request: {
      facts: ["programme_id", "request_id", "code", "facility_id", "specialty_code", "level", "language_code"],
      terms: ["visitors", "weight", "learners", "hand_over", "invented"],
    },
    request_window: { terms: ["programme_id", "request_id", "during"] },
    request_weeks: { terms: ["programme_id", "request_id", "period_id", "block", "weeks_wanted"] },
    floor: { terms: ["programme_id", "floor_id", "period_id", "name", "weeks"] },
    floor_request: { terms: ["programme_id", "floor_id", "request_id"] },
    team: { terms: ["programme_id", "team_id", "code"] },
    team_request: { terms: ["programme_id", "team_id", "request_id"] },
  },
  placement: {
    placement: {
      facts: ["programme_id", "placement_id", "professional_id", "request_id", "seat", "during", "state"],
      origin: ["plan_id", "proposed_at", "withdrawn_at"],
    },
  },
  plan: {
    plan: {
      facts: ["programme_id", "plan_id", "period_id", "input_digest", "run_id", "based_on_plan_id", "name", "state"],
      figures: ["status", "broken_rules", "value", "bound", "seed", "seconds"],
      origin: ["made_by", "created_at", "accepted_at", "accepted_by"],
      proof: ["certificate"],
    },
    plan_input: { problem: ["programme_id", "input_digest", "input", "created_at"] },
    plan_run: {
      facts: ["programme_id", "run_id", "period_id", "input_digest", "based_on_plan_id", "state", "seed", "language"],
      course: ["seconds_limit", "notices", "progress", "attempts", "stop_requested_at", "started_at", "finished_at"],
      origin: ["plan_id", "conflict", "failure", "started_by", "created_at"],
    },
    plan_visit: {
      facts: ["programme_id", "plan_id", "visit_id", "professional_id", "request_id", "seat", "starts_on", "weeks"],
      origin: ["pinned"],
    },
    plan_edit: {
      facts: ["programme_id", "plan_id", "sequence", "act", "visit_id", "before", "after", "undone"],
      origin: ["made_by", "made_at"],
    },
  },
  import: {
    workbook_import: {
      facts: [
        "programme_id",
        "import_id",
        "file_name",
        "file_digest",
        "state",
        "imported_by",
        "created_at",
        "taken_at",
      ],
      content: ["content", "problems", "summary"],
    },
  },
  audit: {
    audit_line: {
      facts: ["programme_id", "audit_line_id", "account_id", "act", "object_kind", "object_id", "request_id"],
      time: ["occurred_at"],
      values: ["before", "after"],
    },
  },
  chain: {
    audit_link: { facts: ["programme_id", "sequence", "audit_line_id", "linked_at", "previous_hash", "hash"] },
  },
  letter: {
    outbox_message: {
      facts: ["programme_id", "outbox_message_id", "idempotency_key", "kind", "payload", "created_at"],
      course: ["delivered_at", "attempts", "try_again_at", "failed_at", "failure"],
    },
  },
} as const satisfies Record<string, Record<string, Record<string, readonly string[]>>>;
export type Resource = keyof typeof RESOURCES;

/** Tables that belong to no programme. The code lists are open to every actor; the others only to the sign-in library. */
export const SHARED_TABLES = ["country", "language", "specialty"] as const;
export const SIGN_IN_TABLES = ["account", "sign_in_session", "credential", "verification", "sign_in_attempt"] as const;

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
    // Whoever is placed there.
    professional: "professional_id in (select p.professional_id from placement p)",
    professional_specialty: "professional_id in (select p.professional_id from placement p)",
    professional_language: "professional_id in (select p.professional_id from placement p)",
    professional_country: "professional_id in (select p.professional_id from placement p)",
    availability: "professional_id in (select p.professional_id from placement p)",
  },
} as const satisfies Record<string, Record<string, string>>;
export type Rows = keyof typeof ROWS;

/** What "all rows of the programme" means for a table that does not name a programme itself. */
export const PROGRAMME_ROWS: Readonly<Record<string, string>> = {
  account: "id in (select m.account_id from membership m)",
};

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
  member: [
    { who: ["administrator"], may: ["read", "add", "change"] },
    { who: ["manager", "officer", "finance"], may: READ },
    { who: EVERYBODY, may: READ, rows: "own" },
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
    // An anonymous shortlist: what somebody can do and when, not who it is.
    { who: ["ministry-officer", "council-clerk"], may: READ, fields: ["skills", "offer"] },
    { who: HOSPITAL, may: READ, rows: "own-hospital", fields: ["skills", "offer", "name"] },
    { who: ["professional"], may: READ, rows: "own" },
  ],
  request: [
    { who: OFFICE, may: WRITE },
    { who: ["finance", ...PARTNERS, "professional"], may: READ },
    { who: HOSPITAL, may: READ, rows: "own-hospital" },
  ],
  placement: [
    { who: OFFICE_AND_FINANCE, may: READ },
    { who: LEADERS, may: ["add", "change"] },
    { who: ["ministry-officer", "council-clerk", "school-coordinator"], may: READ, fields: ["facts"] },
    { who: HOSPITAL, may: READ, rows: "own-hospital", fields: ["facts"] },
    { who: ["professional"], may: READ, rows: "own", fields: ["facts"] },
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

/** What a page asks of whoever opens it: to read these resources; and of whoever sends its form: to do that besides.
 *  `anyone`: before signing in. `member`: whoever belongs to the programme, or to any where the address names none. */
export type Demand = "anyone" | "member" | { reads: readonly Resource[]; does?: readonly [Act, Resource] };

/** Every address, as in app/routes.ts. */
export const PAGES: Readonly<Record<string, Demand>> = {
  "/": "member",
  "/sign-in": "anyone",
  "/sign-out": "anyone",
  "/language": "anyone",
  "/languages": "anyone",
  "/sources": "anyone",
  "/who-can-see-what": "anyone",
  "/programmes/:programme": "member",
  "/programmes/:programme/hospitals": { reads: ["facility"] },
  "/programmes/:programme/hospitals/:hospital": { reads: ["facility"] },
  "/programmes/:programme/periods": { reads: ["period", "cost"] },
  "/programmes/:programme/periods/:period": { reads: ["period", "cost"] },
  "/programmes/:programme/periods/:period/edit": { reads: ["period", "cost"], does: ["change", "period"] },
  "/programmes/:programme/waves": { reads: ["calendar"] },
  "/programmes/:programme/costs": { reads: ["cost"] },
  "/programmes/:programme/import": { reads: ["import"], does: ["add", "import"] },
  "/programmes/:programme/import/:import": { reads: ["import"], does: ["change", "import"] },
  "/programmes/:programme/import/:import/what-to-mend.xlsx": { reads: ["import"] },
  "/programmes/:programme/workbooks/:file": { reads: ["import"] },
  "/programmes/:programme/history/:kind/:object": { reads: ["audit", "account"] },
  "/programmes/:programme/professionals": { reads: ["professional"] },
  "/programmes/:programme/professionals/:professional": { reads: ["professional"] },
  "/programmes/:programme/requests": { reads: ["request"] },
  "/programmes/:programme/requests/:request": { reads: ["request"] },
  "/programmes/:programme/plans": { reads: ["plan"], does: ["add", "plan"] },
  "/programmes/:programme/plans/runs/:run": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/runs/:run/progress": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/:plan/edits": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/:plan/accept": { reads: ["plan"], does: ["add", "placement"] },
  "/programmes/:programme/plans/:plan/compare": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan/manage": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/:plan/print": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan/plan.json": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan/:file": { reads: ["plan"] },
};
