import type { CheckRefusal } from "../document.ts";

/** What came of looking into a document: why it is refused, or how many pages a PDF has, or a picture drawn anew. */
export type Examined = { refused: CheckRefusal } | { pages: number | null; bytes: Uint8Array | null };
