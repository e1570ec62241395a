import { describe, expect, test } from "vitest";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { contentDisposition, CONFIDENTIAL_KINDS, DOCUMENT_KINDS, downloadName } from "./document.ts";
import { DOCUMENT_REFUSALS } from "./refusals.ts";
import { kindsFor, readDocumentForm } from "./document-form.ts";

describe("the name under which a document is saved", () => {
  test("says whose it is by code, its kind, and what it is by content", () => {
    const name = downloadName("P-17", { kind: "police-clearance", mediaType: "application/pdf" });
    expect(contentDisposition(name)).toBe(
      `attachment; filename="P-17-police-clearance.pdf"; filename*=UTF-8''P-17-police-clearance.pdf`,
    );
  });

  // ASVS V5.4.1, V5.4.2
  test("cannot end the header, name a folder, or add a header", () => {
    const name = downloadName('../Tš"; \r\nx: y(*)', { kind: "cv", mediaType: "image/jpeg" });
    expect(contentDisposition(name)).toBe(
      `attachment; filename=".._T______x__y___-cv.jpg"; filename*=UTF-8''..%2FT%C5%A1%22%3B%20%0D%0Ax%3A%20y%28%2A%29-cv.jpg`,
    );
  });
});

test.each([
  ["documents/no-file", {}, "Choose a file."],
  ["documents/too-large", { megabytes: 20 }, /larger than 20 MB\. Scan it with 150 dots/],
  ["documents/too-many-pages", {}, /more than 100 pages\. Add only/],
  ["documents/too-many-pixels", {}, /more than 50 million points\. Save it smaller/],
])("%s with %o says %s", (code, details, words) => {
  expect(refusalInWords({ code, details }, DOCUMENT_REFUSALS)).toMatch(words);
});

describe("the form of a document", () => {
  test.each([
    [{ kind: "cv", expiresOn: "" }, { entry: { kind: "cv", expiresOn: null } }],
    [{ kind: "cv" }, { entry: { kind: "cv", expiresOn: null } }],
    [{ kind: "licence", expiresOn: "2028-02-29" }, { entry: { kind: "licence", expiresOn: "2028-02-29" } }],
    [{ kind: "licence", expiresOn: "2027-02-29" }, { wrong: ["expiresOn"] }],
    [{ kind: "", expiresOn: "soon" }, { wrong: ["kind", "expiresOn"] }],
    [{}, { wrong: ["kind"] }],
  ])("%o reads as %o", (fields, read) => {
    expect(readDocumentForm(fields as Record<string, string>, DOCUMENT_KINDS)).toEqual(read);
  });

  test("takes confidential kinds from the person and from who leads the programme, not from an officer", () => {
    for (const role of ["administrator", "manager", "professional"] as const)
      expect(kindsFor(role)).toEqual([...DOCUMENT_KINDS]);
    expect(kindsFor("officer").filter((kind) => CONFIDENTIAL_KINDS.includes(kind))).toEqual([]);
    expect(kindsFor("officer")).toContain("passport-page");
    expect(readDocumentForm({ kind: "health-paper" }, kindsFor("officer"))).toEqual({ wrong: ["kind"] });
  });
});
