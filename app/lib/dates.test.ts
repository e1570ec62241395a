import { describe, expect, test } from "vitest";
import { addDays, daysBetween, isMonday } from "./dates.ts";

describe("calendar dates", () => {
  test("go on over the ends of months and leap days", () => {
    expect(addDays("2027-01-04", 7)).toBe("2027-01-11");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2027-03-01", -1)).toBe("2027-02-28");
  });

  test("are so many days apart, whichever comes first", () => {
    expect(daysBetween("2027-01-04", "2028-01-03")).toBe(364);
    expect(daysBetween("2027-01-11", "2027-01-04")).toBe(-7);
    expect(daysBetween("2027-03-28", "2027-03-29")).toBe(1);
  });

  test("know the Monday on which a week begins", () => {
    expect(isMonday("2027-01-04")).toBe(true);
    expect(isMonday("2027-01-05")).toBe(false);
  });
});
