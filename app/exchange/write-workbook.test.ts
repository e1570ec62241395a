import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readSpreadsheet } from "#app/lib/read-spreadsheet.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import type { Sheet } from "#app/lib/spreadsheet.ts";
import { writeCsv } from "#app/lib/write-spreadsheet.server.ts";
import { EMPTY_BOOK } from "./book.ts";
import { changesNothing } from "./changes.ts";
import { WORKBOOKS } from "./formats.ts";
import { SMALL_BOOK } from "./testing/book.ts";
import { bookOf, check, REFERENCE } from "./testing/sheets.ts";
import { sheetOf, writeTemplate, writeWorkbook } from "./write-workbook.server.ts";

async function sheetsIn(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  const read = await readSpreadsheet({ name, bytes });
  if (isRefusal(read)) throw new Error(read.code);
  return read;
}

async function bothWorkbooks(): Promise<Sheet[]> {
  const people = await writeWorkbook("professionals", SMALL_BOOK, REFERENCE);
  const needs = await writeWorkbook("needs", SMALL_BOOK, REFERENCE);
  return [...(await sheetsIn("professionals.xlsx", people)), ...(await sheetsIn("needs.xlsx", needs))];
}

describe("What is written is read back", () => {
  test("from both workbooks, into an empty programme", async () => {
    expect(bookOf(await bothWorkbooks())).toEqual(SMALL_BOOK);
  });

  test("as nothing new where the programme is the same", async () => {
    const checked = check(await bothWorkbooks(), SMALL_BOOK);
    expect(checked.isSound && changesNothing(checked.changes)).toBe(true);
    expect(checked.notices.map(({ code }) => code)).toEqual(["exchange/never-available"]);
  });

  test("from CSV files too, one a sheet, where a formula stays text", async () => {
    const keys = [...WORKBOOKS.needs, ...WORKBOOKS.professionals];
    const files = keys.map((key) => sheetsIn(`${key}.csv`, writeCsv(sheetOf(key, SMALL_BOOK, REFERENCE))));
    expect(new TextDecoder().decode(writeCsv(sheetOf("professionals", SMALL_BOOK, REFERENCE)))).toContain(",'=1+1,");
    expect(bookOf((await Promise.all(files)).flat())).toEqual(SMALL_BOOK);
  });

  test("and an empty template holds nothing", async () => {
    const sheets = await sheetsIn("professionals.xlsx", await writeTemplate("professionals", REFERENCE));
    expect(sheets.map(({ name }) => name)).toEqual(["Instructions", "Professionals", "Availability", "Lists"]);
    expect(bookOf(sheets)).toEqual(EMPTY_BOOK);
  });
});

describe("A workbook opened by another program", () => {
  test("offers the specialties of the hidden list, and keeps its headings in sight", async () => {
    const bytes = await writeTemplate("needs", REFERENCE);
    const workbook = partOf(bytes, "xl/workbook.xml");
    expect(workbook).toMatch(/<sheet name="Lists"[^>]*state="hidden"/);
    const requests = partOf(
      bytes,
      `xl/worksheets/sheet${1 + ["Instructions", "Programme", "Hospitals", "Requests"].indexOf("Requests")}.xml`,
    );
    expect(requests).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(requests).toMatch(/type="list"[^>]*sqref="C2:C2000"[^>]*>\s*<formula1>'Lists'!\$C\$2:\$C\$4<\/formula1>/);
    expect(requests).toMatch(/sqref="B2:B2000"[^>]*>\s*<formula1>'Hospitals'!\$A\$2:\$A\$2000<\/formula1>/);
  });

  test("finds every hint short enough for its program to open the file", async () => {
    for (const workbook of ["professionals", "needs"] as const) {
      const bytes = await writeTemplate(workbook, REFERENCE);
      for (let sheet = 2; sheet < WORKBOOKS[workbook].length + 2; sheet++) {
        const xml = partOf(bytes, `xl/worksheets/sheet${sheet}.xml`);
        for (const [, hint] of xml.matchAll(/ prompt="([^"]*)"/g)) expect(hint?.length).toBeLessThanOrEqual(255);
        for (const [, title] of xml.matchAll(/promptTitle="([^"]*)"/g)) expect(title?.length).toBeLessThanOrEqual(32);
      }
    }
  });
});

/** One file of a zip archive, unpacked without the library that packed it. */
function partOf(bytes: Uint8Array, name: string): string {
  const archive = Buffer.from(bytes);
  for (
    let at = archive.indexOf("PK\x03\x04", 0, "latin1");
    at >= 0;
    at = archive.indexOf("PK\x03\x04", at + 4, "latin1")
  ) {
    const [nameLength, extraLength, packed] = [
      archive.readUInt16LE(at + 26),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 18),
    ];
    if (archive.toString("utf8", at + 30, at + 30 + nameLength) !== name) continue;
    const start = at + 30 + nameLength + extraLength;
    const content = archive.subarray(start, start + packed);
    return (archive.readUInt16LE(at + 8) === 0 ? content : inflateRawSync(content)).toString("utf8");
  }
  throw new Error(`no ${name}`);
}
