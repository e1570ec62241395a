import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { asLocale, LANGUAGES } from "#app/lib/languages.ts";
import { instantInWords } from "#app/ui/date-words.ts";
import type { Tone } from "#app/ui/Tag.tsx";
import type { Answer, Channel, Purpose, Standing, TextRead } from "./consent.ts";

type Said = (inputs: Record<string, never>, options?: { locale?: Locale }) => string;

const PURPOSE_WORDS: Record<Purpose, Said> = {
  planning: m.accounts_purpose_planning,
  "contact-by-programme": m.accounts_purpose_contact_by_programme,
  "contact-by-associations": m.accounts_purpose_contact_by_associations,
  "sharing-with-councils": m.accounts_purpose_sharing_with_councils,
  "sharing-with-ministries": m.accounts_purpose_sharing_with_ministries,
  "sharing-by-fhir": m.accounts_purpose_sharing_by_fhir,
  statistics: m.accounts_purpose_statistics,
  research: m.accounts_purpose_research,
};

/** "Planning of visits"
 *  @param locale another language than the reader's */
export function purposeInWords(purpose: Purpose, locale?: Locale): string {
  return PURPOSE_WORDS[purpose]({}, locale && { locale });
}

const ANSWER_WORDS: Record<Answer, () => string> = {
  given: m.accounts_answer_given,
  refused: m.accounts_answer_refused,
  withdrawn: m.accounts_answer_withdrawn,
};

/** "Agreed" */
export function answerInWords(answer: Answer): string {
  return ANSWER_WORDS[answer]();
}

const OFFER_WORDS: Record<Answer, () => string> = {
  given: m.accounts_consent_give,
  refused: m.accounts_consent_refuse,
  withdrawn: m.accounts_consent_withdraw,
};

/** What the button says by which somebody answers. */
export function offerInWords(answer: Answer): string {
  return OFFER_WORDS[answer]();
}

const STANDING_WORDS: Record<Standing, { words: () => string; tone: Tone }> = {
  given: { words: m.accounts_answer_given, tone: "good" },
  "ask-again": { words: m.accounts_standing_ask_again, tone: "warning" },
  expired: { words: m.accounts_standing_expired, tone: "warning" },
  refused: { words: m.accounts_answer_refused, tone: "neutral" },
  withdrawn: { words: m.accounts_answer_withdrawn, tone: "neutral" },
  "not-asked": { words: m.accounts_standing_not_asked, tone: "neutral" },
};

/** How a purpose stands, as a tag shows it. */
export function standingInWords(standing: Standing): { label: string; tone: Tone } {
  const { words, tone } = STANDING_WORDS[standing];
  return { label: words(), tone };
}

const CHANNEL_WORDS: Record<Channel, () => string> = {
  page: m.accounts_channel_page,
  paper: m.accounts_channel_paper,
  telephone: m.accounts_channel_telephone,
  import: m.accounts_channel_import,
};

/** "on paper" */
export function channelInWords(channel: Channel): string {
  return CHANNEL_WORDS[channel]();
}

/** "22 Nov 2026, 11:48"; only the day of what was not said here, because its hour is not known. */
export function saidInWords({ saidAt, channel }: { saidAt: Date; channel: Channel }, timeZone: string): string {
  const instant = instantInWords(saidAt, timeZone);
  return channel === "page" ? instant : (instant.split(",")[0] ?? instant);
}

/** "Version 2, English"; the words of an imported list are its own. */
export function textInWords(text: TextRead | null): string {
  if (text === null) return m.accounts_text_of_list();
  return m.accounts_text_version({ version: text.version, language: LANGUAGES[asLocale(text.language)] });
}
