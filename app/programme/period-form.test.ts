import { describe, expect, test } from "vitest";
import { aPeriod } from "#test/small-programme.ts";
import { fieldsOfPeriod, readPeriodFields } from "./period-form.ts";

const PERIOD = aPeriod();
const typed = (changes: Record<string, string>) => readPeriodFields({ ...fieldsOfPeriod(PERIOD), ...changes }, PERIOD);

describe("the form of a period", () => {
  test("shows what the period says, and gives it back unchanged", () => {
    const fields = fieldsOfPeriod(PERIOD);
    expect(fields).toMatchObject({
      budget: "100000",
      blockBudget1: "50000",
      blockBudget2: "50000",
      clearanceWeeks: "2",
      coverage1: "100",
      coverage3: "40",
      transfer: "0, 2, 5, 7, 9, 10, 11, 12",
      moneyPerPoint: "50",
    });
    expect(readPeriodFields(fields, PERIOD)).toEqual(PERIOD);
  });

  test("keeps cents", () => {
    const period = aPeriod({ budgetCents: 10_000_050 });
    expect(fieldsOfPeriod(period)["budget"]).toBe("100000.50");
    expect(readPeriodFields(fieldsOfPeriod(period), period)).toEqual(period);
  });

  test("takes numbers as people write them", () => {
    expect(typed({ budget: "USD 120,000.50", service: " 25 ", transfer: "0 3;6, 8" })).toEqual(
      aPeriod({
        budgetCents: 12_000_050,
        valueWeights: { ...PERIOD.valueWeights, service: 25, transfer: [0, 3, 6, 8] },
      }),
    );
  });

  test("lets quarters share the budget when no quarter has one of its own", () => {
    expect(typed({ blockBudget1: "", blockBudget2: "" })).toEqual(aPeriod({ blockBudgetsCents: [] }));
  });

  test("wants the budget of every quarter when one has its own", () => {
    expect(typed({ blockBudget1: "", blockBudget2: "10" })).toEqual([
      { field: "blockBudget1", code: "missing", limit: 10_000_000_000 },
    ]);
  });

  test.each([
    ["budget", "", "missing", 10_000_000_000],
    ["budget", "lots", "not-a-number", 10_000_000_000],
    ["budget", "-1", "too-small", 0],
    ["budget", "10000000001", "too-large", 10_000_000_000],
    ["budget", "1.0055", "not-whole", 2],
    ["moneyPerPoint", "0", "too-small", 0.01],
    ["clearanceWeeks", "105", "too-large", 104],
    ["service", "1.5", "not-whole", 0],
    ["service", "1000001", "too-large", 1_000_000],
    ["transfer", " ", "missing", 1_000_000],
    ["transfer", "0, 2, many", "not-a-number", 1_000_000],
    ["transfer", Array.from({ length: 54 }, () => "1").join(" "), "too-many", 53],
  ])("does not take %s as %s: %s", (field, text, code, limit) => {
    expect(typed({ [field]: text })).toEqual([{ field, code, limit }]);
  });

  test.each([
    ["clearanceWeeks", "104"],
    ["clearanceWeeks", "0"],
    ["budget", "0"],
    ["moneyPerPoint", "0.01"],
    ["service", "1000000"],
  ])("takes %s as %s, the last number within the limits", (field, text) => {
    expect(typed({ [field]: text })).not.toBeInstanceOf(Array);
  });

  test("tells every fault at once", () => {
    expect(typed({ budget: "", floor: "a", handOver: "1.5" })).toMatchObject([
      { field: "budget" },
      { field: "handOver" },
      { field: "floor" },
    ]);
  });
});
