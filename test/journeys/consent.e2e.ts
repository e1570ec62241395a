import { expect } from "@playwright/test";
import { DESK, expectAccessible, PHONE } from "./page-measures.ts";
import { plan } from "./steps.ts";
import { test } from "./tern.ts";

const PLANS = "/programmes/lesotho/plans";

test("a professional joins, agrees and withdraws; the office sees it in the list and on the board, and records what is said by telephone", async ({
  page,
  browser,
  tern,
}) => {
  await page.goto(PLANS);
  await plan(page, 3);
  await page.getByRole("link", { name: "Open it on the board" }).click();
  await expect(page.getByText(/^A draft for/)).toBeVisible();
  const { pathname: board } = new URL(page.url());
  const visits = await (await page.request.get(`${board}/plan.csv`)).text();
  const code = /INV-LS-\d+/.exec(visits)?.[0] ?? "";
  const record = `/programmes/lesotho/professionals/${code}`;

  await page.goto(record);
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("link", { name: "Consent and account" }).click();
  await page.getByLabel("E-mail").fill("thabo@example.org");
  await page.getByRole("button", { name: "Make the link to join" }).click();
  const link = (await page.getByRole("status").locator("code").textContent()) ?? "";

  const another = await browser.newContext({ baseURL: tern.url, storageState: { cookies: [], origins: [] } });
  const theirs = await another.newPage();
  await test.step("the link leads to the own record, where every purpose has its words and one button each way", async () => {
    await theirs.goto(link);
    await theirs.getByLabel("Choose a password").fill("nine-silver-cranes-there");
    await theirs.getByRole("button", { name: "Join" }).click();
    await theirs.getByRole("navigation").getByRole("link", { name: "What I agree to" }).click();
    await expectAccessible(theirs, PHONE);
    await expect(theirs.locator("#planning")).toContainText("A computer proposes, people decide.");
  });
  await test.step("withdrawing holds at once", async () => {
    await theirs.getByRole("button", { name: "Withdraw Planning of visits" }).click();
    await expect(theirs.getByRole("status")).toContainText("Withdrawn. It holds from now on");
    await page.goto(`/programmes/lesotho/professionals?search=${code}`);
    await expect(page.getByRole("table")).toContainText("Not to be planned");
    await page.goto(board);
    await expect(page.getByRole("main")).toContainText(/Broken rules\s*1/);
    await page.goto(`${board}/accept`);
    await expect(page.getByText(`${name} does not agree to being planned`).first()).toBeVisible();
    expect(await (await page.request.get(`${board}/plan.csv`)).text()).not.toContain(code);
  });
  await test.step("the office reads who said what, and records a telephone call", async () => {
    await page.goto(`${record}/consent`);
    await expectAccessible(page, DESK);
    await page.getByRole("button", { name: "Record the statement" }).click();
    await expect(page.getByRole("alert")).toContainText("Choose what it is about.");
    await page.getByLabel("Purpose", { exact: true }).selectOption("Research");
    await page.getByLabel("Answer", { exact: true }).selectOption("Refused");
    await page.getByLabel("How it was received").selectOption("by telephone");
    await page.getByLabel("Day on which it was said").fill("2026-11-02");
    await page.getByLabel("Words", { exact: true }).selectOption("Version 1, Sesotho");
    await page.getByRole("button", { name: "Record the statement" }).click();
    await expect(page.getByRole("status")).toContainText("The statement was recorded.");
  });
  await test.step("the person sees it, and agrees to planning again", async () => {
    await theirs.goto("/programmes/lesotho/my-consent");
    await expect(theirs.locator("#research")).toContainText("Refused: ");
    await theirs.getByRole("button", { name: "Agree Planning of visits" }).click();
    await expect(theirs.getByRole("status")).toContainText("Agreed.");
    await page.goto(`${board}/accept`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("does not agree to being planned")).toHaveCount(0);
  });
  await another.close();
});
