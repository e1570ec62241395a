import { expect, test } from "vitest";
import { people, smallInput, visit } from "../testing/small-input.ts";
import { budget } from "./budget.ts";

// A visit of l weeks costs 800,000 travel + 100,000 licence + 100,000 × l: 2 weeks 1,100,000 and 3 weeks 1,200,000.
const twoWeeks = visit("P1", "N1", 12, 2);
const threeWeeks = visit("P2", "N1", 13, 3);
const withBudgets = (all: number, byBlock: number[]) =>
  smallInput({ budget: all, budgetByBlock: byBlock, people: people(["P1", "P2"]) });

test("a budget may be spent to the last cent", () => {
  const input = withBudgets(2_300_000, [1_100_000, 1_200_000, 0, 0]);
  expect(budget.check(input, [twoWeeks, threeWeeks])).toEqual([]);
});

test("one cent more than the whole budget breaks the rule", () => {
  const input = withBudgets(2_299_999, [1_100_000, 1_200_000, 0, 0]);
  expect(budget.check(input, [twoWeeks, threeWeeks])).toEqual([
    { rule: "budget", code: "budget-exceeded", details: { cost: 2_300_000, budget: 2_299_999, currency: "USD" } },
  ]);
});

test("one cent more than a block's budget breaks the rule", () => {
  const input = withBudgets(2_300_000, [1_099_999, 1_200_000, 0, 0]);
  expect(budget.check(input, [twoWeeks, threeWeeks])).toEqual([
    {
      rule: "budget",
      code: "block-budget-exceeded",
      details: { block: 0, cost: 1_100_000, budget: 1_099_999, currency: "USD" },
    },
  ]);
});

test("a visit is paid by the block in which it starts, whole", () => {
  // Week 12 is the last of block 0; the second week of the visit lies in block 1.
  const input = withBudgets(2_300_000, [1_100_000, 0, 0, 0]);
  expect(budget.check(input, [twoWeeks])).toEqual([]);
  expect(budget.check(input, [visit("P1", "N1", 13, 2)])).toMatchObject([{ details: { block: 1 } }]);
});
