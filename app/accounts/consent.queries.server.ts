import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";
import type { Answer, Channel, ConsentEntry, ConsentState, Purpose, TextRead } from "./consent.ts";

/** Whose statements they are. */
export type ConsentFile = { professionalId: string; code: string; name: string; accountId: string | null };

/** The professional with a code whose statements are asked for, or null. */
export async function findConsentFile(transaction: Transaction, code: string): Promise<ConsentFile | null> {
  return (await selectFile(transaction).where("code", "=", code).executeTakeFirst()) ?? null;
}

/** The professional whom the account of this transaction is, or null. */
export async function findOwnConsentFile(transaction: Transaction): Promise<ConsentFile | null> {
  const own = sql<boolean>`account_id = tern_account()`;
  return (await selectFile(transaction).where(own).executeTakeFirst()) ?? null;
}

/** One statement, as it is kept. */
export type Statement = ConsentState & {
  consentId: string;
  recordedAt: Date;
  /** Who wrote it down; null for Tern itself, or an account that is gone. */
  recordedBy: string | null;
};

/** What a professional has said, the latest first: all of it, the proof of what was agreed to before included. */
export async function listStatements(transaction: Transaction, professionalId: string): Promise<Statement[]> {
  const rows = await transaction
    .selectFrom("consent")
    .leftJoin("account", "account.id", "consent.recordedBy")
    .select([
      "consentId",
      "purpose",
      "answer",
      "saidAt",
      "channel",
      "textVersion",
      "textLanguage",
      "validUntil",
      "recordedAt",
      "account.name as recordedBy",
    ])
    .where("professionalId", "=", professionalId)
    .orderBy("saidAt", "desc")
    .orderBy("consentId", "desc")
    .execute();
  return rows.map(({ textVersion, textLanguage, ...row }) => ({
    ...withWords(row),
    text: textVersion === null || textLanguage === null ? null : { version: textVersion, language: textLanguage },
  }));
}

/** The words of a purpose, one version in one language. */
export type ConsentText = {
  purpose: Purpose;
  version: number;
  language: string;
  words: string;
  askAgain: boolean;
  madeAt: Date;
};

/** The texts in a language, the latest version of each purpose first. */
export async function listTexts(transaction: Transaction, language: string): Promise<ConsentText[]> {
  const rows = await transaction
    .selectFrom("consentText")
    .select(["purpose", "version", "language", "words", "askAgain", "madeAt"])
    .where("language", "=", language)
    .orderBy("purpose")
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, purpose: row.purpose as Purpose }));
}

/** How many agree to words that have changed in substance since, by purpose: whoever is to be asked again. */
export async function countToAskAgain(transaction: Transaction): Promise<Map<Purpose, number>> {
  const { rows } = await sql<{ purpose: Purpose; people: number }>`
    select state.purpose, count(*) as people
    from consent_state as state join consent using (programme_id, consent_id)
    where state.answer = 'given' and (state.valid_until is null or state.valid_until >= tern_today())
      and consent.text_version < (
        select max(version) from consent_text as text
        where text.programme_id = state.programme_id and text.purpose = state.purpose and text.ask_again)
    group by state.purpose
    order by state.purpose`.execute(transaction);
  return new Map(rows.map(({ purpose, people }) => [purpose, people]));
}

/** The latest version of each purpose, held until the transaction ends, so that two new versions do not take one number. */
export async function lockLatestVersion(transaction: Transaction, purpose: Purpose): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('consent-text ' || tern_programme() || ${purpose}, 0))`.execute(
    transaction,
  );
  const { version } = await transaction
    .selectFrom("consentText")
    .select(({ fn }) => fn.max("version").as("version"))
    .where("purpose", "=", purpose)
    .executeTakeFirstOrThrow();
  return version;
}

/** Whether there are such words. */
export async function isText(transaction: Transaction, purpose: Purpose, text: TextRead): Promise<boolean> {
  const found = await transaction
    .selectFrom("consentText")
    .select("version")
    .where("purpose", "=", purpose)
    .where("version", "=", text.version)
    .where("language", "=", text.language)
    .executeTakeFirst();
  return found !== undefined;
}

/** Adds a version of a purpose's words, a row for each language. */
export async function insertTexts(
  transaction: Transaction,
  programmeId: string,
  texts: Pick<ConsentText, "purpose" | "version" | "language" | "words" | "askAgain">[],
): Promise<void> {
  await transaction
    .insertInto("consentText")
    .values(texts.map((text) => ({ programmeId, ...text })))
    .execute();
}

/** A statement to keep. `saidOn` is the day; null: this moment. */
export type NewStatement = {
  consentId: string;
  professionalId: string;
  purpose: Purpose;
  answer: Answer;
  text: TextRead | null;
  saidOn: string | null;
  channel: Channel;
  validUntil: string | null;
};

/** Statements that are written at once: an import of many people stays below the limit of time for one statement of SQL. */
const MOST_AT_ONCE = 10_000;

/** Keeps statements, however many they are. Where only the day is known, giving counts as the first thing of that day,
 *  refusing and withdrawing as the last: of two on one day, the one that protects the person holds. */
export async function insertStatements(transaction: Transaction, statements: NewStatement[]): Promise<void> {
  for (let from = 0; from < statements.length; from += MOST_AT_ONCE)
    await insertSome(transaction, statements.slice(from, from + MOST_AT_ONCE));
}

async function insertSome(transaction: Transaction, statements: NewStatement[]): Promise<void> {
  await sql`
    insert into consent (programme_id, consent_id, professional_id, purpose, answer, text_version, text_language, said_at, channel, valid_until)
    select tern_programme(), "consentId", "professionalId", purpose, answer, (text ->> 'version')::integer, text ->> 'language',
      case
        when "saidOn" is null then now()
        when answer = 'given' then least("saidOn"::timestamp at time zone time_zone, now())
        else least(("saidOn" + 1)::timestamp at time zone time_zone - interval '1 microsecond', now())
      end,
      channel, "validUntil"
    from jsonb_to_recordset(${JSON.stringify(statements)}::jsonb) as said (
      "consentId" uuid, "professionalId" uuid, purpose text, answer text, text jsonb, "saidOn" date, channel text, "validUntil" date)
    cross join programme where programme.programme_id = tern_programme()`.execute(transaction);
}

/** What imported lists have stated, by the professional's code; of several days the latest. */
export async function listImportedConsents(transaction: Transaction): Promise<ConsentEntry[]> {
  const { rows } = await sql<ConsentEntry>`
    select distinct on (professional.code) professional.code as professional, said.on, said.to
    from (
      select professional_id, (said_at at time zone (select time_zone from programme where programme_id = tern_programme()))::date as on,
        json_agg(distinct purpose order by purpose) as to
      from consent where channel = 'import' and answer = 'given' and text_version is null
      group by 1, 2) as said
    join professional using (professional_id)
    order by professional.code, said.on desc`.execute(transaction);
  return rows;
}

/** The ids of professionals by code, and whether each has ever said anything about being planned. */
export async function listAskedAboutPlanning(
  transaction: Transaction,
  codes: string[],
): Promise<{ code: string; professionalId: string; isAsked: boolean }[]> {
  return await transaction
    .selectFrom("professional")
    .select([
      "code",
      "professionalId",
      sql<boolean>`exists (
        select from consent_state s where s.programme_id = professional.programme_id
          and s.professional_id = professional.professional_id and s.purpose = 'planning')`.as("isAsked"),
    ])
    .where("code", "=", sql<string>`any(${codes}::text[])`)
    .orderBy("code")
    .execute();
}

/** Whether a professional agrees to a purpose today. */
export async function agreesTo(transaction: Transaction, professionalId: string, purpose: Purpose): Promise<boolean> {
  const { rows } = await sql<{
    agrees: boolean;
  }>`select tern_consents(${professionalId}::uuid, ${purpose}) as agrees`.execute(transaction);
  return rows[0]?.agrees ?? false;
}

/** The codes of everybody, or of those of some codes, who do not agree to a purpose today. Who was erased is nobody any more: figures with
 *  them stay as they were. */
export async function listCodesWithout(
  transaction: Transaction,
  purpose: Purpose,
  codes?: string[],
): Promise<Set<string>> {
  const all = transaction
    .selectFrom("professional")
    .select("code")
    .where(sql<boolean>`not exists (
      select from consent_state c
      where c.programme_id = professional.programme_id and c.professional_id = professional.professional_id
        and c.purpose = ${purpose} and c.answer = 'given' and (c.valid_until is null or c.valid_until >= (select tern_today())))`)
    .where("erased", "is", false)
    .orderBy("code");
  const rows = await (codes ? all.where("code", "=", sql<string>`any(${codes}::text[])`) : all).execute();
  return new Set(rows.map(({ code }) => code));
}

/** The codes of everybody who said no to a purpose, when asked or later; who was never asked is not among them. */
export async function listCodesAgainst(transaction: Transaction, purpose: Purpose): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom("professional")
    .select("code")
    .where(sql<boolean>`professional_id in (
      select professional_id from consent_state where purpose = ${purpose} and answer <> 'given')`)
    .orderBy("code")
    .execute();
  return new Set(rows.map(({ code }) => code));
}

function selectFile(transaction: Transaction) {
  return transaction.selectFrom("professional").select(["professionalId", "code", "name", "accountId"]);
}

/** Check constraints allow nothing but these words. */
function withWords<Row extends { purpose: string; answer: string; channel: string }>(row: Row) {
  return row as Row & { purpose: Purpose; answer: Answer; channel: Channel };
}
