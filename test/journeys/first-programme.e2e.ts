import { expect, type Locator, type Page } from "@playwright/test";
import { EXCHANGE_REFUSALS } from "#app/exchange/refusals.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { PALESA } from "#test/people.ts";
import { checkWorkbooks, plan, WORKBOOKS } from "./steps.ts";
import { EMPTY_PROGRAMME, signIn, test } from "./tern.ts";

// What a programme officer does in the first hour, in this order, in a programme that is empty at the beginning.
test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ storageState: { cookies: [], origins: [] }, viewport: { width: 1280, height: 900 } });

let page: Page;

test.beforeAll(async ({ browser, tern }) => {
  page = await browser.newPage({ baseURL: tern.url, viewport: { width: 1280, height: 900 } });
});
test.afterAll(() => page.close());

test("an officer signs in and opens the programme", async () => {
  await signIn(page, PALESA);
  await page.getByRole("link", { name: EMPTY_PROGRAMME.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(EMPTY_PROGRAMME.name);
});

test("a file that is no spreadsheet is refused in words, and nothing changes", async () => {
  await page.getByRole("link", { name: "Import", exact: true }).click();
  const photograph = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
  await checkWorkbooks(page, { name: "photograph.xlsx", mimeType: "image/png", buffer: photograph });
  await expect(page.getByRole("alert")).toContainText("photograph.xlsx cannot be read as a spreadsheet");
  await expect(page.getByText("Earlier imports")).toBeHidden();
});

test("a form without a file, or with one that is too large, is refused in words", async () => {
  const form = page.locator("form", { has: page.getByRole("button", { name: "Check the workbooks" }) });
  // Some browsers let a form go that lacks what is required.
  await form.evaluate((element: HTMLFormElement) => (element.noValidate = true));
  await page.getByRole("button", { name: "Check the workbooks" }).click();
  await expectRefusal({ code: "exchange/no-file", details: {} });

  const large = { name: "large.xlsx", mimeType: "application/zip", buffer: Buffer.alloc(11 * 1024 * 1024) };
  await checkWorkbooks(page, large);
  await expectRefusal({ code: "form/too-large", details: { files: 10, megabytes: 10 } });
});

test("the two workbooks are checked, and taken when the officer says so", async () => {
  await checkWorkbooks(page, WORKBOOKS);
  await expect(page.getByText("Ready to take")).toBeVisible();
  await page.getByRole("button", { name: "Take these rows" }).click();
  await expect(page.getByText("The rows are in the programme")).toBeVisible();
});

test("a person who ends before beginning is named by sheet, row and column, with what to do", async () => {
  await page.getByRole("link", { name: "Import", exact: true }).click();
  const rows = "Professional,From,To\nLS-P-001,2027-05-10,2027-03-01\n".replace(
    "LS-P-001",
    await firstProfessionalCode(page),
  );
  await checkWorkbooks(page, { name: "Availability.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await expect(page.getByText("There is 1 problem")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Swap the two dates or correct one" });
  await expect(row).toContainText(/row 2/);
  await expect(page.getByRole("button", { name: "Take these rows" })).toBeDisabled();
  await page.getByRole("button", { name: "Put this workbook away" }).click();
});

test("a planning run shows how far it is while it works, and ends with a plan", async () => {
  await page.getByRole("link", { name: "Plans", exact: true }).click();
  await plan(page, 5);
  await expect(page.getByText(/proven: no plan can be worth more/)).toBeVisible();
  await page.getByRole("link", { name: "Open it on the board" }).click();
  await expect(page.getByText(/^A draft for/)).toBeVisible();
});

test("a visit is moved a week later by keyboard, its effect is told, and it is undone", async () => {
  const bar = bars(page).first();
  const before = await nameOf(bar);
  await bar.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status")).toContainText(/Value .+ cost .+ weeks covered/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Keep this change" })).toBeHidden();
  await expect(bars(page).filter({ hasText: before })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(bars(page).filter({ hasText: before })).toHaveCount(1);
});

test("a visit is moved by mouse and undone by a button", async () => {
  const bar = bars(page).first();
  const before = await nameOf(bar);
  await drag(page, bar, 60);
  await expect(bars(page).filter({ hasText: before })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(bars(page).filter({ hasText: before })).toHaveCount(1);
});

test("the page says why somebody is not in the plan", async () => {
  const question = page.getByLabel("Why is this person not in the plan?");
  await question.selectOption({ index: 1 });
  await page.getByRole("button", { name: "Tell me why" }).click();
  await expect(page.getByRole("heading", { name: /^Why .+ is not in the plan$/ })).toBeVisible();
  await expect(page.locator("#selected li").first()).not.toBeEmpty();
});

test("a plan that breaks a rule cannot be accepted, and the page says which", async () => {
  await bars(page).first().click();
  const other = page.getByLabel("Post", { exact: true });
  const here = await other.inputValue();
  await other.selectOption((await other.locator("option").evaluateAll(valuesOf)).find((value) => value !== here) ?? "");
  await page.getByRole("button", { name: "Move the visit" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
  await page.getByRole("link", { name: "Accept this plan" }).click();
  await expect(page.getByText(/The plan breaks \d+ rules?/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Accept the plan/ })).toBeDisabled();
  await page.getByRole("link", { name: "Back to the board" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Redo" })).toBeEnabled();
});

test("the plan is accepted, and its visits are proposed placements", async () => {
  await page.getByRole("link", { name: "Accept this plan" }).click();
  await page.getByRole("button", { name: /^Accept the plan and propose \d+ placements$/ }).click();
  await expect(page.getByText(/^The accepted plan for/)).toBeVisible();
  await bars(page).first().click();
  await expect(page.getByText("agreed placement").first()).toBeAttached();
});

test("the accepted plan prints on paper", async () => {
  await page.getByRole("link", { name: "Print" }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
  const pdf = (await page.pdf({ format: "A4", landscape: true, tagged: true })).toString("latin1");
  expect(pdf.slice(0, 5)).toBe("%PDF-");
  expect(pdf.trimEnd().endsWith("%%EOF")).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
});

async function expectRefusal(refusal: Parameters<typeof refusalInWords>[0]): Promise<void> {
  await expect(page.getByRole("alert")).toContainText(refusalInWords(refusal, EXCHANGE_REFUSALS));
}

/** The bars of the board: links that say who is there and when. */
function bars(on: Page): Locator {
  return on.locator("svg").getByRole("link", { name: /\(\d+ weeks?\)/ });
}

async function nameOf(bar: Locator): Promise<string> {
  return (await bar.locator("title").textContent()) ?? "";
}

async function drag(on: Page, bar: Locator, pixels: number): Promise<void> {
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  if (box === null) throw new Error("the bar is not on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await on.mouse.move(x, y);
  await on.mouse.down();
  await on.mouse.move(x + pixels, y, { steps: 10 });
  await on.mouse.up();
}

async function firstProfessionalCode(on: Page): Promise<string> {
  const address = on.url();
  await on.getByRole("link", { name: "Professionals", exact: true }).click();
  const href = await on.getByRole("rowheader").getByRole("link").first().getAttribute("href");
  await on.goto(address);
  return decodeURIComponent(href?.split("/").at(-1) ?? "");
}

function valuesOf(options: (SVGElement | HTMLElement)[]): string[] {
  return options.map((option) => option.getAttribute("value") ?? "");
}
