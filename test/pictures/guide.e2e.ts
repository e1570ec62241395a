import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { checkWorkbooks, WORKBOOKS } from "../journeys/steps.ts";
import { EMPTY_PROGRAMME, test } from "../journeys/tern.ts";

const PICTURES = join(import.meta.dirname, "../../docs/pictures");
const PLANNING_SECONDS = 60;

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });

test("the way from two workbooks to an accepted plan, in pictures", async ({ page }) => {
  await page.goto(`/programmes/${EMPTY_PROGRAMME.code}/import`);
  await checkWorkbooks(page, WORKBOOKS);
  await picture(page, "import");
  await page.getByRole("button", { name: "Take these rows" }).click();

  await page.goto(`/programmes/${EMPTY_PROGRAMME.code}/plans`);
  await page.getByLabel("Seconds").fill(String(PLANNING_SECONDS));
  await page.getByRole("button", { name: "Start planning" }).click();
  await expect(page.getByText("The plan is ready")).toBeVisible({ timeout: 2 * PLANNING_SECONDS * 1000 });
  await picture(page, "run");

  await page.getByRole("link", { name: "Open it on the board" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await picture(page, "board", { height: 1100 });
  await page.getByLabel("Why is this person not in the plan?").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Tell me why" }).click();
  const reasons = page.locator("#selected");
  await expect(reasons.getByRole("heading")).toBeVisible();
  await reasons.screenshot({ path: join(PICTURES, "reasons.png") });

  await page.getByRole("link", { name: "Accept this plan" }).click();
  await picture(page, "accept");
});

/** The top of a page as a desk shows it. */
async function picture(page: Page, name: string, { height } = { height: 800 }): Promise<void> {
  await page.waitForLoadState("load");
  await page.screenshot({
    path: join(PICTURES, `${name}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width: 1280, height },
  });
}
