import { DRAFTED, LANGUAGES } from "#app/lib/languages.ts";
import { baseLocale, type Locale, locales } from "#app/paraglide/runtime.js";

/** How far the words of the interface are translated into a language. */
export type Translation = {
  locale: Locale;
  /** The language's own name for itself. */
  name: string;
  /** Words and sentences that the language has, of those that there are in English. */
  translated: number;
  total: number;
  /** Written without a speaker having read them. */
  drafted: boolean;
};

/** The message files of all slices as the build found them: path to content. */
const FILES = import.meta.glob<Record<string, unknown>>("../*/messages/*.json", { eager: true, import: "default" });

/** The languages of the interface in the order of the settings, each with how many of its words exist. */
export function listTranslations(files: Record<string, Record<string, unknown>> = FILES): Translation[] {
  const total = countMessages(files, baseLocale);
  return locales.map((locale) => ({
    locale,
    name: LANGUAGES[locale],
    translated: countMessages(files, locale),
    total,
    drafted: DRAFTED.includes(locale),
  }));
}

function countMessages(files: Record<string, Record<string, unknown>>, locale: string): number {
  return Object.entries(files)
    .filter(([path]) => path.endsWith(`/messages/${locale}.json`))
    .flatMap(([, messages]) => Object.keys(messages))
    .filter((key) => !key.startsWith("$")).length;
}
