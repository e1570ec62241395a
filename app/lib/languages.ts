import { baseLocale, type Locale, locales } from "#app/paraglide/runtime.js";

/** The languages of the interface, each by its own name. */
export const LANGUAGES: Record<Locale, string> = { en: "English", fr: "Français", rw: "Kinyarwanda", st: "Sesotho" };

/** Languages whose words no speaker has read yet; pages say so. */
export const DRAFTED: readonly Locale[] = ["fr", "rw", "st"];

/** Whether Tern speaks a language. */
export function isLocale(tag: string): tag is Locale {
  return locales.some((locale) => locale === tag);
}

/** A language tag as one that Tern speaks, English when it does not. */
export function asLocale(tag: string): Locale {
  return isLocale(tag) ? tag : baseLocale;
}

/** Chooses the language of a request: what the person chose before, then what the browser asks for, then English.
 *  @param chosen         value of the language cookie
 *  @param acceptLanguage value of the Accept-Language header */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | undefined): Locale {
  if (chosen !== undefined && isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map(parseWish)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? baseLocale;
}

function parseWish(wish: string): { language: string; weight: number } {
  const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { language: tag.split("-")[0] ?? "", weight: Number.isFinite(weight) ? weight : 0 };
}
