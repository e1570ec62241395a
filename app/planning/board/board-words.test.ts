import { describe, expect, test } from "vitest";
import { boardQuery, firstWeekOf, fromOfWeek, readBoardAddress } from "./board-address.ts";
import { fitName, textWidth } from "./name-fit.ts";
import { mondayInWords, weeksInWords } from "./week-words.ts";

describe("the address of a board", () => {
  const read = (query: string) => readBoardAddress(new URLSearchParams(query));

  test("without a query it shows the first year, unfiltered", () => {
    expect(boardQuery(read(""))).toBe("?");
    expect(read("")).toMatchObject({ view: "board", zoom: "year", from: null, hospital: null });
  });

  test("says everything that is not ordinary, and reads back the same", () => {
    const query = "?view=table&zoom=quarter&from=2027-04-05&hospital=F1&visit=v1";
    expect(boardQuery(read(query))).toBe(query);
  });

  test("what it does not know is left out", () => {
    expect(boardQuery(read("zoom=decade&view=map&from=yesterday&colour=red&person="))).toBe("?");
    expect(read("zoom=toString").zoom).toBe("year");
    expect(read("from=2027-13-45").from).toBeNull();
  });

  test("a week and its Monday lead to each other", () => {
    expect(fromOfWeek("2027-01-04", 13)).toBe("2027-04-05");
    expect(firstWeekOf({ from: "2027-04-05" }, "2027-01-04")).toBe(13);
    expect(firstWeekOf({ from: "2027-04-04" }, "2027-01-04")).toBe(12);
    expect(fromOfWeek("2027-01-04", 0)).toBeNull();
  });
});

describe("weeks in words", () => {
  test("a stretch goes from its Monday to its last Sunday", () => {
    expect(weeksInWords("2027-01-04", { start: 0, weeks: 3 })).toBe("4–24 Jan 2027 (3 weeks)");
    expect(weeksInWords("2027-01-04", { start: 0, weeks: 1 })).toBe("4–10 Jan 2027 (1 week)");
  });

  test("says the month twice when it changes, and the year twice when that changes", () => {
    expect(weeksInWords("2027-01-04", { start: 3, weeks: 2 })).toBe("25 Jan – 7 Feb 2027 (2 weeks)");
    expect(weeksInWords("2027-01-04", { start: 51, weeks: 2 })).toBe("27 Dec 2027 – 9 Jan 2028 (2 weeks)");
  });

  test("a week is named by its Monday", () => {
    expect(mondayInWords("2027-01-04", 2)).toBe("Mon 18 Jan 2027");
  });
});

describe("a name in a bar", () => {
  test("is whole where there is room, then shorter, then initials, then nothing", () => {
    const fit = (width: number) => fitName("Nthabiseng Mokoena", width);
    expect([200, 85, 65, 40, 22, 10].map(fit)).toEqual([
      "Nthabiseng Mokoena",
      "N. Mokoena",
      "Mokoena",
      "Mok…",
      "NM",
      "",
    ]);
  });

  test("one word is a whole name and is only cut", () => {
    expect([80, 40, 12].map((width) => fitName("Thabiso", width))).toEqual(["Thabiso", "Tha…", "T"]);
  });

  test("an apostrophe is no initial", () => {
    expect([80, 24].map((width) => fitName("'Mathabo Khabele", width))).toEqual(["M. Khabele", "MK"]);
  });

  test("is never wider than its bar", () => {
    for (let width = 0; width < 200; width++)
      expect(textWidth(fitName("Jean-Baptiste Nkurunziza", width))).toBeLessThanOrEqual(width);
  });
});
