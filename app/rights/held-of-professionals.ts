import { OF_PROFESSIONAL, REMOVED, REPLACED, type Holding, type PersonalTable, type Section } from "./holding.ts";

const REQUEST =
  "(select r.code from request r where r.programme_id = tern_programme() and r.request_id = it.request_id)";
const HOSPITAL_OF_REQUEST = `(select f.code from request r join facility f using (programme_id, facility_id)
  where r.programme_id = tern_programme() and r.request_id = it.request_id)`;
const HOSPITAL =
  "(select f.code from facility f where f.programme_id = tern_programme() and f.facility_id = it.facility_id)";
const PLAN = "(select p.name from plan p where p.programme_id = tern_programme() and p.plan_id = it.plan_id)";

/** What is held about professionals as such. Part of PERSONAL_DATA. In `tells`, `it` is the table. */
export const HELD_OF_PROFESSIONALS: Readonly<Record<string, PersonalTable>> = {
  placement: {
    columns: {
      keys: "programme_id placement_id professional_id request_id plan_id",
      facts: "seat during state proposed_at withdrawn_at",
    },
    holdings: [
      {
        section: "placements",
        rows: OF_PROFESSIONAL,
        effect: REPLACED,
        kept: "with-the-programme",
        tells: {
          request: REQUEST,
          hospital: HOSPITAL_OF_REQUEST,
          firstOn: "lower(during)",
          lastOn: "upper(during) - 1",
          seat: "seat",
          state: "state",
          proposedAt: "proposed_at",
          withdrawnAt: "withdrawn_at",
        },
      },
    ],
  },
  plan_visit: {
    columns: {
      keys: "programme_id plan_id visit_id professional_id request_id",
      facts: "seat starts_on weeks pinned",
    },
    holdings: [
      {
        section: "plans",
        rows: OF_PROFESSIONAL,
        effect: REPLACED,
        kept: "with-the-programme",
        tells: {
          plan: PLAN,
          request: REQUEST,
          hospital: HOSPITAL_OF_REQUEST,
          startsOn: "starts_on",
          weeks: "weeks",
          seat: "seat",
          pinned: "pinned",
        },
      },
    ],
  },
  personal_request: {
    columns: {
      keys: "programme_id personal_request_id professional_id asked_by answered_by",
      facts: "kind channel fact words asked_at due_on state answer answered_at",
    },
    holdings: [
      {
        section: "requests",
        rows: OF_PROFESSIONAL,
        effect: {
          does: "blanked",
          columns: {
            professional_id: "null",
            words: "null",
            answer: "null",
            fact: "case when fact is not null then 'erased' end",
          },
        },
        kept: "personal-requests",
        tells: {
          asked: "kind",
          channel: "channel",
          about: "fact",
          words: "words",
          askedAt: "asked_at",
          dueOn: "due_on",
          state: "state",
          answer: "answer",
          answeredAt: "answered_at",
        },
      },
    ],
  },
  consent: {
    columns: {
      keys: "programme_id consent_id professional_id recorded_by",
      facts: "purpose answer text_version text_language said_at channel valid_until recorded_at",
    },
    holdings: [
      goesWithRecord({
        purpose: "purpose",
        said: "answer",
        saidAt: "said_at",
        saidBy: "channel",
        textVersion: "text_version",
        textLanguage: "text_language",
        validUntil: "valid_until",
        recordedAt: "recorded_at",
      }),
    ],
  },
  consent_state: {
    columns: {
      keys: "programme_id professional_id consent_id",
      facts: "purpose answer valid_until said_at",
    },
    holdings: [goesWithRecord({ purpose: "purpose", said: "answer", validUntil: "valid_until", saidAt: "said_at" })],
  },
  // Removed by the commands of their slice, with the bytes.
  document: {
    columns: {
      keys: "programme_id document_id professional_id replaces_id file_id vault_key_id added_by",
      facts: "kind state refused_for expires_on media_type size_bytes pages scanned added_at checked_at",
      secrets: "wrapped_key",
      nobody: "vault_key_in_use",
    },
    holdings: [
      {
        section: "documents",
        rows: OF_PROFESSIONAL,
        effect: REMOVED,
        kept: "with-the-person",
        tells: {
          documentKind: "kind",
          state: "state",
          refusedFor: "refused_for",
          expiresOn: "expires_on",
          mediaType: "media_type",
          sizeBytes: "size_bytes",
          pages: "pages",
          scanned: "scanned",
          addedAt: "added_at",
          checkedAt: "checked_at",
        },
      },
    ],
  },
  restriction: factsOf("requests", "code name restricted_at", {
    code: "code",
    name: "name",
    restrictedAt: "restricted_at",
  }),
  professional_specialty: factsOf("practice", "specialty_code level", { specialty: "specialty_code", level: "level" }),
  professional_language: factsOf("practice", "language_code", { language: "language_code" }),
  professional_country: factsOf("practice", "country_code", { alsoServes: "country_code" }),
  availability: factsOf("offer", "during", { firstOn: "lower(during)", lastOn: "upper(during) - 1" }),
  facility_wish: factsOf("offer", "facility_id wish", { hospital: HOSPITAL, wish: "wish" }),
  // Last of these: what points at it goes with it.
  professional: {
    columns: {
      keys: "programme_id professional_id account_id",
      facts: `code name search_text origin_country residence_country residence_city right_to_return_until min_weeks max_weeks
        visits_per_year rest_weeks travel_cents invented saved_at`,
      nobody: "erased",
    },
    holdings: [
      {
        section: "person",
        rows: OF_PROFESSIONAL,
        effect: REMOVED,
        kept: "professionals",
        tells: {
          code: "code",
          name: "name",
          city: "residence_city",
          country: "residence_country",
          comesFrom: "origin_country",
          rightToReturnUntil: "right_to_return_until",
          shortestWeeks: "min_weeks",
          longestWeeks: "max_weeks",
          visitsPerYear: "visits_per_year",
          restWeeks: "rest_weeks",
          travelCents: "travel_cents",
          invented: "invented",
          savedAt: "saved_at",
          searchText: "search_text",
        },
      },
    ],
  },
};

/** A table of facts that go with the professional. */
function factsOf(section: Section, facts: string, tells: Holding["tells"]): PersonalTable {
  const kept = "with-the-person";
  return {
    columns: { keys: "programme_id professional_id", facts },
    holdings: [{ section, rows: OF_PROFESSIONAL, effect: REMOVED, tells, kept }],
  };
}

/** Statements, which nobody can remove one by one: the database removes them with the record. */
function goesWithRecord(tells: Holding["tells"]): Holding {
  const effect = { does: "removed", with: "professional" } as const;
  return { section: "consent", rows: OF_PROFESSIONAL, effect, tells, kept: "with-the-person" };
}
