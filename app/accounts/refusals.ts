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
} satisfies RefusalList;
