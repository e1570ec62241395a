import { describe, expect, test } from "vitest";
import { locales } from "#app/paraglide/runtime.js";
import { allSlotsOf } from "./column.ts";
import { NAMING } from "./format-words.ts";
import { FORMATS, SHEET_KEYS } from "./formats.ts";
import { headingKey } from "./recognise-sheet.ts";

describe("The headings of a sheet", () => {
  test.each(SHEET_KEYS.flatMap((sheet) => locales.map((locale, index) => [sheet, locale, index] as const)))(
    "of %s in %s name one column each",
    (sheet, _, index) => {
      const headings = allSlotsOf(FORMATS[sheet]).map(({ key, number }) =>
        headingKey(NAMING.headings(sheet, key, number)[index] ?? ""),
      );
      expect(headings.filter((heading, at) => heading === "" || headings.indexOf(heading) !== at)).toEqual([]);
    },
  );

  test.each(SHEET_KEYS)("of %s mean the same column in every language", (sheet) => {
    const slotOf = new Map<string, string>();
    for (const { key, number } of allSlotsOf(FORMATS[sheet])) {
      for (const heading of NAMING.headings(sheet, key, number)) {
        const slot = `${key} ${number}`;
        expect(slotOf.get(headingKey(heading)) ?? slot).toBe(slot);
        slotOf.set(headingKey(heading), slot);
      }
    }
  });

  test("and the names of the sheets are told apart in every language", () => {
    const names = SHEET_KEYS.flatMap((sheet) =>
      [...new Set(NAMING.sheetNames(sheet).map(headingKey))].map((name) => ({ sheet, name })),
    );
    for (const { sheet, name } of names) {
      expect(names.filter((other) => other.name === name).map((other) => other.sheet)).toEqual([sheet]);
    }
  });
});
