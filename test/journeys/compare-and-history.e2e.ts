import { expect, type Locator, type Page } from "@playwright/test";
import { PALESA } from "#test/people.ts";
import { copyPlan, plan } from "./steps.ts";
import { test } from "./tern.ts";

test.describe.configure({ timeout: 120_000 });

// Each of the two makes its own plans in a demonstration of its own, because a period has one accepted plan.
const PROGRAMMES = [
  { programme: "lesotho", javaScriptEnabled: true, way: "with JavaScript" },
  { programme: "rwanda", javaScriptEnabled: false, way: "without JavaScript" },
];

for (const { programme, javaScriptEnabled, way } of PROGRAMMES) {
  test.describe(way, () => {
    test.use({ javaScriptEnabled, actionTimeout: 15_000, viewport: { width: 1280, height: 900 } });

    test("a copy that lacks one visit is compared with its plan, accepted in its place, and both are history", async ({
      page,
    }) => {
      await page.goto(`/programmes/${programme}/plans`);
      await plan(page, 3);
      await page.getByRole("link", { name: "Open it on the board" }).click();
      await expect(page.getByText(/^A draft for/)).toBeVisible();
      const original = await nameOfPlan(page);
      await copyPlan(page, "Without the first visit");
      const visits = await countVisits(page);
      const left = await takeOutFirstVisit(page);

      await test.step("the comparison shows the visit left out, and what that does to each figure", async () => {
        await page.getByRole("link", { name: "Compare", exact: true }).click();
        await expect(page.getByRole("table")).toHaveCount(0);
        await page.getByLabel("Compare with").selectOption({ label: original });
        await page.getByRole("button", { name: "Compare" }).click();
        const differing = page.getByRole("table", { name: "Visits that differ" }).locator("tbody tr");
        await expect(differing).toHaveCount(1);
        for (const words of [left.person, left.hospital, "Left out"]) await expect(differing).toContainText(words);
        await expect(page.getByText(`${visits - 1} more visits are the same in both.`)).toBeVisible();

        const headings = page.getByRole("table", { name: "Figures of both plans" }).getByRole("columnheader");
        await expect(headings).toHaveText(["Figure", original, "Without the first visit", "Change"]);
        expect(await figure(page, "Visits")).toEqual([String(visits), String(visits - 1), "−1"]);
        expect((await figure(page, "Cost"))[2]).toBe(`−${left.cost}`);
        expect((await figure(page, "Weeks covered"))[2]).toMatch(/^(−\d+|±0)$/);
        expect((await figure(page, "Best possible at most"))[2]).toBe("±0");
      });

      await test.step("the second plan that is accepted replaces the first", async () => {
        await page.goto(`/programmes/${programme}/plans`);
        await page.getByRole("link", { name: original, exact: true }).click();
        await accept(page);
        await page.goto(`/programmes/${programme}/plans`);
        await page.getByRole("link", { name: "Without the first visit" }).click();
        await page.getByRole("link", { name: "Accept this plan" }).click();
        await expect(page.getByText(`would replace the accepted plan “${original}”`)).toBeVisible();
        const changes = page.getByRole("table", { name: "What changes against the accepted plan" });
        await expect(changes.locator("tbody tr")).toHaveCount(1);
        await expect(changes.locator("tbody tr")).toContainText(left.person);
        await page.getByRole("button", { name: /^Accept the plan/ }).click();
        await expect(page.getByText(/^The accepted plan for/)).toBeVisible();
      });

      await test.step("the history names both plans, who accepted them, and which one holds", async () => {
        await copyPlan(page, "The next draft");
        await page.getByRole("link", { name: "Accept this plan" }).click();
        const history = page.getByRole("table", { name: "Plans of this period that were accepted" });
        await expect(history.locator("tbody tr")).toHaveCount(2);
        const row = (name: string) => history.locator("tbody tr").filter({ hasText: name });
        await expect(row("Without the first visit")).toContainText("Accepted");
        await expect(row(original)).toContainText("Replaced");
        for (const name of [original, "Without the first visit"]) await expect(row(name)).toContainText(PALESA.name);
        await history.getByRole("link", { name: original, exact: true }).click();
        await expect(page.getByText(/was accepted once and then replaced/)).toBeVisible();
        expect(await countVisits(page)).toBe(visits);
      });
    });
  });
}

async function nameOfPlan(page: Page): Promise<string> {
  return (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
}

async function accept(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Accept this plan" }).click();
  await page.getByRole("button", { name: /^Accept the plan/ }).click();
  await expect(page.getByText(/^The accepted plan for/)).toBeVisible();
}

async function countVisits(page: Page): Promise<number> {
  await page.getByRole("link", { name: "Table", exact: true }).click();
  return await visitRows(page).count();
}

/** Takes the visit that starts first out of a draft whose table is open. */
async function takeOutFirstVisit(page: Page): Promise<{ person: string; hospital: string; cost: string }> {
  const row = visitRows(page).first();
  const cells = await row.getByRole("cell").allTextContents();
  const person = (await row.getByRole("rowheader").textContent()) ?? "";
  const before = await visitRows(page).count();
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Take it out of the plan" }).click();
  await expect(visitRows(page)).toHaveCount(before - 1);
  // With JavaScript the change is on the page before it is kept.
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
  await page.waitForLoadState("networkidle");
  return { person, hospital: cells[0] ?? "", cost: cells.find((text) => text.startsWith("USD")) ?? "" };
}

function visitRows(page: Page): Locator {
  return page.getByRole("table", { name: "Visits in the order in which they start" }).locator("tbody tr");
}

/** What the comparison says of a figure: of one plan, of the other, and the change. */
async function figure(page: Page, label: string): Promise<string[]> {
  const table = page.getByRole("table", { name: "Figures of both plans" });
  const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label, exact: true }) });
  return await row.getByRole("cell").allTextContents();
}
