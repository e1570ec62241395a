import { expect, type Locator, type Page } from "@playwright/test";
import { fillDemonstration } from "./steps.ts";
import { test } from "./tern.ts";

test.describe.configure({ timeout: 180_000 });

test("somebody who is not in the plan is added from the reasons why not, and taken out again by Undo", async ({
  page,
}) => {
  await openBoard(page);
  const board = page.url();
  const visits = await bars(page).count();
  const person = await askForOneWhoCouldCome(page);

  await test.step("the form holds the visit of which the reasons speak", async () => {
    await expect(formOf(page).getByLabel("Who comes")).toHaveValue(person);
    await expect(formOf(page).getByLabel("At which post")).not.toHaveValue("");
    await expect(formOf(page).getByLabel("First week")).not.toHaveValue("");
  });
  await test.step("the visit is on the board and has the focus, and its effect is told", async () => {
    await page.getByRole("button", { name: "Add this visit" }).click();
    await expect(barOfSelected(page)).toBeFocused();
    await expect(page.getByRole("status")).toContainText(/With this visit.+Value .+ cost .+ weeks covered/);
    await expect(bars(page)).toHaveCount(visits + 1);
  });
  await test.step("its reasons go with it when it is undone, and come back with it", async () => {
    const reasons = page.locator("#selected").getByRole("heading");
    await expect(reasons).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(bars(page)).toHaveCount(visits);
    await expect(reasons).toHaveCount(0);
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(reasons).toBeVisible();
  });
  await test.step("it is undone after the page was loaded anew, and done again", async () => {
    const added = page.locator(`a[data-visit="${await barOfSelected(page).getAttribute("data-visit")}"]`);
    await page.goto(board);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(added).toHaveCount(0);
    await expect(bars(page)).toHaveCount(visits);
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(added).toHaveCount(1);
  });
});

test("a post that is selected fills the form with itself and its first uncovered week", async ({ page }) => {
  await openBoard(page);
  const row = page.locator("[data-post]", { has: page.locator(".gap") }).first();
  const post = (await row.getAttribute("data-post")) ?? "";
  await row.getByRole("link").first().click();
  await expect(formOf(page).getByLabel("At which post")).toHaveValue(post);
  await expect(formOf(page).getByLabel("First week")).not.toHaveValue("");
  await expect(formOf(page).getByLabel("Who comes")).toHaveValue("");
});

test("somebody else's visit of a person whom the page does not know is shown after the next change", async ({
  page,
  context,
}) => {
  await openBoard(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await askForOneWhoCouldCome(other);
  await other.getByRole("button", { name: "Add this visit" }).click();
  const visit = await barOfSelected(other).getAttribute("data-visit");

  await bars(page).first().focus();
  await page.keyboard.press("p");
  await expect(page.locator(`a[data-visit="${visit}"]`)).toHaveCount(1);
});

test("changes that wait while the page learns of somebody else's visit are made, and one that is refused says why", async ({
  page,
  context,
}) => {
  await openBoard(page);
  const [first, second, third] = await visitIds(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await barOf(other, third).click();
  await other.getByRole("button", { name: "Take it out of the plan" }).click();
  await expect(barOf(other, third)).toHaveCount(0);
  await askForOneWhoCouldCome(other);
  await other.getByRole("button", { name: "Add this visit" }).click();
  const added = await barOfSelected(other).getAttribute("data-visit");

  await test.step("two changes made one after the other are both kept", async () => {
    for (const visit of [first, second]) {
      await barOf(page, visit).focus();
      await page.keyboard.press("p");
    }
    await expect(barOf(page, added)).toHaveCount(1);
    for (const visit of [first, second]) await expect(barOf(page, visit)).toHaveClass(/pinned/);
    await expect(async () => {
      await other.reload();
      for (const visit of [first, second]) await expect(barOf(other, visit)).toHaveClass(/pinned/, { timeout: 500 });
    }).toPass();
  });
  await test.step("a change of a visit that is gone says so, beside somebody new", async () => {
    const gone = added;
    await barOf(other, gone).click();
    await other.getByRole("button", { name: "Take it out of the plan" }).click();
    await expect(barOf(other, gone)).toHaveCount(0);
    await askForOneWhoCouldCome(other);
    await other.getByRole("button", { name: "Add this visit" }).click();
    const newest = await barOfSelected(other).getAttribute("data-visit");
    await barOf(page, gone).focus();
    await page.keyboard.press("p");
    await expect(page.getByRole("status")).toContainText("This visit is no longer in the plan");
    await expect(barOf(page, newest)).toHaveCount(1);
    await expect(page.getByRole("status")).toContainText("This visit is no longer in the plan");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test("a visit outside the period is refused in words, keeps what was typed, and is added once mended", async ({
    page,
  }) => {
    await openBoard(page);
    const visits = await bars(page).count();
    await page.getByText("Add a visit", { exact: true }).click();
    const fields = ["Who comes", "At which post", "First week", "Weeks"].map((label) => formOf(page).getByLabel(label));
    const [person, post, start, weeks] = fields as [Locator, Locator, Locator, Locator];

    await test.step("an empty form says of each field what is missing", async () => {
      await page.getByRole("button", { name: "Add this visit" }).click();
      await expect(page.getByRole("alert").getByRole("link")).toHaveText([
        "Say who comes.",
        "Choose the post where the visit is.",
        "Choose the Monday on which the visit begins.",
        "Enter a whole number of weeks, 1 or more.",
      ]);
    });
    await test.step("three weeks from the last Monday end after the period", async () => {
      await person.selectOption({ index: 1 });
      await post.selectOption({ index: 2 });
      await start.selectOption({ index: await lastIndexOf(start) });
      await weeks.fill("3");
      const typed = await valuesOf(fields);
      await page.getByRole("button", { name: "Add this visit" }).click();
      await expect(page.getByRole("alert")).toContainText(/The visit would not lie in the \d+ weeks of the period/);
      await expect(weeks).toHaveAttribute("aria-invalid", "true");
      expect(await valuesOf(fields)).toEqual(typed);
    });
    await test.step("the same visit for one week is added, and undone", async () => {
      await weeks.fill("1");
      await page.getByRole("button", { name: "Add this visit" }).click();
      await expect(page.getByRole("button", { name: "Move the visit" })).toBeVisible();
      await expect(page.getByRole("status")).toContainText("With this visit");
      await expect(bars(page)).toHaveCount(visits + 1);
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(bars(page)).toHaveCount(visits);
    });
  });
});

async function openBoard(page: Page): Promise<void> {
  await fillDemonstration(page);
  await page.getByRole("link", { name: "Open it on the board" }).click();
  await expect(page.getByText(/^A draft for/)).toBeVisible();
}

/** Asks why not of one after the other, until the reasons speak of a visit that could be. @returns the person's code */
async function askForOneWhoCouldCome(page: Page): Promise<string> {
  const options = page.getByLabel("Why is this person not in the plan?").locator("option");
  const codes = await options.evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
  for (const code of codes.filter(Boolean)) {
    await page.getByLabel("Why is this person not in the plan?").selectOption(code);
    await page.getByRole("button", { name: "Tell me why" }).click();
    await expect(page.getByRole("heading", { name: /^Why .+ is not in the plan$/ })).toBeVisible();
    await expect(formOf(page).getByLabel("Who comes")).toHaveValue(code);
    if ((await formOf(page).getByLabel("Weeks").inputValue()) !== "") return code;
  }
  throw new Error("nobody who is not in the plan could come");
}

function formOf(page: Page): Locator {
  return page.getByRole("form", { name: "Add a visit" });
}

function barOfSelected(page: Page): Locator {
  const visit = new URL(page.url()).searchParams.get("visit");
  return page.locator(visit === null ? "a[data-visit][aria-current]" : `a[data-visit="${visit}"]`);
}

function barOf(page: Page, visit: string | null | undefined): Locator {
  return page.locator(`a[data-visit="${visit}"]`);
}

async function visitIds(page: Page): Promise<string[]> {
  return await bars(page).evaluateAll((all) => all.map((bar) => bar.getAttribute("data-visit") ?? ""));
}

function bars(page: Page): Locator {
  return page.locator("a[data-visit]");
}

async function lastIndexOf(select: Locator): Promise<number> {
  return (await select.locator("option").count()) - 1;
}

async function valuesOf(fields: Locator[]): Promise<string[]> {
  return await Promise.all(fields.map((field) => field.inputValue()));
}
