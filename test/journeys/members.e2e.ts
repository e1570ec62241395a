import { expect, type Page } from "@playwright/test";
import { DESK, expectAccessible, PHONE } from "./page-measures.ts";
import { test } from "./tern.ts";

const MEMBERS = "/programmes/lesotho/members";
const HEAD = { name: "Lineo Khabele", email: "lineo@example.org" };

test("an administrator invites a hospital's focal person, who joins, sees the own work only, and hands over", async ({
  page,
  browser,
  tern,
}) => {
  await page.goto("/programmes/lesotho");
  await page.getByRole("link", { name: "Members" }).click();
  await test.step("three mistakes are told, and what was typed stays", async () => {
    await page.getByRole("button", { name: "Make the link to join" }).click();
    await expect(page.getByRole("alert")).toContainText("Enter the name.");
    await fillInvitation(page, { ...HEAD, email: "lineo" });
    await expect(page.getByRole("alert")).toContainText("Enter an e-mail address");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(HEAD.name);
    await page.getByLabel("E-mail").fill(HEAD.email);
    await page.getByLabel("Role").selectOption("Donor");
    await page.getByRole("button", { name: "Make the link to join" }).click();
    await expect(page.getByRole("alert")).toContainText("This role is not found in this kind of organisation");
  });
  await page.getByLabel("Role").selectOption("Hospital focal person");
  await page.getByRole("button", { name: "Make the link to join" }).click();
  const link = (await page.getByRole("status").locator("code").textContent()) ?? "";
  await expect(page.getByRole("table", { name: "Invited, not yet here" })).toContainText(HEAD.email);

  const another = await browser.newContext({ baseURL: tern.url, storageState: { cookies: [], origins: [] } });
  const theirs = await another.newPage();
  await test.step("the link asks for a password and leads into the programme", async () => {
    await theirs.goto(link);
    await expectAccessible(theirs, PHONE);
    await expect(theirs.getByText("You are invited as: Hospital focal person")).toBeVisible();
    await theirs.getByLabel("Choose a password").fill("short");
    await theirs.getByRole("button", { name: "Join" }).click();
    await expect(theirs.getByRole("alert")).toContainText("15");
    await theirs.getByLabel("Choose a password").fill("eight-grey-herons-here");
    await theirs.getByRole("button", { name: "Join" }).click();
    await expect(theirs.getByText("You are here as: Hospital focal person")).toBeVisible();
  });
  await test.step("what is not open to the role is not linked, and refused in words", async () => {
    await expect(theirs.getByRole("navigation").getByRole("link", { name: "Plans" })).toHaveCount(0);
    await theirs.goto("/programmes/lesotho/plans");
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Not open to your role");
    await theirs.goto("/programmes/lesotho");
    await expectAccessible(theirs, PHONE);
    await theirs.goto("/who-can-see-what");
    await expectAccessible(theirs, PHONE);
  });

  await test.step("the hospital's people see its requests once somebody says that they act for it", async () => {
    await theirs.goto("/programmes/lesotho/requests");
    await expect(theirs.getByText("Motebang Hospital")).toHaveCount(0);
    await page.goto("/programmes/lesotho/hospitals");
    await page.getByRole("link", { name: "Motebang Hospital" }).first().click();
    await page.getByLabel("Organisation").selectOption("Motebang Hospital");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status")).toHaveText("Saved.");
    await theirs.goto("/programmes/lesotho/requests");
    await expect(theirs.getByRole("table")).toContainText("Motebang Hospital");
    await expect(theirs.getByRole("table")).not.toContainText("Berea Hospital");
  });
  await page.goto(MEMBERS);
  const row = page.getByRole("row", { name: HEAD.email });
  await test.step("handing over offers the role and the organisation", async () => {
    await row.getByRole("link", { name: "Hand over" }).click();
    await expect(page.getByText("Lineo Khabele hands over to the person you name here")).toBeVisible();
    await expect(page.getByLabel("Role")).toHaveValue("focal-person");
    await expectAccessible(page, DESK);
  });
  await page.goto(MEMBERS);
  await row.getByRole("button", { name: "End" }).click();
  expect((await theirs.goto("/programmes/lesotho"))?.status()).toBe(404);
  await another.close();
});

test("the last administrator stays", async ({ page }) => {
  await page.goto(MEMBERS);
  await page.getByRole("row", { name: "palesa@example.org" }).getByRole("button", { name: "End" }).click();
  await expect(page.getByRole("alert")).toContainText("This is the last administrator");
});

async function fillInvitation(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role").selectOption("Hospital focal person");
  await page.getByLabel("Organisation", { exact: true }).selectOption("A new one, named below");
  await page.getByLabel("Kind of the new organisation").selectOption("Hospital");
  await page.getByLabel("Name of the new organisation").fill("Motebang Hospital");
  await page.getByRole("button", { name: "Make the link to join" }).click();
}
