import { writeReading } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.ts";
import { acceptPlan } from "#app/planning/accept-plan.commands.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import type { TestDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { makeDraft } from "#test/small-plan.ts";
import {
  aPeriod,
  aProfessional,
  aRequest,
  fillProgramme,
  smallProgramme,
  type SmallProgramme,
} from "#test/small-programme.ts";

/** By these a person of a test can be found wherever something of them is left. */
export const MARKED = { code: "MARK-7", name: "Zola 'Maqhobela", email: "zola.maqhobela@example.org" };
const OTHER = aProfessional({ code: "P2", name: "Teta Uwase" });

/** A year that is over, so that nobody is placed ahead. */
const LAST_YEAR: Partial<SmallProgramme> = {
  period: aPeriod({ name: "2025", startsOn: "2025-01-06" }),
  waves: [{ name: "First", firstOn: "2025-01-20", lastOn: "2025-03-02" }],
  inductionWeeks: [{ countryCode: "LS", startsOn: "2025-01-27", places: 2 }],
  requests: [aRequest({ windows: [{ firstOn: "2025-01-06", lastOn: "2025-07-06" }] })],
};
const IN_SPRING = [{ firstOn: "2025-01-20", lastOn: "2025-04-06" }];

/** Fills a test's programme with a person who has an account, was placed last year, and is named by a draft and by the run of a year in which
 *  they cannot come.
 *  @returns ids */
export async function addMarkedPerson(own: TestDatabase) {
  const { context } = own;
  const marked = aProfessional({ ...MARKED, availability: IN_SPRING });
  const { accepted, draft } = await own.inProgramme(async (transaction) => {
    const professionals = [marked, { ...OTHER, availability: IN_SPRING }];
    const periodId = await fillProgramme(transaction, context, smallProgramme({ ...LAST_YEAR, professionals }));
    const visits = [{ person: MARKED.code, post: "N1", start: 3, weeks: 4 }];
    const accepted = await makeDraft(transaction, context, { periodId, visits });
    const outcome = await acceptPlan(transaction, context, accepted);
    invariant(!isRefusal(outcome), `the plan is refused: ${JSON.stringify(outcome)}`);
    const draft = await makeDraft(transaction, context, { periodId, visits });
    const nextYear = await fillProgramme(transaction, context, smallProgramme({ professionals, requests: [] }));
    await makeDraft(transaction, context, { periodId: nextYear, visits: [] });
    return { accepted, draft };
  });
  const accountId = await addMember(own.asSuperuser, context, { role: "professional", email: MARKED.email });
  await own.asSuperuser("update account set name = $2 where id = $1", [accountId, MARKED.name]);
  const { rows } = await own.asSuperuser(
    "update professional set account_id = $2 where code = $1 returning professional_id as id",
    [MARKED.code, accountId],
  );
  return { professionalId: (rows[0] as { id: string }).id, accountId, accepted, draft };
}

/** Writes about the marked person in each place that the programme's own acts of {@link addMarkedPerson} leave empty. */
export async function writeAboutThem(
  { asSuperuser, context, inProgramme }: TestDatabase,
  { professionalId, accountId, draft }: { professionalId: string; accountId: string; draft: string },
): Promise<void> {
  const { programmeId, accountId: by, organisationId } = context;
  const { name, email, code } = MARKED;
  const sheet = JSON.stringify([{ name: "People", rows: [["Code"], [code, name, "Durban"]] }]);
  const says = (text: string) => JSON.stringify([{ said: `${text} ${name.toUpperCase()}, and others` }]);
  const visit = JSON.stringify({ professionalId, seat: 1 });
  const conflict = JSON.stringify([{ visits: [{ person: code, post: "N1", start: 3, weeks: 4 }], reasons: [] }]);
  const prices = { rest: [[code, 3, 10]], visitsPerYear: [[code, 0, 10]], changes: [[code, "N1", 10]] };
  const shared = { arrivals: [["LS", 3, 1]], housing: [], budget: 0, budgetByBlock: [0, 0], floors: [] };
  const certificate = { scale: 1, bound: 100, moneyUnit: 1, prices: { ...prices, ...shared } };
  const statements: [string, unknown[]][] = [
    [
      "insert into plan_edit (programme_id, plan_id, sequence, act, visit_id, before, after, made_by) values ($1, $2, 1, 'pin', $3, $4, $4, $5)",
      [programmeId, draft, newId(), visit, by],
    ],
    ["update plan set name = $2 where plan_id = $1", [draft, `For ${name}, the second`]],
    [
      "insert into facility_wish select programme_id, $2, facility_id, 'prefers' from facility where programme_id = $1",
      [programmeId, professionalId],
    ],
    [
      "insert into personal_request (programme_id, personal_request_id, professional_id, kind, channel, fact, words, asked_by, due_on) values ($1, $2, $3, 'correction', 'paper', 'name', $4, $5, '2027-01-01')",
      [programmeId, newId(), professionalId, `My name is ${name}`, by],
    ],
    [
      "insert into workbook_import (programme_id, import_id, file_name, file_digest, state, content, problems, summary, imported_by) values ($1, $2, $3, $4, 'checked', $5, $6, $6, $7)",
      [programmeId, newId(), `${name}.xlsx`, `sha256:${"0".repeat(64)}`, sheet, says("row"), by],
    ],
    [
      "insert into workbook_import (programme_id, import_id, file_name, file_digest, state, problems, summary, imported_by) values ($1, $2, $3, $4, 'abandoned', $5, $5, $6)",
      [programmeId, newId(), `of ${name}.xlsx`, `sha256:${"0".repeat(64)}`, says("row"), by],
    ],
    [
      "insert into outbox_message (programme_id, outbox_message_id, idempotency_key, kind, payload) values ($1, $2, 'to', 'mail', $3)",
      [programmeId, newId(), JSON.stringify({ to: accountId, subject: "Dear", text: name })],
    ],
    [
      "insert into outbox_message (programme_id, outbox_message_id, idempotency_key, kind, payload) values ($1, $2, 'about', 'mail', $3)",
      [programmeId, newId(), JSON.stringify({ to: by, subject: `About ${name}`, text: `Write to ${email}.` })],
    ],
    [
      "insert into invitation (programme_id, invitation_id, token_hash, name, email, organisation_id, organisation_kind, role, invited_by, expires_at) values ($1, $2, sha256('x'), $3, $4, $5, 'programme-office', 'professional', $6, now())",
      [programmeId, newId(), name, email.toUpperCase(), organisationId, by],
    ],
    [
      "insert into sign_in_session (id, account_id, token, expires_at, ip_address, user_agent) values ($1, $2, 'token', now(), '192.0.2.77', $3)",
      [newId(), accountId, `Browser of ${name}`],
    ],
    ["update account set second_factor_at = now(), language = 'en' where id = $1", [accountId]],
    [
      "insert into second_factor (account_id, sealed_secret, last_step) values ($1, $2, 1)",
      [accountId, `sealed ${email}`],
    ],
    ["insert into recovery_code (account_id, code_hash) values ($1, sha256('x'))", [accountId]],
    [
      "insert into letter_link (token_hash, account_id, purpose, email, expires_at) values (sha256('l'), $1, 'email', $2, now())",
      [accountId, email],
    ],
    [
      "insert into passkey (credential_id, account_id, name, public_key, times_used) values ('a-passkey-of-a-test', $1, $2, '', 0)",
      [accountId, `Phone of ${name}`],
    ],
    ["insert into vault_key (vault_key_id) values ('0000000000000000')", []],
    [
      "insert into document (programme_id, document_id, professional_id, kind, media_type, size_bytes, file_id, wrapped_key, vault_key_id, added_by) values ($1, $2, $3, 'passport-page', 'application/pdf', 1, $4, decode(repeat('00', 60), 'hex'), '0000000000000000', $5)",
      [programmeId, newId(), professionalId, newId(), by],
    ],
    [
      "insert into credential (id, account_id, provider, subject, id_token) values ($1, $2, 'credential', $3, $3)",
      [newId(), accountId, email],
    ],
    [
      "insert into verification (id, identifier, value, expires_at) values ($1, $2, $3, now())",
      [newId(), `sign-in-${email}`, `{"email":"${email}"}`],
    ],
  ];
  for (const [statement, values] of statements) await asSuperuser(statement, values);
  await asSuperuser("update plan set certificate = $2 where plan_id = $1", [draft, JSON.stringify(certificate)]);
  await asSuperuser("update plan_run set conflict = $1 where plan_id = $2", [conflict, draft]);
  await inProgramme((transaction) =>
    writeReading(transaction, context, {
      act: "mapping/read-professional",
      object: { kind: "professional", id: professionalId },
    }),
  );
}
