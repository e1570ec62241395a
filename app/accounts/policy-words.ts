import { m } from "#app/paraglide/messages.js";
import type { Summary } from "./policy-decisions.ts";
import type { OrganisationKind } from "./organisation.ts";
import type { Act, Resource, Role, Rows } from "./policy.ts";

const ROLE_WORDS: Record<Role, () => string> = {
  administrator: m.accounts_role_administrator,
  manager: m.accounts_role_manager,
  officer: m.accounts_role_officer,
  finance: m.accounts_role_finance,
  "focal-person": m.accounts_role_focal_person,
  "department-head": m.accounts_role_department_head,
  "council-clerk": m.accounts_role_council_clerk,
  "ministry-officer": m.accounts_role_ministry_officer,
  "school-coordinator": m.accounts_role_school_coordinator,
  donor: m.accounts_role_donor,
  association: m.accounts_role_association,
  professional: m.accounts_role_professional,
  learner: m.accounts_role_learner,
  "machine-client": m.accounts_role_machine_client,
};

const RESOURCE_WORDS: Record<Resource, () => string> = {
  programme: m.accounts_resource_programme,
  calendar: m.accounts_resource_calendar,
  cost: m.accounts_resource_cost,
  period: m.accounts_resource_period,
  organisation: m.accounts_resource_organisation,
  "identity-provider": m.accounts_resource_identity_provider,
  member: m.accounts_resource_member,
  invitation: m.accounts_resource_invitation,
  account: m.accounts_resource_account,
  facility: m.accounts_resource_facility,
  professional: m.accounts_resource_professional,
  document: m.accounts_resource_document,
  request: m.accounts_resource_request,
  placement: m.accounts_resource_placement,
  consent: m.accounts_resource_consent,
  "consent-state": m.accounts_resource_consent_state,
  "consent-text": m.accounts_resource_consent_text,
  plan: m.accounts_resource_plan,
  import: m.accounts_resource_import,
  audit: m.accounts_resource_audit,
  chain: m.accounts_resource_chain,
  letter: m.accounts_resource_letter,
  "personal-request": m.accounts_resource_personal_request,
  restriction: m.accounts_resource_restriction,
  erasure: m.accounts_resource_erasure,
  retention: m.accounts_resource_retention,
};

const FIELD_WORDS: Readonly<Record<string, () => string>> = {
  facts: m.accounts_field_facts,
  amounts: m.accounts_field_amounts,
  weights: m.accounts_field_weights,
  origin: m.accounts_field_origin,
  name: m.accounts_field_name,
  person: m.accounts_field_person,
  address: m.accounts_field_address,
  "second-factor": m.accounts_field_second_factor,
  place: m.accounts_field_place,
  host: m.accounts_field_host,
  skills: m.accounts_field_skills,
  offer: m.accounts_field_offer,
  papers: m.accounts_field_papers,
  wishes: m.accounts_field_wishes,
  terms: m.accounts_field_terms,
  figures: m.accounts_field_figures,
  problem: m.accounts_field_problem,
  course: m.accounts_field_course,
  content: m.accounts_field_content,
  time: m.accounts_field_time,
  values: m.accounts_field_values,
  secret: m.accounts_field_secret,
  proof: m.accounts_field_proof,
};

const ROWS_WORDS: Record<Rows, (details: { fields: string }) => string> = {
  own: m.accounts_rows_own,
  "own-hospital": m.accounts_rows_own_hospital,
  ordinary: m.accounts_rows_ordinary,
  "shared-with-councils": m.accounts_rows_agreed,
  "shared-with-ministries": m.accounts_rows_agreed,
  "shared-with-associations": m.accounts_rows_agreed,
  "of-professionals": m.accounts_rows_of_professionals,
};

const ACT_WORDS: Record<Act, () => string> = {
  read: m.accounts_act_read,
  add: m.accounts_act_add,
  change: m.accounts_act_change,
  remove: m.accounts_act_remove,
};

/** "Hospital focal person" */
export function roleInWords(role: Role): string {
  return ROLE_WORDS[role]();
}

const KIND_WORDS: Record<OrganisationKind, () => string> = {
  "programme-office": m.accounts_kind_programme_office,
  "ministry-of-health": m.accounts_kind_ministry_of_health,
  "ministry-of-home-affairs": m.accounts_kind_ministry_of_home_affairs,
  "ministry-of-foreign-affairs": m.accounts_kind_ministry_of_foreign_affairs,
  "ministry-of-labour": m.accounts_kind_ministry_of_labour,
  council: m.accounts_kind_council,
  facility: m.accounts_kind_facility,
  school: m.accounts_kind_school,
  donor: m.accounts_kind_donor,
  association: m.accounts_kind_association,
  "mission-abroad": m.accounts_kind_mission_abroad,
};

/** "Ministry of Health" */
export function kindInWords(kind: OrganisationKind): string {
  return KIND_WORDS[kind]();
}

/** "Professionals" */
export function resourceInWords(resource: Resource): string {
  return RESOURCE_WORDS[resource]();
}

/** "See" */
export function actInWords(act: Act): string {
  return ACT_WORDS[act]();
}

/** What a role may do with a resource: "everything", "name, skills", "own hospital: facts"; "no" when nothing. */
export function allowancesInWords(allowances: readonly Summary[]): string {
  if (allowances.length === 0) return m.accounts_policy_not();
  return allowances.map(summaryInWords).join("; ");
}

function summaryInWords({ rows, fields }: Summary): string {
  const words =
    fields === null
      ? m.accounts_policy_everything()
      : fields.map((field) => FIELD_WORDS[field]?.() ?? field).join(", ");
  return rows === null ? words : ROWS_WORDS[rows]({ fields: words });
}
