import type { RefusalList } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";

/** Every "no" about files and imports. What is wrong inside a workbook is a problem with a place: problem-words.ts. */
export const EXCHANGE_REFUSALS = {
  "exchange/no-file": { status: 422, words: () => m.exchange_refusal_no_file() },
  "form/too-large": {
    status: 422,
    words: ({ megabytes, files }) => m.exchange_refusal_too_large({ megabytes: megabytes ?? "", files: files ?? "" }),
  },
  "exchange/no-such-import": { status: 404, words: () => m.exchange_refusal_no_such_import() },
  "exchange/import-ended": { status: 409, words: () => m.exchange_refusal_import_ended() },
  "exchange/not-saved": { status: 409, words: ({ reason }) => m.exchange_refusal_not_saved({ reason: reason ?? "" }) },
  "exchange/consent-ground-missing": {
    status: 422,
    words: ({ people }) => m.exchange_refusal_consent_ground_missing({ people: Number(people) }),
  },
  "exchange/consent-ground-in-future": { status: 422, words: () => m.exchange_refusal_consent_ground_in_future() },
  "file/empty": { status: 422, words: ({ file }) => m.exchange_refusal_empty({ file: file ?? "" }) },
  "file/encrypted": { status: 422, words: ({ file }) => m.exchange_refusal_encrypted({ file: file ?? "" }) },
  "file/old-format": { status: 422, words: ({ file }) => m.exchange_refusal_old_format({ file: file ?? "" }) },
  "file/not-a-spreadsheet": {
    status: 422,
    words: ({ file }) => m.exchange_refusal_not_a_spreadsheet({ file: file ?? "" }),
  },
  "file/too-large-unpacked": {
    status: 422,
    words: ({ file, most }) => m.exchange_refusal_too_large_unpacked({ file: file ?? "", most: most ?? "" }),
  },
  "file/too-many-rows": {
    status: 422,
    words: ({ file, most }) => m.exchange_refusal_too_many_rows({ file: file ?? "", most: most ?? "" }),
  },
} satisfies RefusalList;
