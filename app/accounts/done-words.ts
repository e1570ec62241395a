import { m } from "#app/paraglide/messages.js";

/** What was done, for each act that writes an audit line. test/style/acts.test.ts finds an act that has no words here. */
export const DONE_WORDS: Readonly<Record<string, () => string>> = {
  "accounts/change-password": m.accounts_done_accounts_change_password,
  "accounts/state-consent": m.accounts_done_accounts_state_consent,
  "accounts/import-consents": m.accounts_done_accounts_import_consents,
  "accounts/make-consent-text": m.accounts_done_accounts_make_consent_text,
  "accounts/end-membership": m.accounts_done_accounts_end_membership,
  "accounts/invite-member": m.accounts_done_accounts_invite_member,
  "accounts/join-programme": m.accounts_done_accounts_join_programme,
  "accounts/withdraw-invitation": m.accounts_done_accounts_withdraw_invitation,
  "programme/set-host": m.accounts_done_programme_set_host,
  "accounts/make-administrator": m.accounts_done_accounts_make_administrator,
  "accounts/replace-password": m.accounts_done_accounts_replace_password,
  "programme/open-programme": m.accounts_done_programme_open_programme,
  "programme/save-period": m.accounts_done_programme_save_period,
  "programme/save-waves": m.accounts_done_programme_save_waves,
  "programme/save-visit-rates": m.accounts_done_programme_save_visit_rates,
  "programme/save-facilities": m.accounts_done_programme_save_facilities,
  "mapping/save-professionals": m.accounts_done_mapping_save_professionals,
  "mapping/read-professional": m.accounts_done_mapping_read_professional,
  "needs/save-requests": m.accounts_done_needs_save_requests,
  "needs/save-floors": m.accounts_done_needs_save_floors,
  "needs/save-teams": m.accounts_done_needs_save_teams,
  "placements/propose-placements": m.accounts_done_placements_propose_placements,
  "placements/withdraw-placements": m.accounts_done_placements_withdraw_placements,
  "planning/start-run": m.accounts_done_planning_start_run,
  "planning/stop-run": m.accounts_done_planning_stop_run,
  "planning/end-run": m.accounts_done_planning_end_run,
  "planning/accept-plan": m.accounts_done_planning_accept_plan,
  "planning/rename-plan": m.accounts_done_planning_rename_plan,
  "planning/copy-plan": m.accounts_done_planning_copy_plan,
  "planning/delete-draft": m.accounts_done_planning_delete_draft,
  "planning/add-visit": m.accounts_done_planning_add_visit,
  "planning/move-visit": m.accounts_done_planning_move_visit,
  "planning/remove-visit": m.accounts_done_planning_remove_visit,
  "planning/pin-visit": m.accounts_done_planning_pin_visit,
  "planning/unpin-visit": m.accounts_done_planning_unpin_visit,
  "planning/undo-edit": m.accounts_done_planning_undo_edit,
  "planning/redo-edit": m.accounts_done_planning_redo_edit,
  "exchange/check-workbook": m.accounts_done_exchange_check_workbook,
  "exchange/take-workbook": m.accounts_done_exchange_take_workbook,
  "exchange/abandon-import": m.accounts_done_exchange_abandon_import,
};

/** "Accepted the plan"; an act of a newer Tern by its code. */
export function doneInWords(act: string): string {
  return DONE_WORDS[act]?.() ?? act;
}
