import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readSpreadsheet } from "#app/lib/read-spreadsheet.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { cellText, type Sheet } from "#app/lib/spreadsheet.ts";
import { fileOf, pathFor, tern } from "#app/planning/cli/testing/run-tern.ts";
import { readReferenceFiles } from "../reference-files.server.ts";
import { SMALL_BOOK } from "../testing/book.ts";
import { writeWorkbook } from "../write-workbook.server.ts";

const reference = await readReferenceFiles();

/** P001 can come for two to six weeks from February; only the anaesthetist's request fits, and it stands in no team here. */
const BOOK = { ...SMALL_BOOK, teams: [] };

async function workbooks(): Promise<string[]> {
  const paths = [pathFor("professionals.xlsx"), pathFor("needs.xlsx")];
  writeFileSync(paths[0] ?? "", await writeWorkbook("professionals", BOOK, reference));
  writeFileSync(paths[1] ?? "", await writeWorkbook("needs", BOOK, reference));
  return paths;
}

async function sheetsIn(path: string): Promise<Map<string, Sheet>> {
  const read = await readSpreadsheet({ name: path, bytes: new Uint8Array(readFileSync(path)) });
  if (isRefusal(read)) throw new Error(read.code);
  return new Map(read.map((sheet) => [sheet.name, sheet]));
}

const textsIn = (sheet: Sheet | undefined) => sheet?.rows.map(({ cells }) => cells.map(cellText)) ?? [];

describe("tern plan with workbooks", () => {
  test("writes who goes where and when, the board, the figures, what is unmet, and why somebody is not placed", async () => {
    const out = pathFor("plan.xlsx");
    const { code, err } = await tern("plan", ...(await workbooks()), "--out", out, "--seconds", "10");
    expect({ code, said: err.includes("Best plan, proven") }).toEqual({ code: 0, said: true });
    const sheets = await sheetsIn(out);
    expect([...sheets.keys()]).toEqual(["Plan", "Board", "Figures", "Unmet weeks", "Not placed"]);

    const [headings, visit] = textsIn(sheets.get("Plan"));
    expect(headings?.slice(0, 4)).toEqual(["Professional", "Name", "Lives in", "Request"]);
    expect(visit?.slice(0, 2)).toEqual(["P001", "’Mamello N’Diaye-Moeti"]);
    expect(visit).toContain("Berea Hospital");
    expect(visit?.[8]).toMatch(/^2027-02-(01|15)$/);

    const board = textsIn(sheets.get("Board"));
    expect(board.flat()).toContain("P001");
    const figures = new Map(textsIn(sheets.get("Figures")).map(([figure, is]) => [figure, is]));
    expect(figures.get("Visits")).toBe("1");
    expect(figures.get("Best possible (points)")).toBe(figures.get("Value (points)"));
    expect(textsIn(sheets.get("Unmet weeks")).length).toBeGreaterThan(1);
  });

  test("writes a plan in JSON with its certificate, which check holds against the same workbooks", async () => {
    const [books, out] = [await workbooks(), pathFor("proven.json")];
    expect(await tern("plan", ...books, "--out", out, "--bound")).toMatchObject({ code: 0 });
    const held = await tern("check", ...books, out);
    expect(held).toMatchObject({ code: 0, out: expect.stringContaining("certificate: Computed again") });
    const others = await tern("check", ...books.toReversed(), out);
    expect({ code: others.code, rule: others.out.split(":")[0] }).toEqual({ code: 1, rule: "input" });
    expect(await tern("check", ...books, books[0] ?? "")).toMatchObject({
      code: 2,
      err: expect.stringContaining("This is not JSON"),
    });
  });

  test("writes the visits as CSV", async () => {
    const out = pathFor("plan.csv");
    expect(await tern("plan", ...(await workbooks()), "--out", out, "--seconds", "10")).toMatchObject({ code: 0 });
    const [sheet] = (await sheetsIn(out)).values();
    expect(textsIn(sheet)[1]?.[0]).toBe("P001");
  });

  test("says what was left out of the problem, and why", async () => {
    const { err } = await tern("plan", ...(await workbooks()), "--out", pathFor("plan.xlsx"), "--seconds", "10");
    expect(err).toContain("P002");
  });

  test("names the faults of a workbook and plans nothing", async () => {
    const waves = fileOf("waves.csv", "Wave,From,To\nFirst,2027-02-01,2027-03-28\n");
    expect(await tern("plan", waves)).toMatchObject({
      code: 2,
      err: expect.stringContaining("Fill in the sheet Programme"),
    });
    const [people = ""] = await workbooks();
    const broken = fileOf("availability.csv", "Professional,From,To\nP001,2027-02-30,2027-03-01\n");
    const { code, err } = await tern("plan", people, broken);
    expect(code).toBe(2);
    expect(err).toContain(
      "availability.csv: availability, row 2, column B “From”: “2027-02-30” is not a date that the calendar has.",
    );
  });
});
