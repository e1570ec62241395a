import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { aPdf } from "#app/documents/testing/pdf.ts";
import { DESK, expectAccessible, PHONE } from "./page-measures.ts";
import { addDocument } from "./steps.ts";
import { test } from "./tern.ts";

test("an administrator adds a licence, learns what is wrong with it, downloads, replaces and removes it", async ({
  page,
}) => {
  await page.goto("/programmes/lesotho/professionals");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("link", { name: "Add a document" }).click();
  const looksUntil = async (word: string) => {
    await expect(async () => {
      await page.reload();
      await expect(page.locator(".page-title")).toContainText(word, { timeout: 500 });
    }).toPass({ timeout: 30_000 });
  };
  await test.step("a file that is none of the four is told at once, and what was chosen stays", async () => {
    await expectAccessible(page, PHONE);
    await page.getByLabel("Valid until").fill("2031-05-06");
    await addDocument(page, "Licence to practise", Buffer.from("MZ\0\0"));
    await expect(page.getByRole("alert")).toContainText("By its content this is a .exe file");
    await expect(page.getByLabel("What it is")).toHaveValue("licence");
    await expect(page.getByLabel("Valid until")).toHaveValue("2031-05-06");
  });
  await test.step("a PDF with a script is refused by the check, with what to do", async () => {
    await addDocument(page, "Licence to practise", aPdf({ 4: "<< /S /JavaScript /JS (app.alert(1)) >>" }));
    await looksUntil("Refused");
    await expect(page.getByText("Print it to a new PDF")).toBeVisible();
    await expectAccessible(page, PHONE);
  });
  await test.step("a good one is ready, and comes back under a name of ours", async () => {
    await page.getByRole("link", { name: "Add a document" }).click();
    await addDocument(page, "Licence to practise");
    await looksUntil("Ready");
    await expectAccessible(page, DESK);
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/-licence\.pdf$/);
    expect(readFileSync(await saved.path())).toEqual(aPdf());
  });
  await test.step("a newer version takes its place, and is removed", async () => {
    await page.getByRole("link", { name: "Replace by a newer version" }).click();
    await page.getByLabel("File").setInputFiles({ name: "b.pdf", mimeType: "application/pdf", buffer: aPdf() });
    await page.getByRole("button", { name: "Send the new version" }).click();
    await looksUntil("Ready");
    await page.getByText("Remove", { exact: true }).click();
    await page.getByRole("button", { name: "Remove for good" }).click();
    await expect(page.getByRole("status")).toContainText("The document was removed.");
    await expect(page.getByRole("table", { name: "Documents, by kind" })).toContainText("Replaced");
  });
});
