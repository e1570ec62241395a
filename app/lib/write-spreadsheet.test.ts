import { expect, test } from "vitest";
import { writeCsv, writeSpreadsheet } from "./write-spreadsheet.server.ts";
import { readSpreadsheet } from "./read-spreadsheet.server.ts";

const TEXTS = ['=HYPERLINK("http://evil.example","x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1"];
const sheet = { name: "A", columns: [{ heading: "Text" }], rows: TEXTS.map((text) => [text]) };

// ASVS V1.3.3
test.each(TEXTS)("a text that a spreadsheet would calculate stays a text in CSV: %j", (text) => {
  const csv = new TextDecoder().decode(writeCsv({ columns: sheet.columns, rows: [[text]] }));
  expect(csv.slice(csv.indexOf("\n") + 1)).toMatch(/^"?'/);
});

test("a text that a spreadsheet would calculate stays a text in a workbook, and comes back as it was", async () => {
  const bytes = await writeSpreadsheet([sheet]);
  const [read] = await readSheets(bytes);
  expect(read?.rows.slice(1).map(({ cells }) => cells[0])).toEqual(TEXTS);
});

async function readSheets(bytes: Uint8Array) {
  const read = await readSpreadsheet({ name: "a.xlsx", bytes });
  if (!Array.isArray(read)) throw new Error(read.code);
  return read;
}
