import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOfDayNumber, readWrittenDate } from "./written-date.ts";

describe("Dates as people write them", () => {
  test.each([
    "2027-01-04",
    "2027/1/4",
    "2027.01.04",
    "2027-01-04T00:00:00",
    "2027-01-04 08:30",
    "4 Jan 2027",
    "4 January 2027",
    "04-Jan-27",
    "Mon 4 Jan 2027",
    "Monday, 4 January 2027",
    "January 4, 2027",
    "4th January 2027",
    "2027 January 4",
    "4 janvier 2027",
    "4 Mutarama 2027",
    "4 Pherekhong 2027",
    "  4   jan  2027 ",
  ])("%s is 4 January 2027", (text) => {
    expect(readWrittenDate(text)).toEqual({ date: "2027-01-04", dayFirst: false });
  });

  test.each(["04/01/2027", "4.1.2027", "4-1-27", "04 01 2027"])("%s is read day first, and says so", (text) => {
    expect(readWrittenDate(text)).toEqual({ date: "2027-01-04", dayFirst: true });
  });

  test.each([
    ["25/01/2027", "2027-01-25"],
    ["01/25/2027", "2027-01-25"],
    ["05/05/2027", "2027-05-05"],
    ["31 août 2027", "2027-08-31"],
    ["1er mars 2027", "2027-03-01"],
    ["12 juin 2027", "2027-06-12"],
    ["12 juillet 2027", "2027-07-12"],
    ["29 Feb 2028", "2028-02-29"],
    ["3 May 2027", "2027-05-03"],
    ["3 mai 2027", "2027-05-03"],
  ])("%s is %s without a doubt", (text, date) => expect(readWrittenDate(text)).toEqual({ date, dayFirst: false }));

  test.each([
    "",
    "soon",
    "29 Feb 2027",
    "31/04/2027",
    "2027-13-01",
    "Jan 2027",
    "4 Jan",
    "Q1",
    "12345678",
    "0/0/0",
    "4 Foo 2027",
  ])("%s is no date", (text) => expect(readWrittenDate(text)).toBeNull());

  test("whatever is written, the answer is a real date or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789/-. janfebtz'é") }), (text) => {
        const read = readWrittenDate(text);
        if (read) expect(new Date(`${read.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.date);
      }),
    );
  });

  test("every date is read back from its ISO form", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), (at) => {
        const date = at.toISOString().slice(0, 10);
        expect(readWrittenDate(date)?.date).toBe(date);
      }),
    );
  });

  test.each([
    [46391, "2027-01-04"],
    [46391.75, "2027-01-04"],
    [36525, null],
    [36526, "2000-01-01"],
    [73050, "2099-12-31"],
    [73051, null],
  ])("a spreadsheet's day %d is %s", (days, date) => expect(dateOfDayNumber(days)).toBe(date));
});
