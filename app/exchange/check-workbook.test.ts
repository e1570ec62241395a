import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "#app/lib/spreadsheet.ts";
import { changesNothing } from "./changes.ts";
import { headingOf, sheetName } from "./format-words.ts";
import { FORMATS, SHEET_KEYS } from "./formats.ts";
import { noticeInWords, problemLine } from "./problem-words.ts";
import {
  bookOf,
  check,
  hospitals,
  people,
  PERSON,
  programme,
  REQUEST,
  requests,
  sheet,
  stays,
} from "./testing/sheets.ts";

describe("A workbook without faults", () => {
  test("gives each professional with the dates of the other sheet, whatever the order of the sheets", () => {
    const sheets = [
      stays(["P1", "4 Jan 2027", { date: "2027-03-28" }], ["p1", "2027-06-07", "27/06/2027"]),
      people(PERSON),
    ];
    expect(bookOf(sheets).professionals).toEqual([
      {
        code: "P1",
        name: "Ann Moeti",
        originCountry: "LS",
        residenceCountry: "GB",
        residenceCity: null,
        rightToReturnUntil: null,
        specialties: [{ specialtyCode: "anaesthetics", level: 2 }],
        languages: ["en"],
        minWeeks: 2,
        maxWeeks: 4,
        visitsPerYear: 1,
        restWeeks: 12,
        travelCents: 800000,
        alsoServes: [],
        prefers: [],
        excludes: [],
        availability: [
          { firstOn: "2027-01-04", lastOn: "2027-03-28" },
          { firstOn: "2027-06-07", lastOn: "2027-06-27" },
        ],
        invented: false,
      },
    ]);
  });

  test("may have its columns in another order, headings in capitals, a title above and other columns between", () => {
    const odd = sheet(
      "people abroad",
      ["Our list, as of November"],
      [
        "NAME *",
        "Shoe size",
        "code",
        "specialty",
        "level",
        "Origin",
        "Residence",
        "Language",
        "Min weeks",
        "Max weeks",
        "Airfare",
      ],
      ["Ann Moeti", 38, "P1", "anesthetics", "2", "ls", "United Kingdom", "english; Sesotho", "2 weeks", 4, "USD 8000"],
      ["Total", null, 1],
    );
    const checked = check([odd]);
    expect(checked.notices.map(noticeInWords)).toContain(
      "the column “Shoe size” is not one that Tern knows and was left out.",
    );
    expect(checked.notices.map(noticeInWords)).toContain("the row “Total” was taken for a total and left out.");
    expect(bookOf([odd]).professionals).toMatchObject([{ code: "P1", languages: ["en", "st"], travelCents: 800000 }]);
  });

  test("gives requests with the windows of both sheets and their teams", () => {
    const windows = sheet("Windows", ["Request", "From", "To"], ["N1", "2028-02-07", "2028-03-05"]);
    const team = requests(
      [...REQUEST.slice(0, 9), "T1"],
      ["N2", "berea hospital", "midwifery", 1, "en", 1, "2027-01-04", "2027-06-30", null, "T1"],
    );
    const book = bookOf([programme(), hospitals(), team, windows]);
    expect(book.requests).toMatchObject([
      { code: "N1", weeksWanted: [8, 0, 0, 0], windows: [{ firstOn: "2027-01-04" }, { firstOn: "2028-02-07" }] },
      { code: "N2", facilityCode: "H1", specialtyCode: "midwife", weeksWanted: [0, 0, 0, 0] },
    ]);
    expect(book.teams).toEqual([{ code: "T1", requestCodes: ["N1", "N2"] }]);
  });

  test("counts all requests of a district towards a floor that names none", () => {
    const floors = sheet("Floors", ["Floor", "Weeks at least", "Requests", "District"], ["Berea", 4, null, "berea"]);
    expect(bookOf([programme(), hospitals(), requests(REQUEST), floors]).floors).toEqual([
      { name: "Berea", weeks: 4, requestCodes: ["N1"] },
    ]);
  });

  test("lets a quarter without its own sum spend the whole budget", () => {
    const headings = ["Period", "Starts on", "Weeks", "Currency", "Budget", "Budget Q1", "Budget Q2"];
    const half = sheet("Programme", headings, ["2027", "2027-01-04", 26, "USD", 200000, null, "50,000"]);
    expect(bookOf([half]).period).toMatchObject({ budgetCents: 20000000, blockBudgetsCents: [20000000, 5000000] });
    expect(bookOf([programme()]).period).toMatchObject({ blockBudgetsCents: [] });
  });

  test("changes nothing when it is taken a second time", () => {
    const sheets = [
      programme(),
      hospitals(),
      requests(REQUEST),
      people(PERSON),
      stays(["P1", "2027-01-04", "2027-02-28"]),
    ];
    const again = check(sheets, bookOf(sheets));
    expect(again.isSound && changesNothing(again.changes)).toBe(true);
  });

  test("leaves the dates of a known person alone when only the list of professionals comes", () => {
    const present = bookOf([people(PERSON), stays(["P1", "2027-01-04", "2027-02-28"])]);
    const moved = PERSON.with(9, 9000);
    const { changes, book } = check([people(moved)], present) as Extract<ReturnType<typeof check>, { isSound: true }>;
    expect(changes.professionals).toMatchObject({ added: [], unchanged: 0, changed: [{ travelCents: 900000 }] });
    expect(book.professionals[0]?.availability).toEqual([{ firstOn: "2027-01-04", lastOn: "2027-02-28" }]);
  });

  test("may bring new dates of a known person alone", () => {
    const present = bookOf([people(PERSON), stays(["P1", "2027-01-04", "2027-02-28"])]);
    expect(bookOf([stays(["Ann Moeti", "2027-05-03", "2027-06-06"])], present).professionals[0]?.availability).toEqual([
      { firstOn: "2027-05-03", lastOn: "2027-06-06" },
    ]);
  });
});

describe("Dates that can be read in two ways", () => {
  test("are read day first, and that is said", () => {
    const checked = check([people(PERSON), stays(["P1", "04/01/2027", "2027-02-01"])]);
    expect(checked.notices.map(noticeInWords)).toEqual([
      "“04/01/2027” was read day first: 4 Jan 2027. Write the month in letters to be sure.",
    ]);
  });
});

describe("Whatever stands in the cells", () => {
  const headings = SHEET_KEYS.map(
    (key) => [sheetName(key), Object.keys(FORMATS[key]).map((column) => headingOf(key, column, 1))] as const,
  );
  const cell = fc.oneof(
    fc.constantFrom<Cell>(
      null,
      "",
      "P1",
      "H1",
      "N1",
      "yes",
      "2027-01-04",
      "04/01/2027",
      "English",
      "LS",
      "-1",
      "total",
      { error: "#REF!" },
    ),
    fc.string(),
    fc.double(),
    fc.integer({ min: -5, max: 200 }),
    fc.boolean(),
    fc.record({ date: fc.constantFrom("2027-01-04", "2027-12-31", "1999-02-03") }),
  );
  const someSheet = fc
    .constantFrom(...headings)
    .chain(([name, columns]) =>
      fc
        .array(fc.array(cell, { maxLength: columns.length + 2 }), { maxLength: 6 })
        .map((rows) => sheet(name, [...columns], ...rows)),
    );
  const anySheet = fc
    .array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 })
    .chain((rows) => fc.string().map((name) => sheet(name, ...rows)));

  test("the check answers, and every problem has words", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(someSheet, anySheet), { maxLength: 6 }), (sheets) => {
        const checked = check(sheets);
        expect(checked.isSound).toBe(checked.problemCount === 0);
        for (const problem of checked.problems) expect(problemLine(problem, true)).toMatch(/[.?]$/);
        for (const notice of checked.notices) expect(noticeInWords(notice)).toMatch(/\.$/);
      }),
      { numRuns: 300 },
    );
  });
});
