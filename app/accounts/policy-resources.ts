// The words of the policy: which tables and columns each resource and each field stands for. Who may see them says policy.ts.

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
  "identity-provider": {
    identity_provider: {
      facts: ["programme_id", "organisation_id", "issuer", "client_id", "domains", "changed_at"],
      secret: ["sealed_secret"],
    },
  },
  member: {
    membership: {
      facts: ["programme_id", "membership_id", "account_id", "organisation_id", "organisation_kind", "role", "during"],
      origin: ["created_at", "succeeds_id"],
    },
  },
  invitation: {
    invitation: {
      facts: [
        "programme_id",
        "invitation_id",
        "organisation_id",
        "organisation_kind",
        "role",
        "succeeds_id",
        "expires_at",
      ],
      person: ["name", "email"],
      course: ["token_hash", "invited_by", "invited_at", "joined_at", "withdrawn_at", "professional_id"],
    },
  },
  account: { account: { name: ["id", "name"], address: ["email"], "second-factor": ["second_factor_at"] } },
  facility: {
    facility: {
      facts: ["programme_id", "facility_id", "code", "name", "country_code", "district", "level", "ownership"],
      place: ["latitude", "longitude", "coordinate_status", "coordinate_note", "housing", "source"],
      host: ["organisation_id"],
    },
  },
  professional: {
    professional: {
      skills: ["programme_id", "professional_id", "code", "invented", "origin_country", "residence_country", "erased"],
      offer: ["min_weeks", "max_weeks", "visits_per_year", "rest_weeks"],
      name: ["name", "search_text", "residence_city", "account_id"],
      origin: ["saved_at"],
      papers: ["right_to_return_until"],
      amounts: ["travel_cents"],
    },
    professional_specialty: { skills: ["programme_id", "professional_id", "specialty_code", "level"] },
    professional_language: { skills: ["programme_id", "professional_id", "language_code"] },
    professional_country: { offer: ["programme_id", "professional_id", "country_code"] },
    availability: { offer: ["programme_id", "professional_id", "during"] },
    facility_wish: { wishes: ["programme_id", "professional_id", "facility_id", "wish"] },
  },
  "personal-request": {
    personal_request: {
      facts: ["programme_id", "personal_request_id", "professional_id", "kind", "channel", "fact", "words", "due_on"],
      origin: ["asked_by", "asked_at"],
      course: ["state", "answer", "answered_by", "answered_at"],
    },
  },
  restriction: {
    restriction: { facts: ["programme_id", "professional_id", "code", "name", "restricted_at"] },
  },
  erasure: {
    erasure: {
      facts: ["programme_id", "erasure_id", "erased_at", "certificate", "digest"],
      proof: ["token_hash"],
    },
  },
  retention: {
    retention_rule: { terms: ["programme_id", "kind", "days", "changed_at"] },
  },
  document: {
    document: {
      facts: [
        "programme_id",
        "document_id",
        "professional_id",
        "kind",
        "state",
        "refused_for",
        "expires_on",
        "replaces_id",
      ],
      content: [
        "media_type",
        "size_bytes",
        "pages",
        "scanned",
        "file_id",
        "wrapped_key",
        "vault_key_id",
        "vault_key_in_use",
      ],
      origin: ["added_by", "added_at", "checked_at"],
    },
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
  consent: {
    consent: {
      facts: [
        "programme_id",
        "consent_id",
        "professional_id",
        "purpose",
        "answer",
        "text_version",
        "text_language",
        "said_at",
        "channel",
        "valid_until",
      ],
      origin: ["recorded_by", "recorded_at"],
    },
  },
  "consent-state": {
    consent_state: {
      facts: ["programme_id", "professional_id", "purpose", "answer", "valid_until", "said_at", "consent_id"],
    },
  },
  "consent-text": {
    consent_text: {
      facts: ["programme_id", "purpose", "version", "language", "words", "ask_again"],
      origin: ["made_by", "made_at"],
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
/** Tables that belong to no programme. The code lists and the names of the vault's keys are open to every actor; the others only to the sign-in library. */
export const SHARED_TABLES = [
  "country",
  "language",
  "specialty",
  "consent_standard_text",
  "document_kind",
  "vault_key",
] as const;
export const SIGN_IN_TABLES = [
  "account",
  "sign_in_session",
  "credential",
  "verification",
  "sign_in_attempt",
  "second_factor",
  "recovery_code",
  "letter_link",
  "passkey",
] as const;
