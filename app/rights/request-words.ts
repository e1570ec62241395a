import { m } from "#app/paraglide/messages.js";
import type { Channel, PersonalRequest, RequestKind, RequestState } from "./personal-request.ts";

const KIND_WORDS: Record<RequestKind, () => string> = {
  access: m.rights_kind_access,
  correction: m.rights_kind_correction,
  restriction: m.rights_kind_restriction,
  lifting: m.rights_kind_lifting,
  erasure: m.rights_kind_erasure,
};

const CHANNEL_WORDS: Record<Channel, () => string> = {
  page: m.rights_channel_page,
  paper: m.rights_channel_paper,
  telephone: m.rights_channel_telephone,
  "e-mail": m.rights_channel_e_mail,
};

const STATE_WORDS: Record<RequestState, () => string> = {
  open: m.rights_state_open,
  done: m.rights_state_done,
  refused: m.rights_state_refused,
  "taken-back": m.rights_state_taken_back,
};

const FACT_WORDS: Record<NonNullable<PersonalRequest["fact"]>, () => string> = {
  name: m.rights_fact_name,
  city: m.rights_fact_city,
  country: m.rights_fact_country,
  "comes-from": m.rights_fact_comes_from,
  "right-to-return": m.rights_fact_right_to_return,
  practice: m.rights_fact_practice,
  languages: m.rights_fact_languages,
  availability: m.rights_fact_availability,
  "visit-length": m.rights_fact_visit_length,
  wishes: m.rights_fact_wishes,
  "something-else": m.rights_fact_something_else,
  erased: m.rights_fact_erased,
};

/** "Correction" */
export function requestKindInWords(kind: RequestKind): string {
  return KIND_WORDS[kind]();
}

/** "telephone" */
export function channelInWords(channel: Channel): string {
  return CHANNEL_WORDS[channel]();
}

/** "Open" */
export function requestStateInWords(state: RequestState): string {
  return STATE_WORDS[state]();
}

/** "When you can come" */
export function factInWords(fact: NonNullable<PersonalRequest["fact"]>): string {
  return FACT_WORDS[fact]();
}

/** "Correction: Name" */
export function requestInWords({ kind, fact }: Pick<PersonalRequest, "kind" | "fact">): string {
  return fact === null ? requestKindInWords(kind) : `${requestKindInWords(kind)}: ${factInWords(fact)}`;
}

/** "in 12 days", "3 days late": how long there is for an answer. */
export function daysLeftInWords(daysLeft: number): string {
  return daysLeft < 0 ? m.rights_days_late({ days: -daysLeft }) : m.rights_days_left({ days: daysLeft });
}
