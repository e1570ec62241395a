import { AsyncLocalStorage } from "node:async_hooks";
import { baseLocale, type Locale, overwriteGetLocale } from "#app/paraglide/runtime.js";

/** Remembers the language a person chose; set only by the switch at the foot of the page. */
export const LANGUAGE_COOKIE = "tern_language";

const current = new AsyncLocalStorage<Locale>();

overwriteGetLocale(() => current.getStore() ?? baseLocale);

/** Runs work with every message in one language. */
export function inLocale<Result>(locale: Locale, work: () => Result): Result {
  return current.run(locale, work);
}
