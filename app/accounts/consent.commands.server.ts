import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { enqueueMail } from "#app/lib/outbox.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { type ConsentEntry, type Purpose, type Said, standingOf } from "./consent.ts";
import {
  type ConsentFile,
  findOwnConsentFile,
  insertStatements,
  insertTexts,
  isText,
  listAskedAboutPlanning,
  listImportedConsents,
  listStatements,
  lockLatestVersion,
} from "./consent.queries.server.ts";
import { getToday } from "./membership.queries.server.ts";

/** Keeps what a professional says about a purpose: with the next statement of the database it holds, everywhere. The person is told by a
 *  letter about their account, whoever wrote it down; nothing that was kept before is removed.
 *  @refuses accounts/unknown-text; accounts/consent-in-future when the day is still to come; accounts/consent-until-over when it would hold
 *           until a day that is over; accounts/nothing-to-withdraw when it is not agreed to
 *  @source docs/privacy.md, DP01 and DP02 */
export async function stateConsent(
  transaction: Transaction,
  context: ProgrammeContext,
  { person, said }: { person: ConsentFile; said: Said },
): Promise<{ consentId: string } | Refusal> {
  const refusal = await whyNotStated(transaction, person, said);
  if (refusal) return refusal;
  const consentId = newId();
  const validUntil = said.answer === "given" ? said.validUntil : null;
  await insertStatements(transaction, [{ consentId, professionalId: person.professionalId, ...said, validUntil }]);
  const { purpose, answer, channel, saidOn, text } = said;
  await writeAudit(transaction, context, {
    act: "accounts/state-consent",
    object: { kind: "professional", id: person.professionalId },
    after: { consentId, purpose, answer, channel, saidOn, validUntil, text },
  });
  if (person.accountId !== null)
    await enqueueMail(transaction, context, {
      key: `consent/${consentId}`,
      purpose: "service",
      to: person.accountId,
      subject: m.accounts_consent_mail_subject(),
      text: m.accounts_consent_mail_text(),
    });
  return { consentId };
}

/** Keeps what the person who is signed in says about their own record.
 *  @refuses accounts/no-record when the account has none; and as stateConsent */
export async function stateOwnConsent(
  transaction: Transaction,
  context: ProgrammeContext,
  said: Said,
): Promise<{ consentId: string } | Refusal> {
  const person = await findOwnConsentFile(transaction);
  return person ? await stateConsent(transaction, context, { person, said }) : refuse("accounts/no-record");
}

async function whyNotStated(
  transaction: Transaction,
  { professionalId }: ConsentFile,
  { purpose, answer, text, saidOn, validUntil }: Said,
): Promise<Refusal | null> {
  const today = await getToday(transaction);
  if (!(await isText(transaction, purpose, text))) return refuse("accounts/unknown-text");
  if (saidOn !== null && saidOn > today) return refuse("accounts/consent-in-future");
  if (answer === "given" && validUntil !== null && validUntil < today) return refuse("accounts/consent-until-over");
  if (answer !== "withdrawn") return null;
  const last = (await listStatements(transaction, professionalId)).find((known) => known.purpose === purpose);
  return standingOf(last, { today, askedAgainFrom: 0 }) === "given" ? null : refuse("accounts/nothing-to-withdraw");
}

/** Makes a version of a purpose's words in every language. Whoever agreed to an earlier one keeps what they agreed to; when the words
 *  differ in substance, they are to be asked again.
 *  @param version.words by language, at least 20 letters each
 *  @returns the number of the version
 *  @refuses accounts/text-length when the words of a language are too few or too many */
export async function makeConsentText(
  transaction: Transaction,
  context: ProgrammeContext,
  { purpose, words, askAgain }: { purpose: Purpose; words: Readonly<Record<string, string>>; askAgain: boolean },
): Promise<{ version: number } | Refusal> {
  const wrong = Object.values(words).some((text) => text.length < SHORTEST_TEXT || text.length > LONGEST_TEXT);
  if (wrong) return refuse("accounts/text-length", { least: SHORTEST_TEXT, most: LONGEST_TEXT });
  const version = (await lockLatestVersion(transaction, purpose)) + 1;
  const texts = Object.entries(words).map(([language, text]) => ({
    purpose,
    version,
    language,
    words: text,
    askAgain,
  }));
  await insertTexts(transaction, context.programmeId, texts);
  await writeAudit(transaction, context, {
    act: "accounts/make-consent-text",
    object: { kind: "programme", id: context.programmeId },
    after: { purpose, version, askAgain, languages: Object.keys(words) },
  });
  return { version };
}

/** Letters that the words of a purpose may have.
 *  @source db/migrations/0026_consent.sql, consent_text */
export const SHORTEST_TEXT = 20;
export const LONGEST_TEXT = 4000;

/** Keeps what an imported list says of consent: who agreed on which day to what, by the words of the list's own form. What was stated by an
 *  import before is not stated twice; what somebody said later holds all the same.
 *  @param entries of professionals that the programme has */
export async function saveConsents(
  transaction: Transaction,
  context: ProgrammeContext,
  entries: ConsentEntry[],
): Promise<void> {
  const stated = new Set((await listImportedConsents(transaction)).flatMap(keysOf));
  const known = await listAskedAboutPlanning(
    transaction,
    entries.map(({ professional }) => professional),
  );
  const ids = new Map(known.map(({ code, professionalId }) => [code, professionalId]));
  const statements = entries.flatMap(({ professional, on, to }) => {
    const professionalId = ids.get(professional);
    const fresh = to.filter((purpose) => !stated.has(keyOf(professional, on, purpose)));
    return professionalId === undefined ? [] : fresh.map((purpose) => imported(professionalId, on, purpose));
  });
  if (statements.length === 0) return;
  await insertStatements(transaction, statements);
  await writeAudit(transaction, context, {
    act: "accounts/import-consents",
    object: { kind: "programme", id: context.programmeId },
    after: { statements: statements.length, professionals: new Set(statements.map((one) => one.professionalId)).size },
  });
}

function imported(professionalId: string, saidOn: string, purpose: Purpose) {
  const given = { answer: "given", channel: "import" } as const;
  return { ...given, consentId: newId(), professionalId, purpose, saidOn, text: null, validUntil: null };
}

function keysOf({ professional, on, to }: ConsentEntry): string[] {
  return to.map((purpose) => keyOf(professional, on, purpose));
}

function keyOf(professional: string, on: string, purpose: Purpose): string {
  return JSON.stringify([professional, on, purpose]);
}
