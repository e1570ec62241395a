import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { aPdf } from "#app/documents/testing/pdf.ts";

const DEMONSTRATION = join(import.meta.dirname, "../../db/demo");

/** The two workbooks that a programme officer would have. */
export const WORKBOOKS = ["lesotho-professionals.xlsx", "lesotho-needs.xlsx"].map((name) => join(DEMONSTRATION, name));

/** Chooses files on the import page and has them checked. */
export async function checkWorkbooks(
  page: Page,
  files: Parameters<ReturnType<Page["getByLabel"]>["setInputFiles"]>[0],
) {
  await page.getByLabel("Workbooks", { exact: true }).setInputFiles(files);
  await page.getByRole("button", { name: "Check the workbooks" }).click();
}

/** Records on the page of data requests what somebody asked by telephone. */
export async function recordRequest(page: Page, { code, kind }: { code: string; kind: string }): Promise<void> {
  await page.goto("/programmes/lesotho/personal-requests");
  await page.getByLabel("Code of the professional").fill(code);
  await page.getByLabel("What", { exact: true }).selectOption(kind);
  await page.getByLabel("How it was asked").selectOption("telephone");
  await page.getByRole("button", { name: "Record the request" }).click();
}

/** Starts a planning run from the list of plans, and waits on its page until the plan is ready.
 *  @param seconds how long the planner may work */
export async function plan(page: Page, seconds: number): Promise<void> {
  await page.getByLabel("Seconds").fill(String(seconds));
  await page.getByRole("button", { name: "Start planning" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Planning run");
  await expect(page.getByText("The plan is ready")).toBeVisible({ timeout: (seconds + 30) * 1000 });
}

/** Copies the plan that is open into a new draft, and opens that on the board. */
export async function copyPlan(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Rename, copy, delete" }).click();
  const form = page.locator("form", { has: page.getByRole("button", { name: "Copy the plan" }) });
  await form.getByRole("textbox").fill(name);
  await form.getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
}

/** Adds a document on the form that is open. */
export async function addDocument(page: Page, kind: string, bytes = aPdf()): Promise<void> {
  await page.getByLabel("What it is").selectOption(kind);
  await page.getByLabel("File").setInputFiles({ name: "scan.pdf", mimeType: "application/pdf", buffer: bytes });
  await page.getByRole("button", { name: "Add the document" }).click();
}

/** Makes the first plan of the demonstration of Lesotho, an import that waits to be taken, a document of the first professional, and a request
 *  of theirs, so that every page has something to show. */
export async function fillDemonstration(page: Page): Promise<void> {
  await page.goto("/programmes/lesotho/professionals");
  await page.getByRole("rowheader").getByRole("link").first().click();
  const code = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("link", { name: "Add a document" }).click();
  await addDocument(page, "Passport page");
  await recordRequest(page, { code, kind: "Erase the data" });
  await page.goto("/programmes/lesotho/import");
  await checkWorkbooks(page, {
    name: "waves.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Wave,From,To\nX,2028-01-03,2028-02-27\n"),
  });
  await page.goto("/programmes/lesotho/plans");
  await plan(page, 3);
}
