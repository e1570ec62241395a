// What a document is, what may become of it, and how large it may be. Pure.

/** In the order of the table document_kind, which says which of them are confidential. */
export const DOCUMENT_KINDS = [
  "passport-page",
  "licence",
  "diploma",
  "cv",
  "police-clearance",
  "health-paper",
  "photograph",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Tell of health or of a criminal record: seen by the person and by who leads the programme, not by every officer.
 *  @source docs/decisions/0049-documents-are-checked-before-they-are-opened.md (DP16: Law 058/2021 of Rwanda, article 3) */
export const CONFIDENTIAL_KINDS: readonly DocumentKind[] = ["police-clearance", "health-paper"];

export const MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png", "image/webp"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** A passport page photographed by a good telephone is under 8 MB; a scanned diploma under 15 MB.
 *  @source docs/decisions/0049-documents-are-checked-before-they-are-opened.md */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;
/** @source docs/decisions/0049-documents-are-checked-before-they-are-opened.md */
export const MAX_PAGES = 100;
/** A picture of more would take more than 200 MB to open. Good telephones make 50 million at most.
 *  @source docs/decisions/0049-documents-are-checked-before-they-are-opened.md */
export const MAX_PIXELS = 50_000_000;

/** What may be done with a document in each state.
 *  waiting: its check has not ended. unscanned: the virus scanner did not answer. replaced: a newer version is ready.
 *  @source docs/decisions/0049-documents-are-checked-before-they-are-opened.md */
export const DOCUMENT_STATES = {
  waiting: { canBeDownloaded: false, canBeReplaced: false, isBeingChecked: true },
  unscanned: { canBeDownloaded: false, canBeReplaced: false, isBeingChecked: true },
  ready: { canBeDownloaded: true, canBeReplaced: true, isBeingChecked: false },
  refused: { canBeDownloaded: false, canBeReplaced: false, isBeingChecked: false },
  replaced: { canBeDownloaded: true, canBeReplaced: false, isBeingChecked: false },
} as const satisfies Record<string, { canBeDownloaded: boolean; canBeReplaced: boolean; isBeingChecked: boolean }>;
export type DocumentState = keyof typeof DOCUMENT_STATES;

/** Why a check refuses a document. Its bytes are removed then. */
export const CHECK_REFUSALS = [
  "documents/virus",
  "documents/unreadable",
  "documents/encrypted",
  "documents/active-content",
  "documents/too-many-pages",
  "documents/too-many-pixels",
] as const;
export type CheckRefusal = (typeof CHECK_REFUSALS)[number];

const ENDINGS: Record<MediaType, string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

/** The name under which a document is saved: whose it is by code, its kind, and an ending that fits its content. What somebody called the
 *  file plays no part.
 *  @param code the professional's, as the programme wrote it */
export function downloadName(code: string, { kind, mediaType }: { kind: DocumentKind; mediaType: MediaType }): string {
  return `${code}-${kind}.${ENDINGS[mediaType]}`;
}

/** The header that makes a browser save what follows under a name and never show it.
 *  @source RFC 6266, section 4.3, and RFC 8187 for letters beyond ASCII */
export function contentDisposition(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${hexOf(letter)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function hexOf(letter: string): string {
  return letter.charCodeAt(0).toString(16).toUpperCase();
}
