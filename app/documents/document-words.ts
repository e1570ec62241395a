import { localTime } from "#app/lib/instants.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { dayInWords } from "#app/ui/date-words.ts";
import { numberInWords } from "#app/ui/number-words.ts";
import type { Tone } from "#app/ui/Tag.tsx";
import type { DocumentKind, DocumentState } from "./document.ts";
import type { DocumentRecord } from "./document.queries.server.ts";
import { DOCUMENT_REFUSALS } from "./refusals.ts";

const KIND_WORDS: Record<DocumentKind, () => string> = {
  "passport-page": m.documents_kind_passport_page,
  licence: m.documents_kind_licence,
  diploma: m.documents_kind_diploma,
  cv: m.documents_kind_cv,
  "police-clearance": m.documents_kind_police_clearance,
  "health-paper": m.documents_kind_health_paper,
  photograph: m.documents_kind_photograph,
  other: m.documents_kind_other,
};

const STATUSES: Record<DocumentState, { label: () => string; tone: Tone }> = {
  waiting: { label: m.documents_state_waiting, tone: "info" },
  unscanned: { label: m.documents_state_unscanned, tone: "warning" },
  ready: { label: m.documents_state_ready, tone: "good" },
  refused: { label: m.documents_state_refused, tone: "danger" },
  replaced: { label: m.documents_state_replaced, tone: "neutral" },
};

/** "Passport page" */
export function kindInWords(kind: DocumentKind): string {
  return KIND_WORDS[kind]();
}

/** The state of a document in a word. */
export function documentStatus(state: DocumentState): { label: string; tone: Tone } {
  const { label, tone } = STATUSES[state];
  return { label: label(), tone };
}

/** What became of a document's check, and what happens next. */
export function documentLead({ state, refusedFor, scanned }: DocumentRecord): string {
  if (state === "waiting") return m.documents_lead_waiting();
  if (state === "unscanned") return m.documents_lead_unscanned();
  if (state === "replaced") return m.documents_lead_replaced();
  if (refusedFor !== null) return refusalInWords({ code: refusedFor, details: {} }, DOCUMENT_REFUSALS);
  return scanned ? m.documents_lead_scanned() : m.documents_lead_not_scanned();
}

/** "1.4 MB", "85 kB" */
export function sizeInWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return m.documents_kilobytes({ size: numberInWords(Math.ceil(kilobytes)) });
  return m.documents_megabytes({ size: numberInWords(kilobytes / 1024, 1) });
}

/** "4 Jan 2027, Lineo Khabele"; the office for readers who are not told the names of its members.
 *  @param reader.accountId the account that reads it
 *  @param reader.timeZone  of the programme */
export function addedInWords(
  { addedAt, addedBy, addedByName }: Pick<DocumentRecord, "addedAt" | "addedBy" | "addedByName">,
  reader: { accountId: string; timeZone: string },
): string {
  const name = addedBy === reader.accountId ? m.documents_by_you() : (addedByName ?? m.documents_by_office());
  return m.documents_added_by({ day: dayInWords(localTime(addedAt, reader.timeZone).date), name });
}

/** Until when a document holds, and whether that is over.
 *  @param today YYYY-MM-DD */
export function expiryInWords(expiresOn: string | null, today: string): { words: string; isOver: boolean } {
  if (expiresOn === null) return { words: m.documents_no_expiry(), isOver: false };
  return { words: dayInWords(expiresOn), isOver: expiresOn < today };
}
