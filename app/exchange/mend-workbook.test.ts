import { expect, test } from "vitest";
import { readSpreadsheet } from "#app/lib/read-spreadsheet.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { cellText, type Sheet } from "#app/lib/spreadsheet.ts";
import { writeMendWorkbook } from "./mend-workbook.server.ts";
import { check, PERSON, people, stays } from "./testing/sheets.ts";

async function mended(sheets: Sheet[]): Promise<Sheet[]> {
  const bytes = await writeMendWorkbook(sheets, check(sheets).problems);
  const read = await readSpreadsheet({ name: "book.xlsx", bytes });
  if (isRefusal(read)) throw new Error(read.code);
  return read;
}

const textsIn = (sheet: Sheet | undefined) => sheet?.rows.map(({ cells }) => cells.map(cellText)) ?? [];

test("The workbook comes back with what to mend beside each row, and a list of all in front", async () => {
  const sheets = [people(PERSON, PERSON.with(0, "P2").with(5, 9)), stays(["P1", "soon", "2027-02-01"])];
  const [list, professionals, availability] = await mended(sheets);
  expect(textsIn(list).slice(1)).toEqual([
    ["book.xlsx: Professionals, row 3, column F “Level 1”", "9", "9 is outside 1 to 5. Write a number from 1 to 5."],
    [
      "book.xlsx: Availability, row 2, column B “From”",
      "soon",
      "“soon” is not a date that the calendar has. Write it as 4 Jan 2027 or 2027-01-04.",
    ],
  ]);
  expect(textsIn(professionals).map((row) => row.at(-1))).toEqual([
    "What to mend",
    "",
    "Level 1: 9 is outside 1 to 5. Write a number from 1 to 5.",
  ]);
  expect(textsIn(availability)[1]?.at(-1)).toContain("From: “soon” is not a date");
});

test("Uploaded again as it is, it has the same problems in the same rows and nothing new to know", async () => {
  const sheets = [people(PERSON.with(5, 9))];
  const before = check(sheets);
  const again = check(await mended(sheets));
  expect(again.problems.map(({ row, column, code }) => [row, column, code])).toEqual(
    before.problems.map(({ row, column, code }) => [row, column, code]),
  );
  expect(again.notices).toEqual(before.notices);
});

test("Rows below titles and empty rows keep their numbers", async () => {
  const sheet = people(PERSON.with(5, 9));
  const lower = { ...sheet, rows: sheet.rows.map(({ number, cells }) => ({ number: number + 3, cells })) };
  const titled = { ...lower, rows: [{ number: 2, cells: ["Our list"] }, ...lower.rows] };
  expect(check(await mended([titled])).problems.map(({ row }) => row)).toEqual([5]);
});
