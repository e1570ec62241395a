import type { RefusalList } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { MAX_PAGES, MAX_PIXELS } from "./document.ts";

/** Every "no" about documents. The first six come from the check and stand in the document's row. */
export const DOCUMENT_REFUSALS = {
  "documents/virus": { status: 422, words: () => m.documents_refusal_virus() },
  "documents/unreadable": { status: 422, words: () => m.documents_refusal_unreadable() },
  "documents/encrypted": { status: 422, words: () => m.documents_refusal_encrypted() },
  "documents/active-content": { status: 422, words: () => m.documents_refusal_active_content() },
  "documents/too-many-pages": { status: 422, words: () => m.documents_refusal_too_many_pages({ pages: MAX_PAGES }) },
  "documents/too-many-pixels": {
    status: 422,
    words: () => m.documents_refusal_too_many_pixels({ megapixels: MAX_PIXELS / 1_000_000 }),
  },
  "documents/too-large": {
    status: 422,
    words: ({ megabytes }) => m.documents_refusal_too_large({ megabytes: megabytes ?? "" }),
  },
  "documents/not-this-type": {
    status: 422,
    words: ({ ending }) =>
      ending ? m.documents_refusal_not_this_type_but({ ending }) : m.documents_refusal_not_this_type(),
  },
  "documents/empty": { status: 422, words: () => m.documents_refusal_empty() },
  "documents/no-file": { status: 422, words: () => m.documents_refusal_no_file() },
  "documents/not-replaceable": { status: 409, words: () => m.documents_refusal_not_replaceable() },
  "documents/not-ready": { status: 409, words: () => m.documents_refusal_not_ready() },
  "documents/gone": { status: 404, words: () => m.documents_refusal_gone() },
} satisfies RefusalList;
