import { ANSWERS, CHANNELS as CONSENT_CHANNELS, PURPOSES } from "#app/accounts/consent.ts";
import { answerInWords, channelInWords as consentChannelInWords, purposeInWords } from "#app/accounts/consent-words.ts";
import { doneInWords } from "#app/accounts/done-words.ts";
import { ORGANISATION_KINDS } from "#app/accounts/organisation.ts";
import { kindInWords, roleInWords } from "#app/accounts/policy-words.ts";
import { ROLES } from "#app/accounts/policy.ts";
import { DOCUMENT_KINDS } from "#app/documents/document.ts";
import { kindInWords as documentKindInWords } from "#app/documents/document-words.ts";
import { m } from "#app/paraglide/messages.js";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { dayInWords, instantInWords } from "#app/ui/date-words.ts";
import { moneyInWords } from "#app/ui/number-words.ts";
import { CHANNELS, CORRECTABLE_FACTS, REQUEST_KINDS } from "./personal-request.ts";
import { channelInWords, factInWords, requestKindInWords } from "./request-words.ts";

/** What values are read with: names by code, the currency, and the clock of the programme. */
export type Reading = { names: Names; currency: string; timeZone: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Which list of names the codes of a label are from. */
const LISTS: Readonly<Record<string, keyof Names>> = {
  country: "countries",
  comesFrom: "countries",
  alsoServes: "countries",
  specialty: "specialties",
  language: "languages",
  hospital: "facilities",
};

/** Codes that are no names of anything in the programme, in words. */
const CODES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  wish: { prefers: m.mapping_prefers, excludes: m.mapping_excludes },
  role: inWords(ROLES, roleInWords),
  organisationKind: inWords(ORGANISATION_KINDS, kindInWords),
  asked: inWords(REQUEST_KINDS, requestKindInWords),
  channel: inWords(CHANNELS, channelInWords),
  about: inWords(CORRECTABLE_FACTS, factInWords),
  purpose: inWords(PURPOSES, purposeInWords),
  said: inWords(ANSWERS, answerInWords),
  saidBy: inWords(CONSENT_CHANNELS, consentChannelInWords),
  documentKind: inWords(DOCUMENT_KINDS, documentKindInWords),
};

function inWords<Code extends string>(codes: readonly Code[], words: (code: Code) => string) {
  return Object.fromEntries(codes.map((code) => [code, () => words(code)]));
}

/** A value of a copy of somebody's data, as people read it; null for what only machines read, which stands in the JSON file. */
export function valueInWords(label: string, value: unknown, { names, currency, timeZone }: Reading): string | null {
  if (typeof value === "boolean") return value ? m.rights_yes() : m.rights_no();
  if (typeof value === "number") return label === "travelCents" ? moneyInWords(value, currency) : String(value);
  if (typeof value !== "string" || value === "") return null;
  if (DAY.test(value)) return dayInWords(value);
  if (INSTANT.test(value)) return instantInWords(new Date(value), timeZone);
  const list = LISTS[label];
  if (list !== undefined) return nameOf(names[list], value);
  return CODES[label]?.[value]?.() ?? (label === "act" ? doneInWords(value) : value);
}
