import { describe, expect, test } from "vitest";
import { datesInWords, weekdayInWords } from "./date-words.ts";
import { changeInWords, moneyChangeInWords, moneyInWords, numberInWords, percentInWords } from "./number-words.ts";
import { pagesToShow } from "./Pagination.tsx";

describe("dates in words", () => {
  test("a day has its weekday", () => {
    expect(weekdayInWords("2027-01-04")).toBe("Mon 4 Jan 2027");
    expect(weekdayInWords("2028-02-29")).toBe("Tue 29 Feb 2028");
  });

  test("a stretch leaves out what its ends share", () => {
    const dates = (firstOn: string, lastOn: string) => datesInWords({ firstOn, lastOn });
    expect(dates("2027-01-04", "2027-01-24")).toBe("4–24 Jan 2027");
    expect(dates("2027-01-25", "2027-02-07")).toBe("25 Jan – 7 Feb 2027");
    expect(dates("2027-12-27", "2028-01-09")).toBe("27 Dec 2027 – 9 Jan 2028");
    expect(dates("2027-01-04", "2027-01-04")).toBe("4 Jan 2027");
  });
});

describe("numbers in words", () => {
  test("thousands are parted", () => {
    const words = [0, 999, 1000, 1234567, -1234].map((number) => numberInWords(number));
    expect(words).toEqual(["0", "999", "1,000", "1,234,567", "−1,234"]);
    expect(numberInWords(1234.56, 1)).toBe("1,234.6");
  });

  test("money has its currency, and cents only where there are some", () => {
    expect(moneyInWords(4_120_000, "USD")).toBe("USD 41,200");
    expect(moneyInWords(1250, "USD")).toBe("USD 12.50");
  });

  test("a change says its direction", () => {
    expect([1234, -60, 0].map(changeInWords)).toEqual(["+1,234", "−60", "±0"]);
    const money = [45_000, -1250, 0].map((minor) => moneyChangeInWords(minor, "USD"));
    expect(money).toEqual(["+USD 450", "−USD 12.50", "±0"]);
  });

  test("a share below one in a hundred has two digits after the point", () => {
    expect([0, 0.0012, 0.0099, 0.01, 0.355].map(percentInWords)).toEqual(["0.0%", "0.12%", "0.99%", "1.0%", "35.5%"]);
  });
});

describe("pages of a list", () => {
  test("the first, the last and those beside the present one have a link", () => {
    expect(pagesToShow(1, 9)).toEqual([1, 2, 9]);
    expect(pagesToShow(5, 9)).toEqual([1, 4, 5, 6, 9]);
    expect(pagesToShow(2, 2)).toEqual([1, 2]);
  });
});
