import { expect } from "@playwright/test";
import { PALESA } from "#test/people.ts";
import { DESK, expectAccessible } from "./page-measures.ts";
import { signIn, test } from "./tern.ts";

// Each test signs in anew, so that what it ends is its own.
test.use({
  viewport: { width: 320, height: 640 },
  storageState: { cookies: [], origins: [] },
});

const WANTED = "nine grey warblers";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a password on a phone is refused in words, then changed, and signs in", async ({ page }) => {
    await signIn(page, PALESA);
    await page.getByRole("link", { name: PALESA.name }).click();
    const change = async (from: string, to: string) => {
      await page.getByLabel("Current password").fill(from);
      await page.getByLabel("New password", { exact: true }).fill(to);
      await page.getByLabel("New password again").fill(to);
      await page.getByRole("button", { name: "Change the password" }).click();
    };
    await change(PALESA.password, "Palesa Mokoena 1990");
    await page
      .getByRole("alert")
      .getByRole("link", { name: /words that others would try first/ })
      .click();
    await expect(page.getByLabel("New password", { exact: true })).toBeFocused();
    await change(PALESA.password, WANTED);
    await expect(page.getByRole("status")).toContainText("Your password is changed");
    await page.getByRole("button", { name: "Sign out" }).click();
    await signIn(page, { ...PALESA, password: WANTED });
    await page.goto("/account");
    await change(WANTED, PALESA.password);
    await expect(page.getByRole("status")).toContainText("Your password is changed");
  });
});

test("another browser is found in the list and signed out there", async ({ page, browser, tern }) => {
  const elsewhere = await browser.newPage({
    baseURL: tern.url,
    userAgent: "Mozilla/5.0 (Android 15; Mobile) Firefox/145.0",
  });
  await signIn(elsewhere, PALESA);
  await signIn(page, PALESA);
  await page.goto("/account");
  const theirs = page.getByRole("row", { name: /Firefox on Android/ });
  await expect(page.getByRole("row", { name: /this browser/ })).toHaveCount(1);
  await expectAccessible(page, DESK);
  await theirs.getByRole("button", { name: "Sign out Firefox on Android" }).click();
  await expect(theirs).toHaveCount(0);
  await elsewhere.goto("/account");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await elsewhere.close();
});
