import { expect } from "@playwright/test";
import { checkWorkbooks, plan, WORKBOOKS } from "./steps.ts";
import { EMPTY_PROGRAMME, test } from "./tern.ts";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
test.describe.configure({ timeout: 180_000 });

test("on a phone without JavaScript, two workbooks become an accepted plan", async ({ page }) => {
  await page.goto(`/programmes/${EMPTY_PROGRAMME.code}/import`);
  await checkWorkbooks(page, WORKBOOKS);
  await page.getByRole("button", { name: "Take these rows" }).click();
  await page.goto(`/programmes/${EMPTY_PROGRAMME.code}/plans`);
  await plan(page, 3);
  await page.getByRole("link", { name: "Open it on the board" }).click();

  await test.step("the plan reads as a table", async () => {
    await page.getByRole("link", { name: "Table", exact: true }).click();
    await expect(page.getByRole("table", { name: /Visits in the order in which they start/ })).toBeVisible();
  });
  await test.step("a visit is pinned, and the pin undone, by forms", async () => {
    await page.getByRole("table").first().getByRole("link").first().click();
    await page.getByRole("button", { name: "Pin it" }).click();
    await expect(page.getByRole("button", { name: "Take the pin off" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Pin it" })).toBeVisible();
  });
  await test.step("the page says why somebody is not in the plan", async () => {
    await page.getByLabel("Why is this person not in the plan?").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Tell me why" }).click();
    await expect(page.getByRole("heading", { name: /^Why .+ is not in the plan$/ })).toBeVisible();
  });
  await test.step("the plan is accepted", async () => {
    await page.getByRole("link", { name: "Accept this plan" }).click();
    await page.getByRole("button", { name: /^Accept the plan/ }).click();
    await expect(page.getByText(/^The accepted plan for/)).toBeVisible();
  });
});

test("the language is changed by a form, and the page says that it is a draft", async ({ page }) => {
  await page.goto("/languages");
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await page.getByRole("button", { name: "Use this language" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Langues");
  await expect(page.getByText("sont des ébauches")).toBeVisible();
});
