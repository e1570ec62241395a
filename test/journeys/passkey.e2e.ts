import { expect } from "@playwright/test";
import { PALESA } from "#test/people.ts";
import { DESK, expectAccessible, PHONE } from "./page-measures.ts";
import { signIn, test } from "./tern.ts";

// Browsers give passkeys to a site with a name only.
test.use({
  viewport: { width: 320, height: 640 },
  storageState: { cookies: [], origins: [] },
  baseURL: ({ tern }, use) => use(tern.url.replace("127.0.0.1", "localhost")),
});

const NAME = "My phone";

test("a passkey is added, signs in without a password, and opens nothing when it is taken away", async ({ page }) => {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  const { authenticatorId } = await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const usePasskey = async () => {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Sign in with a passkey" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
  };

  await signIn(page, PALESA);
  await page.getByRole("link", { name: PALESA.name }).click();
  await page.getByRole("link", { name: "Passkeys of this account" }).click();
  await page.getByRole("group", { name: "A new passkey" }).getByLabel("Name").fill(NAME);
  await page.getByLabel("Current password").fill("seven-grey-herons");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: /not your current password/ })
    .click();
  await expect(page.getByLabel("Current password")).toBeFocused();
  await expect(page.getByRole("group", { name: "A new passkey" }).getByLabel("Name")).toHaveValue(NAME);
  await page.getByLabel("Current password").fill(PALESA.password);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("button", { name: `Make the passkey "${NAME}" now` }).click();
  await expect(page.getByRole("status")).toContainText("The passkey is added");
  await expect(page.getByRole("row", { name: new RegExp(`${NAME}.*not yet`) })).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await usePasskey();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.goto("/account/passkeys");
  await expectAccessible(page, PHONE);
  await expect(page.getByRole("row", { name: new RegExp(`${NAME}.*not yet`) })).toHaveCount(0);

  await page.getByLabel("Current password").fill(PALESA.password);
  await page.getByRole("button", { name: "Take the passkey away" }).click();
  await expect(page.getByRole("status")).toContainText("opens nothing any more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await usePasskey();
  await expect(page.getByRole("alert")).toContainText("This passkey opens no account");

  // A person who changes their mind, or whose device does not know them, is told so in the page.
  await browser.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The browser gave no passkey" })).toBeVisible();
  await expectAccessible(page, DESK);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that passkeys need it, and offers the other ways", async ({ page }) => {
    await page.goto("/sign-in/passkey");
    await expect(page.getByText("runs no JavaScript, which they need")).toBeVisible();
    await expect(page.getByRole("button", { name: "Use a passkey" })).toBeHidden();
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await expect(page.getByLabel("Password")).toBeVisible();
  });
});
