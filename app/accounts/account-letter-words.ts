import { asLocale } from "#app/lib/languages.ts";
import { m } from "#app/paraglide/messages.js";
import type { LinkPurpose } from "./letter-link.ts";

/** What a letter tells somebody about their account. */
export type AccountNews =
  | "second-factor-added"
  | "second-factor-removed"
  | "second-factor-taken-away"
  | "recovery-codes-renewed"
  | "recovery-code-used"
  | "password-changed"
  | "email-changed"
  | "provider-linked"
  | "passkey-added"
  | "passkey-removed";

const NEWS: Record<AccountNews, (_: object, options: Language) => string> = {
  "second-factor-added": m.accounts_news_second_factor_added,
  "second-factor-removed": m.accounts_news_second_factor_removed,
  "second-factor-taken-away": m.accounts_news_second_factor_taken_away,
  "recovery-codes-renewed": m.accounts_news_recovery_codes_renewed,
  "recovery-code-used": m.accounts_news_recovery_code_used,
  "password-changed": m.accounts_news_password_changed,
  "email-changed": m.accounts_news_email_changed,
  "provider-linked": m.accounts_news_provider_linked,
  "passkey-added": m.accounts_news_passkey_added,
  "passkey-removed": m.accounts_news_passkey_removed,
};

/** What a letter with a link says. */
const LINKS: Record<LinkPurpose, (_: object, options: Language) => string> = {
  "sign-in": m.accounts_link_letter_sign_in,
  password: m.accounts_link_letter_password,
  email: m.accounts_link_letter_email,
};

type Language = { locale: ReturnType<typeof asLocale> };
type Person = { name: string; language: string | null };

/** A letter about something that was done with an account, in the language of its owner. */
export function newsLetter(news: AccountNews, { name, language }: Person): { subject: string; text: string } {
  const options = languageOf(language);
  const what = NEWS[news]({}, options);
  return {
    subject: m.accounts_letter_subject({ what }, options),
    text: m.accounts_news_letter({ name, what }, options),
  };
}

/** A letter that carries a link, in the language of whoever it is for.
 *  @param link.minutes for which it leads anywhere */
export function linkLetter(
  purpose: LinkPurpose,
  { name, language }: Person,
  link: { address: string; minutes: number },
): { subject: string; text: string } {
  const options = languageOf(language);
  const what = LINKS[purpose]({}, options);
  return {
    subject: m.accounts_letter_subject({ what }, options),
    text: m.accounts_link_letter({ name, what, ...link }, options),
  };
}

function languageOf(language: string | null): Language {
  return { locale: asLocale(language ?? "") };
}
