import { expect, test } from "vitest";
import { columnsOf, holdings, PERSONAL_DATA } from "./personal-data.ts";
import { labelInWords } from "./label-words.ts";
import { retentionInWords } from "./retention-words.ts";
import { RETENTION_KINDS } from "./retention.ts";
import { tableInWords } from "./table-words.ts";

test("every table of the map, and every part that a copy of somebody's data has, is called something", () => {
  const parts = holdings().flatMap(({ tells }) => Object.keys(tells));
  expect(parts.filter((part) => labelInWords(part) === part)).toEqual([]);
  expect(Object.keys(PERSONAL_DATA).filter((table) => tableInWords(table) === table)).toEqual([]);
});

test("no column stands in two of the lists of its table", () => {
  for (const [table, personal] of Object.entries(PERSONAL_DATA)) {
    const words = Object.values(personal.columns).join(" ").split(/\s+/).filter(Boolean);
    expect([table, columnsOf(personal).size]).toEqual([table, words.length]);
  }
});

test("every kind of data that is kept for a stated time says why for so long", () => {
  for (const kind of RETENTION_KINDS) {
    expect(retentionInWords(kind).name.length).toBeGreaterThan(3);
    expect(retentionInWords(kind).reason.length).toBeGreaterThan(20);
  }
});
