import { expect, test } from "vitest";
import { chooseLocale } from "./languages.ts";

test.each([
  [undefined, undefined, "en"],
  [undefined, "", "en"],
  [undefined, "fr", "fr"],
  [undefined, "FR-be", "fr"],
  [undefined, "de, st;q=0.4, rw;q=0.7", "rw"],
  [undefined, "fr;q=0, st;q=0.1", "st"],
  [undefined, "fr;q=x, st", "st"],
  [undefined, "*", "en"],
  ["rw", "fr", "rw"],
  ["xx", "fr", "fr"],
])("chosen %s and asked for %s, the language is %s", (chosen, asked, locale) => {
  expect(chooseLocale(chosen, asked)).toBe(locale);
});
