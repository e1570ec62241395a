import { describe, expect, test } from "vitest";
import type { Cell, Sheet } from "#app/lib/spreadsheet.ts";
import { MOST_PROBLEMS } from "./check-workbook.ts";
import {
  check,
  hospitals,
  lines,
  people,
  PERSON,
  programme,
  REQUEST,
  requests,
  sheet,
  stays,
} from "./testing/sheets.ts";

describe("A fault is named by sheet, row, column, value and remedy", () => {
  const person = (column: number, value: Cell) => [people(PERSON.with(column, value))];
  const two = (one: Cell[], other: Cell[]) => [people(one, other)];
  const need = (column: number, value: Cell) => [programme(), hospitals(), requests(REQUEST.with(column, value))];

  test.each<[string, Sheet[], string]>([
    [
      "someone ends before beginning",
      [people(PERSON), stays(["P1", { date: "2026-02-10" }, { date: "2026-01-03" }])],
      "Availability, row 2, column C “To”: 3 Jan 2026 is before “From” 10 Feb 2026. Swap the two dates or correct one.",
    ],
    [
      "an unknown specialty",
      person(4, "Pediatrix"),
      "Professionals, row 2, column E “Specialty 1”: the specialty “Pediatrix” is not known. Choose one from the list. Did you mean “Paediatrics”?",
    ],
    [
      "an unknown country without a near one",
      person(2, "Atlantis"),
      "Professionals, row 2, column C “Country of origin”: the country “Atlantis” is not known. Write its name in English or French, or its two-letter code.",
    ],
    [
      "nothing in a column that is needed",
      person(1, " "),
      "Professionals, row 2, column B “Name”: nothing is written here. This column needs a value in every row.",
    ],
    [
      "an error of the spreadsheet",
      person(9, { error: "#N/A" }),
      "Professionals, row 2, column J “Travel cost”: the cell shows the error #N/A. Correct its formula, or write the value itself.",
    ],
    [
      "a level beyond the highest",
      person(5, 6),
      "Professionals, row 2, column F “Level 1”: 6 is outside 1 to 5. Write a number from 1 to 5.",
    ],
    [
      "a specialty without level",
      person(5, null),
      "Professionals, row 2, column F “Level 1”: the specialty beside it has no level. Write a level from 1 to 5.",
    ],
    [
      "half a week",
      person(7, 2.5),
      "Professionals, row 2, column H “Shortest stay (weeks)”: “2.5” is not a whole number. Write it without a fraction.",
    ],
    [
      "a longest stay below the shortest",
      person(7, 5),
      "Professionals, row 2, column I “Longest stay (weeks)”: The longest stay, 4 weeks, is below the shortest, 5 weeks. Exchange or correct them.",
    ],
    [
      "the same code twice",
      two(PERSON, PERSON),
      "Professionals, row 3, column A “Code”: “P1” is already in Professionals, row 2. Delete one of the two rows, or give this one another code.",
    ],
    [
      "dates of nobody",
      [people(PERSON), stays(["P9", "2027-01-04", "2027-02-01"])],
      "Availability, row 2, column A “Professional”: no professional has the code “P9”. Add the person to the sheet Professionals, or correct the code. Did you mean “P1”?",
    ],
    [
      "no date at all",
      [people(PERSON), stays(["P1", "soon", "2027-02-01"])],
      "Availability, row 2, column B “From”: “soon” is not a date that the calendar has. Write it as 4 Jan 2027 or 2027-01-04.",
    ],
    [
      "dates that overlap",
      [people(PERSON), stays(["P1", "2027-01-04", "2027-03-01"], ["P1", "2027-03-01", "2027-04-01"])],
      "Availability, row 3, column B “From”: Available from 4 Jan 2027 to 1 Mar 2027 and from 1 Mar 2027 to 1 Apr 2027: these share days. Join them into one.",
    ],
    [
      "a request of an unknown hospital",
      need(1, "H7"),
      "Requests, row 2, column B “Hospital”: the hospital “H7” is not known. Add it to the sheet Hospitals, or correct it. Did you mean “H1”?",
    ],
    [
      "a team of one",
      need(9, "T1"),
      "Requests, row 2, column J “Team”: the team T1 has only one request. Give the code T1 to the requests that belong with it, or delete it here.",
    ],
    [
      "one date of two",
      need(7, null),
      "Requests, row 2, column H “To”: one of the two dates is missing. Write both, or neither and use the sheet Windows.",
    ],
    [
      "weeks without a period",
      [hospitals(), requests(REQUEST)],
      "Requests, row 2, column I “Weeks Q1”: the weeks wanted belong to the quarters of a period, and no period is known. Fill in the sheet Programme.",
    ],
    [
      "a start that is no Monday",
      [
        sheet(
          "Programme",
          ["Period", "Starts on", "Weeks", "Currency", "Budget"],
          ["2027", "2027-01-01", 52, "USD", 1],
        ),
      ],
      "Programme, row 2, column B “Starts on”: Fri 1 Jan 2027 is not a Monday. Write 28 Dec 2026 or 4 Jan 2027.",
    ],
    [
      "a second period",
      [programme(["2028", "2028-01-03", 52, "USD", 1])],
      "Programme, row 3, column A “Period”: the sheet has more than one row. One workbook plans one period: delete the other rows.",
    ],
    [
      "waves that share a day",
      [
        sheet(
          "Waves",
          ["Wave", "From", "To"],
          ["First", "2027-01-04", "2027-03-01"],
          ["Second", "2027-03-01", "2027-05-01"],
        ),
      ],
      "Waves, row 3, column B “From”: the wave shares days with “First” (4 Jan – 1 Mar 2027). Waves do not overlap: correct one of the dates.",
    ],
    [
      "a column that is missing under another name",
      [sheet("Availability", ["Professional", "Form", "To"], ["P1", "2027-01-04", "2027-02-01"]), people(PERSON)],
      "Availability, row 1: the column “From” is missing. Is it the one called “Form”? Then rename that.",
    ],
    [
      "nothing that is known",
      [sheet("Notes", ["Remember the milk"])],
      "book.xlsx: no sheet has headings that Tern knows. Use one of the templates, or the headings of a template.",
    ],
  ])("%s", (_, sheets, line) => expect(lines(sheets)).toEqual([line]));

  test("all at once, in the order of the workbook", () => {
    const wrong = [people(PERSON.with(2, "?").with(5, 9), ["P2"])];
    expect(check(wrong).problems.map(({ row, column }) => `${column?.letters}${row}`)).toEqual([
      "C2",
      "F2",
      "B3",
      "C3",
      "D3",
      "G3",
      "H3",
      "I3",
      "J3",
    ]);
  });

  test("and a person whose row cannot be read is still known to the other sheets", () => {
    const sheets = [people(PERSON.with(2, "?")), stays(["P1", "2027-01-04", "2027-02-01"])];
    expect(check(sheets).problems.map(({ sheet }) => sheet)).toEqual(["Professionals"]);
  });

  test("but not more than can be read, with the count of all", () => {
    const rows = Array.from({ length: MOST_PROBLEMS + 7 }, (_, index) => PERSON.with(0, `P${index}`).with(1, ""));
    const checked = check([people(...rows)]);
    expect([checked.problems.length, checked.problemCount]).toEqual([MOST_PROBLEMS, MOST_PROBLEMS + 7]);
  });
});
