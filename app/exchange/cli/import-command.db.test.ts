import { mkdirSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fileOf, pathFor, tern } from "#app/planning/cli/testing/run-tern.ts";
import { testDatabase } from "#test/database.ts";
import { getBook, getReference } from "../book.queries.server.ts";
import { SMALL_BOOK } from "../testing/book.ts";
import { PEOPLE_HEADINGS, PERSON } from "../testing/sheets.ts";
import { writeWorkbook } from "../write-workbook.server.ts";

const { url, inProgramme, asSuperuser } = await testDatabase();
const reference = await inProgramme(getReference);

async function workbooks(): Promise<string[]> {
  const paths = [pathFor("professionals.xlsx"), pathFor("needs.xlsx")];
  writeFileSync(paths[0] ?? "", await writeWorkbook("professionals", SMALL_BOOK, reference));
  writeFileSync(paths[1] ?? "", await writeWorkbook("needs", SMALL_BOOK, reference));
  return paths;
}

beforeEach(async () => {
  vi.stubEnv("DATABASE_URL", url);
  await asSuperuser(
    "truncate facility, wave, induction_week, visit_rate, planning_period, professional, request, team, floor cascade",
  );
});

describe("tern import", () => {
  test("takes both workbooks and says what it added, and a second time that nothing changed", async () => {
    const paths = await workbooks();
    const first = await tern("import", ...paths);
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining("Professionals: 2 added, 0 changed, 0 unchanged"),
    });
    expect(await inProgramme((transaction) => getBook(transaction))).toEqual(SMALL_BOOK);
    const second = await tern("import", ...paths, "--programme", "lesotho");
    expect(second.out).toContain("Professionals: 0 added, 0 changed, 2 unchanged");
  });

  test("names every fault by file, sheet, row and column, changes nothing and exits with 1", async () => {
    const people = fileOf("professionals.csv", "Code;Name;Country of origin\nP1;Ann Moeti;Lesoto\n");
    const stays = fileOf("availability.csv", "Professional;From;To\nP1;2027-02-10;2027-01-03\n");
    const { code, out, err } = await tern("import", people, stays);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(
      "availability.csv: availability, row 2, column C “To”: 3 Jan 2027 is before “From” 10 Feb 2027.",
    );
    expect(err).toMatch(/Nothing was taken\. Mend \d+ problems and import again\.\n$/);
    expect((await inProgramme((transaction) => getBook(transaction))).professionals).toEqual([]);
  });

  test("takes people whose consent nobody stated only when it is said on which ground, and names its option", async () => {
    const people = fileOf(
      "people.csv",
      [PEOPLE_HEADINGS, PERSON].map((cells) => cells.map(String).join(";")).join("\n"),
    );
    const agreeing = async () => (await asSuperuser("select 1 from consent_state where purpose = 'planning'")).rowCount;
    expect(await tern("import", people)).toMatchObject({ code: 1, err: expect.stringContaining("--consent none") });
    expect(await tern("import", people, "--consent", "yes")).toMatchObject({ code: 2 });
    expect(await tern("import", people, "--consent", "none")).toMatchObject({ code: 0 });
    expect(await agreeing()).toBe(0);
    expect(await tern("import", people, "--consent", "2026-09-01")).toMatchObject({ code: 0 });
    expect(await agreeing()).toBe(1);
  });

  test("says which file cannot be read, which programme is unknown, and that a database is needed", async () => {
    const picture = fileOf("list.xlsx", "PK\u0003\u0004 not a workbook");
    expect(await tern("import", picture)).toMatchObject({
      code: 2,
      err: expect.stringContaining("list.xlsx cannot be read as a spreadsheet"),
    });
    const [people = ""] = await workbooks();
    expect(await tern("import", people, "--programme", "mars")).toMatchObject({
      code: 2,
      err: expect.stringContaining("Its programmes are: lesotho"),
    });
    expect(await tern("import")).toMatchObject({ code: 2 });
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("TERN_STATE", pathFor("no-installation"));
    expect(await tern("import", people)).toMatchObject({ code: 2, err: expect.stringContaining("set DATABASE_URL") });
  });
});

describe("tern beside a running installation", () => {
  test("finds its database without being told", async () => {
    mkdirSync(pathFor("installation"), { recursive: true });
    fileOf("installation/database-url", `${url}\n`);
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("TERN_STATE", pathFor("installation"));
    expect(await tern("import", ...(await workbooks()))).toMatchObject({ code: 0 });
  });
});

describe("tern export", () => {
  test("writes what tern import reads back as unchanged", async () => {
    await tern("import", ...(await workbooks()));
    const paths = [pathFor("p.xlsx"), pathFor("n.xlsx")];
    expect(await tern("export", "professionals", "--out", paths[0] ?? "")).toEqual({ code: 0, out: "", err: "" });
    expect(await tern("export", "needs", "--out", paths[1] ?? "")).toEqual({ code: 0, out: "", err: "" });
    const { out } = await tern("import", ...paths);
    expect(out).not.toMatch(/[1-9]\d* (added|changed)/);
    expect(out).toContain("Requests: 0 added, 0 changed, 2 unchanged");
  });
});
