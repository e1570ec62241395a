/** What a person can ask about their own data.
 *  @source Regulation (EU) 2016/679, articles 15 to 18; docs/decisions/0048-one-map-of-what-is-held-about-people.md */
export const REQUEST_KINDS = ["access", "correction", "restriction", "lifting", "erasure"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** How a person asked. All but the page are recorded by the office. */
export const CHANNELS = ["page", "paper", "telephone", "e-mail"] as const;
export type Channel = (typeof CHANNELS)[number];

export const REQUEST_STATES = ["open", "done", "refused", "taken-back"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What somebody may say is wrong. The first two the office can put right on the spot; the others come with the next workbook. */
export const CORRECTABLE_FACTS = [
  "name",
  "city",
  "country",
  "comes-from",
  "right-to-return",
  "practice",
  "languages",
  "availability",
  "visit-length",
  "wishes",
  "something-else",
] as const;
export type CorrectableFact = (typeof CORRECTABLE_FACTS)[number];

/** Whether the office can put a fact right by taking the person's own words for it. */
export function isTakenByWords(fact: string | null): fact is "name" | "city" {
  return fact === "name" || fact === "city";
}

/** Days for an answer, counted from the day after it was asked.
 *  @source Regulation (EU) 2016/679, article 12 (3): one month; the shortest has 28 days, and 30 is what people expect */
export const DAYS_TO_ANSWER = 30;

/** What somebody asked, as the office sees it. */
export type PersonalRequest = {
  personalRequestId: string;
  /** Null once the person was erased. */
  professionalId: string | null;
  code: string | null;
  name: string | null;
  kind: RequestKind;
  channel: Channel;
  fact: CorrectableFact | "erased" | null;
  words: string | null;
  askedBy: string;
  askedByName: string | null;
  askedAt: Date;
  dueOn: string;
  /** How many days are left for the answer; below 0 it is late. */
  daysLeft: number;
  state: RequestState;
  answer: string | null;
  answeredAt: Date | null;
};

/** Who may confirm that somebody is erased, when the office recorded the wish: a leader, and somebody else than who recorded it.
 *  @source docs/decisions/0048-one-map-of-what-is-held-about-people.md, "Four eyes" */
export function mayConfirmErasure(
  viewer: { accountId: string; role: string },
  { askedBy }: Pick<PersonalRequest, "askedBy">,
): boolean {
  return (viewer.role === "administrator" || viewer.role === "manager") && viewer.accountId !== askedBy;
}
