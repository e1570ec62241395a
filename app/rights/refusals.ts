import type { RefusalList } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { dayInWords } from "#app/ui/date-words.ts";

/** Every "no" about the rights of persons. */
export const RIGHTS_REFUSALS = {
  "rights/already-erased": { status: 409, words: () => m.rights_refusal_already_erased() },
  "rights/placed-ahead": {
    status: 409,
    words: ({ until }) => m.rights_refusal_placed_ahead({ day: dayInWords(String(until)) }),
  },
  "rights/still-a-member": { status: 409, words: () => m.rights_refusal_still_a_member() },
  "rights/being-planned": { status: 409, words: () => m.rights_refusal_being_planned() },
  "rights/already-restricted": { status: 409, words: () => m.rights_refusal_already_restricted() },
  "rights/not-restricted": { status: 409, words: () => m.rights_refusal_not_restricted() },
  "rights/asked-before": { status: 409, words: () => m.rights_refusal_asked_before() },
  "rights/no-open-request": { status: 409, words: () => m.rights_refusal_no_open_request() },
  "rights/reason-missing": { status: 422, words: () => m.rights_refusal_reason_missing() },
  "rights/only-by-erasing": { status: 409, words: () => m.rights_refusal_only_by_erasing() },
  "rights/not-by-words": { status: 409, words: () => m.rights_refusal_not_by_words() },
  "rights/unknown-person": {
    status: 404,
    words: ({ code }) => m.rights_refusal_unknown_person({ code: code ?? "" }),
  },
  "rights/words-missing": { status: 422, words: () => m.rights_refusal_words_missing() },
  "rights/not-confirmed": {
    status: 422,
    words: ({ expected }) => m.rights_refusal_not_confirmed({ expected: expected ?? "" }),
  },
  "rights/four-eyes": { status: 409, words: () => m.rights_refusal_four_eyes() },
  "rights/days-out-of-range": {
    status: 422,
    words: ({ least, most }) => m.rights_refusal_days_out_of_range({ least: least ?? 0, most: most ?? 0 }),
  },
} satisfies RefusalList;
