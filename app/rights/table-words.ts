import { m } from "#app/paraglide/messages.js";

const TABLES: Readonly<Record<string, () => string>> = {
  account: m.rights_table_account,
  audit_line: m.rights_table_audit_line,
  availability: m.rights_table_availability,
  consent: m.rights_table_consent,
  consent_state: m.rights_table_consent_state,
  credential: m.rights_table_credential,
  document: m.rights_table_document,
  facility_wish: m.rights_table_facility_wish,
  invitation: m.rights_table_invitation,
  letter_link: m.rights_table_letter_link,
  membership: m.rights_table_membership,
  outbox_message: m.rights_table_outbox_message,
  passkey: m.rights_table_passkey,
  personal_request: m.rights_table_personal_request,
  placement: m.rights_table_placement,
  plan: m.rights_table_plan,
  plan_edit: m.rights_table_plan_edit,
  plan_input: m.rights_table_plan_input,
  plan_run: m.rights_table_plan_run,
  plan_visit: m.rights_table_plan_visit,
  professional: m.rights_table_professional,
  professional_country: m.rights_table_professional_country,
  professional_language: m.rights_table_professional_language,
  professional_specialty: m.rights_table_professional_specialty,
  recovery_code: m.rights_table_recovery_code,
  restriction: m.rights_table_restriction,
  second_factor: m.rights_table_second_factor,
  sign_in_session: m.rights_table_sign_in_session,
  verification: m.rights_table_verification,
  workbook_import: m.rights_table_workbook_import,
};

/** What a table of the map of personal data is called; one without words by its own name, which a test finds. */
export function tableInWords(table: string): string {
  return TABLES[table]?.() ?? table;
}
