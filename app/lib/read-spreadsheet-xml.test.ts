import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { readSpreadsheet } from "./read-spreadsheet.server.ts";

const PARTS = {
  "[Content_Types].xml":
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  "_rels/.rels":
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  "xl/workbook.xml":
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels":
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};
const sheetWith = (doctype: string, text: string) =>
  `<?xml version="1.0"?>${doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
const workbook = (doctype: string, text: string) =>
  zipOf({ ...PARTS, "xl/worksheets/sheet1.xml": sheetWith(doctype, text) });

test("the workbooks of these tests are read as others are", async () => {
  expect(JSON.stringify(await readSpreadsheet({ name: "a.xlsx", bytes: workbook("", "Keza") }))).toContain("Keza");
});

// ASVS V1.5.1
test.each([
  ["a file of this machine", '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"],
  ["an address", '<!DOCTYPE t [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>', "&x;"],
  ["a text", '<!DOCTYPE t [<!ENTITY x "planted">]>', "&x;"],
  [
    "a text that doubles itself",
    `<!DOCTYPE t [<!ENTITY a "planted">${[..."bcdefghijklmnopqrstuvwx"].map((name, index) => `<!ENTITY ${name} "&${"abcdefghijklmnopqrstuvwx"[index]};&${"abcdefghijklmnopqrstuvwx"[index]};">`).join("")}]>`,
    "&x;",
  ],
])("an entity of a workbook that stands for %s is not put in", async (_what, doctype, text) => {
  const answer = JSON.stringify(await readSpreadsheet({ name: "a.xlsx", bytes: workbook(doctype, text) }));
  expect(answer).not.toMatch(/root:|planted/);
  expect(answer.length).toBeLessThan(1000);
});

/** A zip archive with its files as they are. */
function zipOf(files: Record<string, string>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const entry = Buffer.alloc(26);
    entry.writeUInt16LE(20, 0);
    entry.writeUInt32LE(crc32(bytes), 10);
    entry.writeUInt32LE(bytes.length, 14);
    entry.writeUInt32LE(bytes.length, 18);
    entry.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), entry, place, path);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), entry, path, bytes]);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, central, end]));
}
