import { describe, expect, test } from "vitest";
import { MAX_PAGES } from "../document.ts";
import { aPdf, anObjectStream, aStream } from "../testing/pdf.ts";
import { examinePdf } from "./examine-pdf.server.ts";

const CATALOG = "/Type /Catalog /Pages 2 0 R";
const SCRIPT = "<< /S /JavaScript /JS (app.alert(1)) >>";

test("a PDF that only shows pages is accepted, with the number of its pages", async () => {
  const link = "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>";
  const page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 200 100]";
  const objects = {
    1: `<< ${CATALOG} /OpenAction [3 0 R /Fit] >>`,
    2: "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    3: `<< ${page} /Annots [5 0 R] >>`,
    4: `<< ${page} /Contents 6 0 R >>`,
    5: link,
    6: aStream("", "BT (the words JavaScript and Launch, to be read) Tj ET"),
  };
  expect(await examinePdf(aPdf(objects))).toEqual({ pages: 2, bytes: null });
});

describe("a PDF is refused that", () => {
  test.each([
    ["runs a script when it is opened", { 1: `<< ${CATALOG} /OpenAction 4 0 R >>`, 4: SCRIPT }],
    ["names a script with escaped letters", { 1: `<< ${CATALOG} /OpenAction << /S /J#61va#53cript >> >>` }],
    [
      "keeps its script in a compressed object",
      { 1: `<< ${CATALOG} /OpenAction 5 0 R >>`, 4: anObjectStream(5, SCRIPT) },
    ],
    [
      "has a script in its table of names",
      { 1: `<< ${CATALOG} /Names << /JavaScript << /Names [(a) 4 0 R] >> >> >>`, 4: "<< >>" },
    ],
    [
      "says what an action is in an object of its own",
      { 1: `<< ${CATALOG} /OpenAction << /S 4 0 R >> >>`, 4: "/Launch" },
    ],
    ["starts a program", { 4: "<< /S /Launch /F (cmd.exe) >>" }],
    ["sends what is typed into it", { 4: "<< /S /SubmitForm /F (https://example.org) >>" }],
    ["holds another file", { 4: aStream("/Type /EmbeddedFile", "MZ"), 5: "<< /Type /Filespec /EF << /F 4 0 R >> >>" }],
    ["holds a form of the old kind", { 1: `<< ${CATALOG} /AcroForm << /XFA 4 0 R >> >>`, 4: aStream("", "<xdp/>") }],
    ["plays media", { 4: "<< /Type /Annot /Subtype /RichMedia >>" }],
  ])("%s", async (_, objects) => {
    expect(await examinePdf(aPdf(objects))).toEqual({ refused: "documents/active-content" });
  });

  test("had a script in a version that a later one replaced", async () => {
    const later = "4 0 obj\n<< >>\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
    expect(await examinePdf(aPdf({ 4: SCRIPT }, later))).toEqual({ refused: "documents/active-content" });
  });

  test.each([
    ["in a stream", { 4: aStream("", `5 0 obj ${SCRIPT} endobj`) }],
    ["in a string", { 4: `<< /Title (5 0 obj ${SCRIPT.replaceAll(/[()]/g, "")} endobj) >>` }],
    ["in a comment", { 4: "<< >>\n% 5 0 obj << /S /JavaScript >> endobj\n" }],
    ["in a stream, with a comment in its number", { 4: aStream("", "5 %\n0 %\nobj << >> endobj") }],
  ])("hides an object %s", async (_, objects) => {
    expect(await examinePdf(aPdf(objects))).toEqual({ refused: "documents/unreadable" });
  });

  test("asks for a password", async () => {
    const encrypted = aPdf({ 4: "<< /Filter /Standard /V 2 >>" }).toString("latin1");
    const withPassword = encrypted.replace("/Root 1 0 R >>", "/Root 1 0 R /Encrypt 4 0 R >>");
    expect(await examinePdf(Buffer.from(withPassword, "latin1"))).toEqual({ refused: "documents/encrypted" });
  });

  test.each([
    ["is cut off", aPdf().subarray(0, 60)],
    ["has no page", aPdf({ 3: "<< >>" })],
    ["is no PDF", Buffer.from("%PDF-1.7\nhello")],
    [
      "promises objects that are damaged",
      aPdf({ 4: aStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", "no zlib") }),
    ],
  ])("%s", async (_, bytes) => {
    expect(await examinePdf(bytes)).toEqual({ refused: "documents/unreadable" });
  });
});

test.each([
  [MAX_PAGES, { pages: MAX_PAGES, bytes: null }],
  [MAX_PAGES + 1, { refused: "documents/too-many-pages" }],
])("of a PDF with %i pages the verdict is %o", async (count, verdict) => {
  const pages = Array.from({ length: count }, (_, index) => [index + 10, "<< /Type /Page /Parent 2 0 R >>"] as const);
  const objects = { 3: "<< >>", ...Object.fromEntries(pages) };
  expect(await examinePdf(aPdf(objects))).toEqual(verdict);
});
