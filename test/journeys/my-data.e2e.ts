import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { listProgrammes } from "#app/accounts/audit-chain.queries.server.ts";
import { inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { DESK, expectAccessible, PHONE } from "./page-measures.ts";
import { recordRequest } from "./steps.ts";
import { type RunningTern, signIn, testApart } from "./tern.ts";

// It erases somebody whom other files go on with.
const test = testApart("my-data");

const MY_DATA = "/programmes/lesotho/my-data";
const LINEO = { name: "Lineo Khabele", email: "lineo@example.org", password: "eight-grey-herons-here" };

test("a professional looks, takes a copy, has something put right, is held back, and is erased", async ({
  page,
  browser,
  tern,
}) => {
  const { person, code } = await joinAsProfessional(page, tern);
  const theirs = await browser.newContext({ baseURL: tern.url, storageState: { cookies: [], origins: [] } });
  const own = await theirs.newPage();
  await signIn(own, LINEO);
  await own.goto("/programmes/lesotho");
  await own.getByRole("navigation").getByRole("link", { name: "My data" }).click();

  await test.step("the page says what is held and who looked", async () => {
    await expect(own.getByRole("definition").filter({ hasText: person }).first()).toBeVisible();
    await expect(own.getByRole("table", { name: "The latest first" })).toContainText(
      "Palesa Mokoena, Programme office",
    );
    await expectAccessible(own, PHONE);
    await expectAccessible(own, DESK);
  });
  await test.step("both files are saved, and hold the name", async () => {
    const json = await save(own, "Save as JSON");
    expect(JSON.parse(json)).toMatchObject({ format: "tern-personal-data/1", code });
    expect(json).toContain(person);
    expect(json).toContain(LINEO.email);
    expect(await save(own, "Save as PDF")).toMatch(/^%PDF-1\.7/);
  });
  await test.step("a correction without words is refused, and with words sent to the office", async () => {
    await own.getByLabel("What it should be").fill(" ");
    await own.getByRole("button", { name: "Ask for the correction" }).click();
    await expect(own.getByRole("alert"), '"rights/words-missing"').toContainText("Say what is wrong");
    await own.getByLabel("What is wrong").selectOption("City");
    await own.getByLabel("What it should be").fill("Bloemfontein");
    await own.getByRole("button", { name: "Ask for the correction" }).click();
    await expect(own.getByRole("status")).toContainText("The office answers");
    await page.goto("/programmes/lesotho/personal-requests");
    await page.getByRole("link", { name: "Correction: City" }).click();
    await page.getByRole("button", { name: "Put the person's words into the record" }).click();
    await expect(page.getByRole("main")).toContainText("Done");
    await own.goto(MY_DATA);
    await expect(own.getByRole("main")).toContainText("Bloemfontein");
  });
  await test.step("held back, the person is out of the list, and the office sees the name and why", async () => {
    await own.getByRole("button", { name: "Hold the data back" }).click();
    await expect(own.getByRole("status")).toContainText("used for nothing");
    await page.goto(`/programmes/lesotho/professionals?search=${code}`);
    await expect(page.getByText("No professional matches")).toBeVisible();
    await page.goto(`/programmes/lesotho/professionals/${code}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(person);
    await expect(page.getByRole("main")).toContainText("are kept and used for nothing");
    await own.getByRole("button", { name: "Use the data again" }).click();
    await expect(own.getByRole("status")).toContainText("used again");
  });
  await test.step("who recorded a wish to be erased cannot confirm it, and an unknown code is told", async () => {
    await recordRequest(page, { code: "nobody", kind: "Erase the data" });
    await expect(page.getByRole("alert"), '"rights/unknown-person"').toContainText(
      "no professional with the code nobody",
    );
    await recordRequest(page, { code, kind: "Erase the data" });
    await expect(page.getByRole("main")).toContainText("Somebody else must confirm this");
  });
  const address = await test.step("erasing is shown first, confirmed by typing the name, and certified", async () => {
    await own.goto(`${MY_DATA}/erase`);
    await expectAccessible(own, PHONE);
    await own.getByLabel("To confirm, type").fill("Lineo");
    await own.getByRole("button", { name: "Erase for ever" }).click();
    await expect(own.getByRole("alert")).toContainText(`type exactly: ${person}`);
    await own.getByLabel("To confirm, type").fill(person);
    await own.getByRole("button", { name: "Erase for ever" }).click();
    await expect(own.getByRole("heading", { level: 1 })).toHaveText("Certificate of erasure");
    return own.url();
  });
  await test.step("the certificate stays readable by its address, says nothing about whose it is, and nobody is left", async () => {
    await own.goto(address);
    for (const word of [person, LINEO.email, code]) await expect(own.getByRole("main")).not.toContainText(word);
    await expectAccessible(own, PHONE);
    expect(await save(own, "Save as PDF")).toMatch(/^%PDF-1\.7/);
    expect((await page.goto(`/programmes/lesotho/professionals/${code}`))?.status()).toBe(404);
    await own.goto("/programmes/lesotho");
    await expect(own.getByRole("button", { name: "Sign in" })).toBeVisible();
  });
  await theirs.close();
});

/** Invites somebody as a professional, who joins, and says which professional the account is.
 *  @returns the name and the code of that professional */
async function joinAsProfessional(page: Page, tern: RunningTern): Promise<{ person: string; code: string }> {
  await page.goto("/programmes/lesotho/members");
  await page.getByLabel("Name", { exact: true }).fill(LINEO.name);
  await page.getByLabel("E-mail").fill(LINEO.email);
  await page.getByLabel("Role").selectOption("Professional");
  await page.getByLabel("Organisation", { exact: true }).selectOption("A new one, named below");
  await page.getByLabel("Kind of the new organisation").selectOption("Diaspora association");
  await page.getByLabel("Name of the new organisation").fill("Health professionals abroad");
  await page.getByRole("button", { name: "Make the link to join" }).click();
  const link = (await page.getByRole("status").locator("code").textContent()) ?? "";
  const joining = await page
    .context()
    .browser()
    ?.newContext({ storageState: { cookies: [], origins: [] } });
  const theirs = await joining!.newPage();
  await theirs.goto(link);
  await theirs.getByLabel("Choose a password").fill(LINEO.password);
  await theirs.getByRole("button", { name: "Join" }).click();
  await theirs.getByText("You are here as: Professional").waitFor();
  await joining!.close();
  await page.goto("/programmes/lesotho/professionals");
  await page.getByRole("table").getByRole("link").first().click();
  const person = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const code = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await linkAccount(tern, code);
  return { person, code };
}

async function linkAccount({ databaseUrl }: RunningTern, code: string): Promise<void> {
  const database = openDatabase(databaseUrl);
  const programme = (await listProgrammes(database)).find((one) => one.code === "lesotho");
  const context = { programmeId: programme?.programmeId ?? "", accountId: null, requestId: "journey" };
  await inProgramme(database, context, async (transaction) => {
    const account = await transaction
      .selectFrom("account")
      .select("id")
      .where("email", "=", LINEO.email)
      .executeTakeFirstOrThrow();
    await transaction.updateTable("professional").set({ accountId: account.id }).where("code", "=", code).execute();
  });
  await database.destroy();
}

/** What a link saves, as text; of JSON as UTF-8. */
async function save(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  return readFileSync(await download.path(), link.endsWith("JSON") ? "utf8" : "latin1");
}
