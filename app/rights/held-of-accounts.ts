import { REMOVED, type Holding, type PersonalTable } from "./holding.ts";

/** What is held about somebody who signs in. Part of PERSONAL_DATA. */
export const HELD_OF_ACCOUNTS: Readonly<Record<string, PersonalTable>> = {
  invitation: {
    columns: {
      keys: "programme_id invitation_id organisation_id succeeds_id invited_by professional_id",
      facts: "name email organisation_kind role invited_at expires_at joined_at withdrawn_at",
      secrets: "token_hash",
    },
    holdings: [
      {
        ...held(
          "professional_id = :professional or lower(email) = any (select lower(word) from unnest(:words) as word)",
          {
            name: "name",
            email: "email",
            role: "role",
            organisationKind: "organisation_kind",
            invitedAt: "invited_at",
            expiresAt: "expires_at",
            joinedAt: "joined_at",
            withdrawnAt: "withdrawn_at",
          },
        ),
        kept: "invitations",
      },
    ],
  },
  membership: {
    columns: {
      keys: "programme_id membership_id account_id organisation_id succeeds_id",
      facts: "organisation_kind role during created_at",
    },
    holdings: [
      held("account_id = :member", {
        role: "role",
        organisationKind: "organisation_kind",
        firstOn: "lower(during)",
        lastOn: "upper(during) - 1",
        createdAt: "created_at",
      }),
    ],
  },
  sign_in_session: {
    columns: {
      keys: "id account_id",
      facts: "ip_address user_agent created_at updated_at expires_at second_factor_at",
      secrets: "token",
    },
    holdings: [
      held("account_id = :account", {
        browser: "user_agent",
        network: "ip_address",
        createdAt: "created_at",
        changedAt: "updated_at",
        expiresAt: "expires_at",
        secondFactorAt: "second_factor_at",
      }),
    ],
  },
  second_factor: {
    columns: { keys: "account_id", facts: "", secrets: "sealed_secret", nobody: "last_step" },
    holdings: [goesWithAccount({ authenticatorApp: "true" })],
  },
  recovery_code: {
    columns: { keys: "account_id", facts: "", secrets: "code_hash" },
    holdings: [goesWithAccount({ recoveryCode: "true" })],
  },
  passkey: {
    columns: {
      keys: "account_id",
      facts: "name times_used created_at last_used_at",
      secrets: "credential_id public_key",
    },
    holdings: [
      goesWithAccount({
        name: "name",
        createdAt: "created_at",
        lastUsedAt: "last_used_at",
        timesUsed: "times_used",
      }),
    ],
  },
  letter_link: {
    columns: { keys: "account_id", facts: "purpose email expires_at", secrets: "token_hash" },
    holdings: [goesWithAccount({ linkTo: "purpose", email: "email", expiresAt: "expires_at" })],
  },
  credential: {
    columns: {
      keys: "id account_id",
      facts: "provider subject created_at updated_at",
      secrets: "password_hash access_token refresh_token id_token",
      nobody: "access_token_expires_at refresh_token_expires_at scope",
    },
    holdings: [
      held("account_id = :account", {
        signsInBy: "provider",
        knownThereAs: "subject",
        createdAt: "created_at",
        changedAt: "updated_at",
      }),
    ],
  },
  verification: {
    columns: { keys: "id", facts: "identifier created_at updated_at expires_at", secrets: "value" },
    holdings: [
      held(
        ":account::uuid is not null and (tern_scrubbed(identifier, :words) <> identifier or tern_scrubbed(value, :words) <> value)",
        { proofOf: "identifier", createdAt: "created_at", changedAt: "updated_at", expiresAt: "expires_at" },
      ),
    ],
  },
  // Last of these: what points at it goes with it.
  account: {
    columns: {
      keys: "id",
      facts: "name email email_verified language second_factor_at created_at updated_at",
      nobody: "image",
    },
    holdings: [
      held("id = :account", {
        name: "name",
        email: "email",
        emailVerified: "email_verified",
        language: "language",
        secondFactorAt: "second_factor_at",
        createdAt: "created_at",
        changedAt: "updated_at",
      }),
    ],
  },
};

function held(rows: string, tells: Holding["tells"]): Holding {
  return { section: "account", rows, effect: REMOVED, tells, kept: "with-the-person" };
}

/** What the database removes with the account. */
function goesWithAccount(tells: Holding["tells"]): Holding {
  return { ...held("account_id = :account", tells), effect: { does: "removed", with: "account" } };
}
