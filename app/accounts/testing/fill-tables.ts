import { newId } from "#app/lib/ids.ts";
import type { TestDatabase } from "#test/database.ts";

/** Adds rows to a programme of the demonstration in every table that it leaves empty, so that the policy can be tried on each. */
export async function fillTablesThatTheDemonstrationLeavesEmpty(
  asSuperuser: TestDatabase["asSuperuser"],
  programmeId: string,
): Promise<void> {
  const digest = `sha256:${"0".repeat(64)}`;
  const [plan, run, visit, account] = [newId(), newId(), newId(), newId()];
  const statements = [
    `insert into block_budget select programme_id, period_id, 0, 100 from planning_period where programme_id = '${programmeId}' on conflict do nothing`,
    `insert into plan_input values ('${programmeId}', '${digest}', '{}')`,
    `insert into plan_run (programme_id, run_id, period_id, input_digest, state, seed, seconds_limit, started_by)
     select programme_id, '${run}', period_id, '${digest}', 'queued', 1, 10, '${account}' from planning_period where programme_id = '${programmeId}' limit 1`,
    `insert into plan (programme_id, plan_id, period_id, input_digest, name, state, status, value, bound, seed, seconds, made_by)
     select programme_id, '${plan}', period_id, '${digest}', 'Plan', 'draft', 'feasible', 1, 1, 1, 1, '${account}' from planning_period where programme_id = '${programmeId}' limit 1`,
    `insert into plan_visit (programme_id, plan_id, visit_id, professional_id, request_id, seat, starts_on, weeks)
     select p.programme_id, '${plan}', '${visit}', professional_id, request_id, 1, '2027-01-04', 2 from professional p join request r using (programme_id)
     where p.programme_id = '${programmeId}' limit 1`,
    `insert into plan_edit (programme_id, plan_id, sequence, act, visit_id, made_by) values ('${programmeId}', '${plan}', 1, 'pin', '${visit}', '${account}')`,
    `insert into placement (programme_id, placement_id, professional_id, request_id, seat, during, state, plan_id)
     select programme_id, gen_random_uuid(), professional_id, request_id, 1, daterange('2027-01-04', '2027-01-18'), 'proposed', '${plan}'
     from (select programme_id, professional_id, row_number() over (order by code) as n from professional where programme_id = '${programmeId}') person
     join (select programme_id, request_id, row_number() over (order by code) as n from request) asked using (programme_id, n) where n <= 8`,
    `insert into workbook_import (programme_id, import_id, file_name, file_digest, state, summary, imported_by)
     select '${programmeId}', gen_random_uuid(), 'people.xlsx', '${digest}', 'checked', '{}', '${account}'
     where not exists (select from workbook_import where programme_id = '${programmeId}')`,
    `insert into invitation (programme_id, invitation_id, token_hash, name, email, organisation_id, organisation_kind, role, invited_by, expires_at)
     select programme_id, gen_random_uuid(), sha256('x'), 'Lineo', 'lineo@example.org', organisation_id, kind, 'officer', '${account}', now()
     from organisation where programme_id = '${programmeId}' limit 1`,
    `insert into identity_provider (programme_id, organisation_id, issuer, client_id, sealed_secret, domains)
     select programme_id, organisation_id, 'https://id.example.org', 'tern', 'x', '{example.org}'
     from organisation where programme_id = '${programmeId}' limit 1`,
    `insert into personal_request (programme_id, personal_request_id, professional_id, kind, channel, asked_by, due_on)
     select programme_id, gen_random_uuid(), professional_id, 'access', 'paper', '${account}', current_date from placement where programme_id = '${programmeId}'`,
    `insert into erasure values ('${programmeId}', gen_random_uuid(), sha256('y'), now(), '{}', '${digest}')`,
    `insert into retention_rule (programme_id, kind, days) values ('${programmeId}', 'letters', 30)`,
    // Somebody with no placement, whose data are held back from everybody but Tern itself.
    `insert into restriction select programme_id, professional_id, code, name from professional
     where programme_id = '${programmeId}' and professional_id not in (select professional_id from placement) order by code limit 1`,
    `insert into vault_key (vault_key_id) values ('0000000000000000')`,
    ...["passport-page", "police-clearance"].map(
      (
        kind,
      ) => `insert into document (programme_id, document_id, professional_id, kind, media_type, size_bytes, file_id, wrapped_key, vault_key_id, added_by)
     select programme_id, gen_random_uuid(), professional_id, '${kind}', 'application/pdf', 1, gen_random_uuid(), decode(repeat('00', 60), 'hex'), '0000000000000000', '${account}'
     from professional where programme_id = '${programmeId}'`,
    ),
    `insert into invitation (programme_id, invitation_id, token_hash, name, email, organisation_id, organisation_kind, role, professional_id, invited_by, expires_at)
     select o.programme_id, gen_random_uuid(), sha256('y'), 'Thabo', 'thabo@example.org', organisation_id, kind, 'professional', professional_id, '${account}', now()
     from organisation o join professional using (programme_id) where programme_id = '${programmeId}' limit 1`,
    `insert into outbox_message (programme_id, outbox_message_id, idempotency_key, kind, payload)
     values ('${programmeId}', gen_random_uuid(), 'k', 'mail', '{}')`,
  ];
  for (const statement of statements) await asSuperuser(statement);
}
