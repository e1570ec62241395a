import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { PALESA } from "#test/people.ts";
import { codeOfApp } from "#test/signing-in.ts";
import { DESK, expectAccessible, PHONE } from "./page-measures.ts";
import { signIn, testApart } from "./tern.ts";

// Without a mouse: every step is taken with Tab, typing and Enter. None of these pages has a script.
// It ends sessions of Palesa's, by which other files go on.
const test = testApart("second-factor");

test.use({ viewport: PHONE, storageState: { cookies: [], origins: [] } });
test.describe.configure({ timeout: 180_000 });

const MOST_TABS = 60;

test("an administrator sets up a second factor, signs in by code and by recovery code, and takes it away", async ({
  page,
}) => {
  await signIn(page, PALESA);
  await page.goto("/account");
  await expect(page.getByText("You belong to demonstrations only")).toBeVisible();
  await press(page, "a", "Set up a second factor");
  const secret = ((await page.locator("p.secret code").textContent()) ?? "").replaceAll(" ", "");
  const first = codeOfApp(secret);
  const codes = await test.step("the key is typed from the page, and its first code sets it up", async () => {
    await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
    await expect(page.locator("script")).toHaveCount(0);
    await type(page, "code", first);
    await type(page, "current", PALESA.password);
    await press(page, "button", "Set up the second factor");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your recovery codes");
    return await page.locator(".codes code").allTextContents();
  });
  await test.step("the recovery codes are kept as a text file", async () => {
    const kept = page.waitForEvent("download");
    await press(page, "a", "Copy as a text file");
    const file = await readFile(await (await kept).path(), "utf8");
    expect(codes).toHaveLength(10);
    for (const code of codes) expect(file).toContain(code);
    expect(file).toContain(PALESA.email);
    await press(page, "a", "I have kept them: go on");
  });

  await test.step("three mistakes are told: a used code, a wrong one, a used recovery code", async () => {
    await giveFirstFactor(page);
    await giveCode(page, first);
    await expect(page.getByRole("alert")).toContainText("This code was used already");
    await press(page, "a", "This code was used already");
    await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
    await giveCode(page, "000000");
    await expect(page.getByRole("alert")).toContainText("This code is neither what your app shows now");
    await expectAccessible(page, PHONE);
    await giveCode(page, codes[0] ?? "");
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    await giveFirstFactor(page);
    await giveCode(page, codes[0] ?? "");
    await expect(page.getByRole("alert")).toContainText("nor one of the recovery codes that you have left");
  });
  await test.step("the next code of the app lets in, and the page of the account says what is left", async () => {
    await giveCode(page, codeOfApp(secret, 1));
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    await page.goto("/account");
    await expectAccessible(page, DESK);
    await expect(page.getByText("Recovery codes left: 9")).toBeVisible();
    await press(page, "a", "Renew the recovery codes");
    await expectAccessible(page, PHONE);
  });
  await test.step("it is taken away with the password and a recovery code", async () => {
    await type(page, "current", PALESA.password);
    await type(page, "code", codes[1] ?? "");
    await press(page, "button", "Take the second factor away");
    await expect(page.getByRole("status")).toContainText("The second factor is taken away");
  });
});

/** Signs out if need be, and gives address and password. */
async function giveFirstFactor(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await type(page, "email", PALESA.email);
  await type(page, "password", PALESA.password);
  await press(page, "button", "Sign in");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enter your code");
}

async function giveCode(page: Page, code: string): Promise<void> {
  await type(page, "code", code);
  await press(page, "button", "Go on");
}

async function type(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, `input[name=${field}]`);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

/** Reaches a link or a button by its words, and presses Enter on it. */
async function press(page: Page, element: "a" | "button", words: string): Promise<void> {
  await tabTo(page, `${element}:has-text("${words}")`);
  await page.keyboard.press("Enter");
}

async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  await wanted.waitFor();
  const focused = page.locator(":focus");
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if ((await focused.count()) > 0 && (await wanted.and(focused).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${selector} is not reached within ${MOST_TABS} presses of Tab`);
}
