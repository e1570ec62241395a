import type { RefusalList } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";

/** Every "no" about accounts and signing in. */
export const ACCOUNT_REFUSALS = {
  "accounts/too-often": { status: 409, words: () => m.accounts_sign_in_too_often() },
  "accounts/wrong-sign-in": { status: 422, words: () => m.accounts_sign_in_refused() },
  "accounts/unknown-account": {
    status: 404,
    words: (details) => m.accounts_refusal_unknown_account({ email: details["email"] ?? "" }),
  },
  "accounts/invitation-over": { status: 404, words: () => m.accounts_refusal_invitation_over() },
  "accounts/unknown-organisation": { status: 404, words: () => m.accounts_refusal_unknown_organisation() },
  "accounts/role-does-not-suit": { status: 422, words: () => m.accounts_refusal_role_does_not_suit() },
  "accounts/unknown-member": { status: 404, words: () => m.accounts_refusal_unknown_member() },
  "accounts/last-administrator": { status: 409, words: () => m.accounts_refusal_last_administrator() },
  "accounts/sign-in-to-join": { status: 409, words: () => m.accounts_refusal_sign_in_to_join() },
  "accounts/already-member": { status: 409, words: () => m.accounts_refusal_already_member() },
  "accounts/password-short": {
    status: 422,
    words: ({ least = 0, characters = 0 }) => m.accounts_password_short({ least, characters }),
  },
  "accounts/password-long": {
    status: 422,
    words: ({ most = 0, characters = 0 }) => m.accounts_password_long({ most, characters }),
  },
  "accounts/password-simple": { status: 422, words: () => m.accounts_password_simple() },
  "accounts/password-breached": { status: 422, words: () => m.accounts_password_breached() },
  "accounts/password-expected": { status: 422, words: () => m.accounts_password_expected() },
  "accounts/password-not-repeated": { status: 422, words: () => m.accounts_password_not_repeated() },
  "accounts/wrong-password": { status: 422, words: () => m.accounts_password_wrong() },
  "accounts/password-tried-too-often": { status: 409, words: () => m.accounts_password_tried_too_often() },
  "accounts/wrong-code": { status: 422, words: () => m.accounts_refusal_wrong_code() },
  "accounts/code-used": { status: 422, words: () => m.accounts_refusal_code_used() },
  "accounts/code-session-over": { status: 409, words: () => m.accounts_refusal_code_session_over() },
  "accounts/code-too-often": { status: 409, words: () => m.accounts_refusal_code_too_often() },
  "accounts/has-second-factor": { status: 409, words: () => m.accounts_refusal_has_second_factor() },
  "accounts/no-second-factor": { status: 409, words: () => m.accounts_refusal_no_second_factor() },
  "accounts/not-yours-alone": { status: 409, words: () => m.accounts_refusal_not_yours_alone() },
  "accounts/link-over": { status: 404, words: () => m.accounts_refusal_link_over() },
  "accounts/too-many-letters": { status: 409, words: () => m.accounts_refusal_too_many_letters() },
} satisfies RefusalList;
