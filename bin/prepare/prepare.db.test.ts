import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findAccount, findPasswordHash } from "#app/accounts/account.queries.server.ts";
import { isPassword } from "#app/accounts/password.server.ts";
import { testDatabase } from "#test/database.ts";
import { prepareDemonstration } from "./demonstration.ts";
import { prepareInstallation } from "./installation.ts";

const { database, asSuperuser, auditLines } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "tern-prepare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const LESOTHO = ["--programme", "Lesotho", "--country", "LS", "--administrator", "thabo@example.org"];

const startedWith = (...args: string[]) => prepareInstallation(database, args);
const count = async (table: string) => (await asSuperuser(`select from ${table}`)).rowCount;
/** Whether the printed words let that person in. */
const letsIn = async (printed: string) => {
  const [, email = "", password = ""] = /E-mail\s+(\S+)\n\s+Password (\S+)/.exec(printed) ?? [];
  const account = await findAccount(database, email);
  const hash = await findPasswordHash(database, account?.accountId ?? "");
  return await isPassword(password, hash ?? "");
};

const EMPTIED = `
  alter table audit_line disable trigger user; alter table audit_link disable trigger user;
  truncate programme, account, audit_line cascade;
  alter table audit_line enable trigger user; alter table audit_link enable trigger user`;

beforeEach(async () => {
  await asSuperuser(EMPTIED);
});

describe("the first start of an installation", () => {
  // ASVS V6.3.2
  test("makes one programme and its administrator, and prints a password that signs in", async () => {
    const printed = await startedWith(...LESOTHO);
    expect(printed).toContain("thabo@example.org");
    expect(await letsIn(printed)).toBe(true);
    const { rows } = await asSuperuser(
      "select code, name, country_code, currency, time_zone, demonstration, role from programme join membership using (programme_id)",
    );
    expect(rows).toEqual([
      {
        code: "lesotho",
        name: "Lesotho",
        country_code: "LS",
        currency: "USD",
        time_zone: "Africa/Maseru",
        demonstration: false,
        role: "administrator",
      },
    ]);
    expect((await auditLines()).map(({ act }) => act).toSorted()).toEqual([
      "accounts/make-administrator",
      "programme/open-programme",
    ]);
  });

  test.each([
    ["what stands before the @ of the address", [], "thabo"],
    ["the name that was given", ["--name", "Thabo Nkosi"], "Thabo Nkosi"],
  ])("calls the administrator by %s", async (_what, more, name) => {
    await startedWith(...LESOTHO, ...more);
    expect((await asSuperuser("select name from account")).rows).toEqual([{ name }]);
  });

  test("is the only one that prints a password; later ones make nothing and say so", async () => {
    await startedWith(...LESOTHO);
    expect(await startedWith()).toBe("  E-mail   thabo@example.org");
    const again = await startedWith("--programme", "Rwanda", "--country", "RW", "--administrator", "keza@example.org");
    expect(again).toContain("nothing was made");
    expect(again).not.toMatch(/Password|keza/);
    expect([await count("programme"), await count("account")]).toEqual([1, 1]);
  });

  test.each([
    ["nothing is said", [], /--programme: .*\n.*--country: .*\n.*--administrator: /],
    ["the country is not one", [...LESOTHO, "--country", "XX"], /XX/],
    ["the address is not one", [...LESOTHO, "--administrator", "thabo"], /--administrator/],
    ["the country has several time zones", [...LESOTHO, "--country", "US"], /--time-zone: say which one in US/],
    ["the time zone is not one", [...LESOTHO, "--time-zone", "Africa/Atlantis"], /--time-zone/],
    ["an option is not one", [...LESOTHO, "--colour", "x"], /--colour/],
    ["the name is empty", [...LESOTHO, "--name", " "], /--name/],
  ])("makes nothing and says how to begin when %s", async (_why, args, words) => {
    await expect(startedWith(...args)).rejects.toThrow(words);
    await expect(startedWith(...args)).rejects.toThrow("bin/start --programme");
    expect([await count("programme"), await count("account")]).toEqual([0, 0]);
  });
});

describe("the demonstration", () => {
  test("prints the same sign-in at every start, and it signs in even after a start that was killed half way", async () => {
    await asSuperuser("revoke update, insert on credential from tern_app");
    await expect(prepareDemonstration(database, folder)).rejects.toThrow("permission denied");
    await asSuperuser("grant update, insert on credential to tern_app");
    const printed = await prepareDemonstration(database, folder);
    expect(await letsIn(printed)).toBe(true);
    await asSuperuser("update credential set password_hash = 'of another password'");
    expect(await prepareDemonstration(database, folder)).toBe(printed);
    expect(await letsIn(printed)).toBe(true);
  });

  test("and a programme of one's own are kept apart", async () => {
    await prepareDemonstration(database, folder);
    await expect(startedWith(...LESOTHO)).rejects.toThrow("holds the demonstration");
    await asSuperuser(EMPTIED);
    await startedWith(...LESOTHO);
    await expect(prepareDemonstration(database, folder)).rejects.toThrow("TERN_STATE=.tern-demo");
    expect([await count("programme"), await count("account")]).toEqual([1, 1]);
  });
});
