/** What a professional may agree to, each by itself.
 *  @source docs/privacy.md, DP01 and DP02; docs/decisions/0047-consent-is-held-by-the-database.md */
export const PURPOSES = [
  "planning",
  "contact-by-programme",
  "contact-by-associations",
  "sharing-with-councils",
  "sharing-with-ministries",
  "sharing-by-fhir",
  "statistics",
  "research",
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What somebody said about a purpose: agreed, said no when asked, or took back what they had agreed to. */
export const ANSWERS = ["given", "refused", "withdrawn"] as const;
export type Answer = (typeof ANSWERS)[number];

/** How a statement reached Tern. */
export const CHANNELS = ["page", "paper", "telephone", "import"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Which words were read or heard. */
export type TextRead = { version: number; language: string };

/** What somebody says about one purpose. */
export type Said = {
  purpose: Purpose;
  answer: Answer;
  channel: Exclude<Channel, "import">;
  text: TextRead;
  /** The day on which it was said, as YYYY-MM-DD; null: now. */
  saidOn: string | null;
  /** The last day on which it holds, as YYYY-MM-DD; null: until it is withdrawn. */
  validUntil: string | null;
};

/** What an imported list states: who (by code) agreed, on which day (YYYY-MM-DD), to what. */
export type ConsentEntry = { professional: string; on: string; to: Purpose[] };

/** The last that somebody said about a purpose. */
export type ConsentState = {
  purpose: Purpose;
  answer: Answer;
  saidAt: Date;
  channel: Channel;
  /** Null where the words are those of a list that was imported. */
  text: TextRead | null;
  /** The last day on which it holds; null: until it is withdrawn. As YYYY-MM-DD. */
  validUntil: string | null;
};

/** How a purpose stands: agreed to; agreed to, but its words have changed in substance since; agreed to and run out; said no; never asked. */
export type Standing = "given" | "ask-again" | "expired" | "refused" | "withdrawn" | "not-asked";

/** How a purpose stands today.
 *  @param state     the last statement; undefined when there is none
 *  @param on.today  where the programme is, as YYYY-MM-DD
 *  @param on.askedAgainFrom the latest version whose words differ in substance; whoever agreed to an earlier one is to be asked again.
 *                   What they agreed to holds until then
 *  @source docs/decisions/0047-consent-is-held-by-the-database.md */
export function standingOf(state: ConsentState | undefined, on: { today: string; askedAgainFrom: number }): Standing {
  if (state === undefined) return "not-asked";
  if (state.answer !== "given") return state.answer;
  if (state.validUntil !== null && state.validUntil < on.today) return "expired";
  return state.text !== null && state.text.version < on.askedAgainFrom ? "ask-again" : "given";
}

/** The next answer that a page offers beside each standing: giving is as easy as taking back. */
export function answersOffered(standing: Standing): readonly Answer[] {
  switch (standing) {
    case "given":
      return ["withdrawn"];
    case "ask-again":
      return ["given", "withdrawn"];
    case "not-asked":
      return ["given", "refused"];
    case "expired":
    case "refused":
    case "withdrawn":
      return ["given"];
  }
}
