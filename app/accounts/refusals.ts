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
  "accounts/record-has-account": { status: 409, words: () => m.accounts_refusal_record_has_account() },
  "accounts/no-record": { status: 404, words: () => m.accounts_my_consent_no_record() },
  "accounts/unknown-text": { status: 422, words: () => m.accounts_refusal_unknown_text() },
  "accounts/consent-in-future": { status: 422, words: () => m.accounts_refusal_consent_in_future() },
  "accounts/consent-until-over": { status: 422, words: () => m.accounts_refusal_consent_until_over() },
  "accounts/nothing-to-withdraw": { status: 409, words: () => m.accounts_refusal_nothing_to_withdraw() },
  "accounts/text-length": {
    status: 422,
    words: ({ least = 0, most = 0 }) => m.accounts_refusal_text_length({ least, most }),
  },
  "accounts/password-short": {
    status: 422,
    words: ({ least = 0, characters = 0 }) => m.accounts_password_short({ least, characters }),
  },
  "accounts/password-long": {
    status: 422,
    words: ({ most = 0, characters = 0 }) => m.accounts_password_long({ most, characters }),
  },
  "accounts/password-simple": { status: 422, words: () => m.accounts_password_simple() },
  "accounts/password-expected": { status: 422, words: () => m.accounts_password_expected() },
  "accounts/password-not-repeated": { status: 422, words: () => m.accounts_password_not_repeated() },
  "accounts/wrong-password": { status: 422, words: () => m.accounts_password_wrong() },
  "accounts/password-tried-too-often": { status: 409, words: () => m.accounts_password_tried_too_often() },
} satisfies RefusalList;
