import { hasCode, partsWithCode, REMOVED, REPLACED, type PersonalTable } from "./holding.ts";

/** What records of the programme's work say of a person among others. Part of PERSONAL_DATA. */
export const HELD_IN_RECORDS: Readonly<Record<string, PersonalTable>> = {
  plan_edit: {
    columns: {
      keys: "programme_id plan_id sequence visit_id made_by",
      facts: "act before after undone made_at",
    },
    holdings: [
      {
        section: "plans",
        rows: ":professional::text in (before ->> 'professionalId', after ->> 'professionalId')",
        effect: REPLACED,
        kept: "with-the-programme",
        tells: { edit: "act", before: "before", after: "after", undone: "undone", madeAt: "made_at" },
      },
    ],
  },
  plan_input: {
    columns: { keys: "programme_id input_digest", facts: "input", nobody: "created_at" },
    holdings: [
      {
        section: "plans",
        rows: [
          hasCode("input", "$.people[*].id"),
          hasCode("input", "$.locked[*].person"),
          hasCode("input", "$.previous.visits[*].person"),
        ].join(" or "),
        effect: REPLACED,
        kept: "with-the-programme",
        tells: { asPlanned: partsWithCode("input", "$.people[*] ? (@.id == $code)") },
      },
    ],
  },
  plan: {
    columns: {
      keys: "programme_id plan_id period_id input_digest run_id based_on_plan_id made_by accepted_by",
      facts: "name certificate",
      nobody: "state status broken_rules value bound seed seconds created_at accepted_at",
    },
    holdings: [
      {
        section: "plans",
        rows: ["rest", "visitsPerYear", "changes"]
          .map((prices) => hasCode("certificate", `$.prices.${prices}[*][0]`))
          .join(" or "),
        effect: REPLACED,
        kept: "with-the-programme",
        tells: { plan: "name", prices: partsWithCode("certificate", "$.prices.*[*] ? (@[0] == $code)") },
      },
      {
        section: "plans",
        rows: "tern_scrubbed(name, :words) <> name",
        effect: { does: "scrubbed", columns: ["name"] },
        kept: "with-the-programme",
        tells: { plan: "name" },
      },
    ],
  },
  plan_run: {
    columns: {
      keys: "programme_id run_id period_id input_digest based_on_plan_id plan_id started_by",
      facts: "notices conflict",
      nobody: `state seed seconds_limit progress attempts stop_requested_at failure created_at started_at finished_at
        language`,
    },
    holdings: [
      {
        section: "plans",
        rows: [hasCode("notices", "$.**.person"), hasCode("conflict", "$.**.person")].join(" or "),
        effect: REPLACED,
        kept: "with-the-programme",
        tells: {
          notices: partsWithCode("notices", "$[*] ? (@.**.person == $code)"),
          conflict: partsWithCode("conflict", "$.** ? (@.person == $code)"),
        },
      },
    ],
  },
  workbook_import: {
    columns: {
      keys: "programme_id import_id imported_by",
      facts: "file_name content problems summary",
      nobody: "file_digest state created_at taken_at",
    },
    holdings: [
      {
        section: "person",
        // A workbook that waits to be taken would bring the person back, so all that it holds goes.
        rows: `state = 'checked' and (tern_scrubbed(content, :words) <> content or ${hasCode("content", "$.**")})`,
        effect: {
          does: "blanked",
          columns: { state: "'abandoned'", content: "null", problems: "'[]'" },
        },
        kept: "waiting-workbooks",
        tells: {
          waitingWorkbook: "file_name",
          content: partsWithCode("content", "$[*].rows[*] ? (@[*] == $code)"),
        },
      },
      {
        section: "person",
        rows: `tern_scrubbed(file_name, :words) <> file_name or tern_scrubbed(summary, :words) <> summary
          or tern_scrubbed(problems, :words) <> problems`,
        effect: { does: "scrubbed", columns: ["file_name", "summary", "problems"] },
        kept: "ended-workbooks",
        tells: { workbook: "file_name", summary: "summary", problems: "problems" },
      },
    ],
  },
  outbox_message: {
    columns: {
      keys: "programme_id outbox_message_id idempotency_key",
      facts: "payload created_at delivered_at",
      nobody: "kind attempts try_again_at failed_at failure",
    },
    holdings: [
      {
        section: "letters",
        rows: "payload ->> 'to' = :member::text",
        effect: REMOVED,
        kept: "letters",
        tells: {
          subject: "payload ->> 'subject'",
          text: "payload ->> 'text'",
          writtenAt: "created_at",
          deliveredAt: "delivered_at",
        },
      },
      {
        section: "letters",
        // To others. The person is told that a letter names them, not what else it says.
        rows: "payload ->> 'to' is distinct from :member::text and tern_scrubbed(payload, :words) <> payload",
        effect: { does: "scrubbed", columns: ["payload"] },
        kept: "letters",
        tells: { namedInLetterAt: "created_at" },
      },
    ],
  },
  audit_line: {
    columns: {
      keys: "programme_id audit_line_id account_id object_kind object_id before after request_id",
      facts: "occurred_at act",
    },
    holdings: [
      {
        section: "acts",
        rows: "(object_kind = 'professional' and object_id = :professional::text) or account_id = :member",
        effect: { does: "kept", reason: "record-of-acts" },
        kept: "with-the-programme",
        tells: { act: "act", at: "occurred_at", byThemselves: "account_id is not distinct from :member" },
      },
    ],
  },
};
