import { expect, test } from "vitest";
import { listTranslations } from "./translations.server.ts";

test("a language counts the messages that its files have, of those that English has", () => {
  const files = {
    "../a/messages/en.json": { $schema: "x", a_one: "One", a_two: "Two" },
    "../b/messages/en.json": { b_three: "Three" },
    "../a/messages/fr.json": { $schema: "x", a_one: "Un" },
  };
  expect(listTranslations(files)).toEqual([
    { locale: "en", name: "English", translated: 3, total: 3, drafted: false },
    { locale: "fr", name: "Français", translated: 1, total: 3, drafted: true },
    { locale: "rw", name: "Kinyarwanda", translated: 0, total: 3, drafted: true },
    { locale: "st", name: "Sesotho", translated: 0, total: 3, drafted: true },
  ]);
});

test("the files of the build hold every English word that is shown", () => {
  const english = listTranslations().find(({ locale }) => locale === "en");
  expect(english?.total).toBeGreaterThan(100);
});
