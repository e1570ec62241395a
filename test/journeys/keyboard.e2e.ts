import { expect, type Page } from "@playwright/test";
import { fillDemonstration } from "./steps.ts";
import { test } from "./tern.ts";

const MOST_TABS = 200;

test.describe.configure({ timeout: 180_000 });

test("the board is reached, changed and left again without a mouse", async ({ page }) => {
  await fillDemonstration(page);
  await page.getByRole("link", { name: "Open it on the board" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();

  await test.step("Tab leads past a link to the content and on to the first visit, and its focus is seen", async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await tabTo(page, "a[data-visit]");
    expect(await outlineOfFocus(page)).not.toBe("none 0px");
  });
  const visit = await page.evaluate(() => document.activeElement?.getAttribute("data-visit"));
  const bar = page.locator(`a[data-visit="${visit}"]`);
  const before = await bar.locator("title").textContent();

  await test.step("arrows try another place, which is told, and Escape puts the visit back", async () => {
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByRole("status")).toContainText("Value");
    await page.keyboard.press("Escape");
    await expect(bar.locator("title")).toHaveText(before ?? "");
    await expect(bar).toBeFocused();
  });
  await test.step("P pins the visit and takes the pin off", async () => {
    await page.keyboard.press("p");
    await expect(bar.locator("title")).toContainText("pinned");
    await page.keyboard.press("p");
    await expect(bar.locator("title")).not.toContainText("pinned");
  });
  await test.step("Enter keeps a change and the focus, and Control+Z and Control+Y go back and forth", async () => {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
    await expect(bar).toBeFocused();
    const after = await bar.locator("title").textContent();
    expect(after).not.toBe(before);
    await page.keyboard.press("Control+z");
    await expect(bar.locator("title")).toHaveText(before ?? "");
    await page.keyboard.press("Control+y");
    await expect(bar.locator("title")).toHaveText(after ?? "");
  });
  await test.step("Enter on a visit that is not moved selects it, and leads to its form", async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Move the visit" })).toBeVisible();
    await tabTo(page, "button[value=move]");
  });
});

test("the only visit of somebody is taken out, and comes back after the page was loaded anew", async ({ page }) => {
  await fillDemonstration(page);
  await page.getByRole("link", { name: "Open it on the board" }).click();
  const visit = await onlyVisitOfSomebody(page);
  const bar = page.locator(`a[data-visit="${visit}"]`);
  const isKept = page.waitForResponse(/\/edits$/);
  // The first presses may come before the board listens.
  await expect(async () => {
    await bar.focus({ timeout: 1000 });
    await page.keyboard.press("Delete");
    await expect(bar).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await isKept;
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();

  await page.reload();
  await Promise.all([page.waitForResponse(/\/edits$/), undo(page)]);
  await expect(bar).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Plan");

  await page.reload();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(bar).toHaveCount(0);
});

async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Undo" }).click();
}

/** The first bar whose person has no other. A bar's title begins with the person's name. */
async function onlyVisitOfSomebody(page: Page): Promise<string | undefined> {
  const bars = await page.locator("a[data-visit]").evaluateAll((links) =>
    links.map((link) => ({
      visit: link.getAttribute("data-visit") ?? "",
      person: link.querySelector("title")?.textContent?.split(/ at |,|:/)[0] ?? "",
    })),
  );
  return bars.find(({ person }) => bars.filter((other) => other.person === person).length === 1)?.visit;
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} is not reached within ${MOST_TABS} presses of Tab`);
}

async function outlineOfFocus(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const rect = document.activeElement?.querySelector("rect") ?? document.activeElement;
    if (rect === null) return "none 0px";
    const style = getComputedStyle(rect);
    const own = getComputedStyle(document.activeElement ?? rect);
    return style.strokeWidth !== "1px" ? "stroke" : `${own.outlineStyle} ${own.outlineWidth}`;
  });
}
