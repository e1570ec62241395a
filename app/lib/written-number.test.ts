import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWrittenNumber } from "./written-number.ts";

describe("Numbers as people write them", () => {
  test.each([
    ["8000", 8000],
    ["1,200", 1200],
    ["1.200", 1200],
    ["1 200", 1200],
    ["1'200.50", 1200.5],
    ["1,234,567.89", 1234567.89],
    ["1.234.567,89", 1234567.89],
    ["12,5", 12.5],
    ["0.125", 0.125],
    ["USD 8,000", 8000],
    ["$8000", 8000],
    ["8 000 €", 8000],
    ["3 weeks", 3],
    ["-29.148527", -29.148527],
    ["−4", -4],
    ["007", 7],
  ])("%s is %d", (text, number) => expect(readWrittenNumber(text)).toBe(number));

  test.each(["", "none", "2-4", "3 or 4", "1,2,3", "1..2", "12 34", "0x10", "1e5"])("%s is no number", (text) => {
    expect(readWrittenNumber(text)).toBeNull();
  });

  test("whatever is written, the answer is a finite number or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,' -€w") }), (text) => {
        const read = readWrittenNumber(text);
        expect(read === null || Number.isFinite(read)).toBe(true);
      }),
    );
  });

  test("every whole number is read back", () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(readWrittenNumber(String(number))).toBe(number);
      }),
    );
  });
});
