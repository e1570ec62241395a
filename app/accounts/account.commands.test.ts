import { RouterContextProvider } from "react-router";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { inProgramme as inProgrammeOf } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { tern } from "#app/planning/cli/testing/run-tern.ts";
import { testDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";
import {
  makeAdministrator,
  makePassword,
  openAccount,
  replaceLostPassword,
  setPassword,
} from "./account.commands.server.ts";
import { trySignIn } from "./sign-in.commands.server.ts";
import { createSignIn, signInContext } from "./sign-in.server.ts";

const { database, url, context, inProgramme, anotherProgramme, asSuperuser } = await testDatabase();
const environment = readEnvironment({ DATABASE_URL: url, TERN_SECRET: "a secret of the tests, long enough" });

const request = new RouterContextProvider();
request.set(databaseContext, database);
request.set(requestContext, { requestId: "test", nonce: "", routePattern: "/sign-in" });
request.set(signInContext, createSignIn(database, environment));

const accountId = await openAccount(database, PALESA);

describe("an account", () => {
  test("is opened once for an address, in whatever case it is written", async () => {
    const again = await openAccount(database, {
      ...PALESA,
      email: " PALESA@example.org ",
      password: "another-password",
    });
    expect(again).toBe(accountId);
    expect(await trySignIn(request, PALESA)).toMatchObject({ kind: "signed-in" });
  });

  test("signs in with its password, and with no other", async () => {
    const wrong = await trySignIn(request, { ...PALESA, password: "another-password" });
    expect(wrong).toMatchObject({ code: "accounts/wrong-sign-in" });
    const unknown = await trySignIn(request, { email: "nobody@example.org", password: PALESA.password });
    expect(unknown).toEqual(wrong);
  });

  test("is signed out everywhere when its password is set", async () => {
    await trySignIn(request, PALESA);
    await setPassword(database, accountId, "eight-grey-herons");
    expect((await asSuperuser("select from sign_in_session where account_id = $1", [accountId])).rowCount).toBe(0);
    expect(await trySignIn(request, PALESA)).toMatchObject({ code: "accounts/wrong-sign-in" });
    expect(await trySignIn(request, { ...PALESA, password: "eight-grey-herons" })).toMatchObject({ kind: "signed-in" });
  });
});

describe("an administrator", () => {
  test("is made once, with one audit line", async () => {
    const make = () => inProgramme((transaction) => makeAdministrator(transaction, context, accountId));
    await make();
    await make();
    const { rows } = await asSuperuser("select act, object_id, after from audit_line");
    expect(rows).toEqual([
      {
        act: "accounts/make-administrator",
        object_id: accountId,
        after: { role: "administrator", membershipId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
      },
    ]);
  });
});

describe("a lost password", () => {
  const email = "keza@example.org";
  const lose = async () => {
    const lost = await openAccount(database, { name: "Keza Uwase", email, password: PALESA.password });
    await inProgramme((transaction) => makeAdministrator(transaction, context, lost));
    return lost;
  };

  test("is replaced by one that signs in, with a line in the record that does not hold it", async () => {
    const lost = await lose();
    const given = await replaceLostPassword(database, " KEZA@example.org");
    if (isRefusal(given)) throw new Error(given.code);
    expect(await trySignIn(request, { email, password: PALESA.password })).toMatchObject({
      code: "accounts/wrong-sign-in",
    });
    expect(await trySignIn(request, { email, password: given.password })).toMatchObject({ kind: "signed-in" });
    const lines = await asSuperuser("select * from audit_line where act = 'accounts/replace-password'");
    expect(lines.rows).toMatchObject([{ object_kind: "account", object_id: lost, account_id: null }]);
    expect(JSON.stringify(lines.rows)).not.toContain(given.password);
  });

  test("still holds when one of several programmes cannot take its line", async () => {
    const lost = await lose();
    const another = await anotherProgramme("rwanda");
    await inProgrammeOf(database, another, (transaction) => makeAdministrator(transaction, another, lost));
    await setPassword(database, lost, PALESA.password);
    await asSuperuser(`
      create function refuse_line() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
      create trigger no_room before insert on audit_line for each row
        when (new.programme_id = '${another.programmeId}') execute function refuse_line()`);
    onTestFinished(async () => void (await asSuperuser("drop function refuse_line cascade")));
    await expect(replaceLostPassword(database, email)).rejects.toThrow("no room");
    expect(await trySignIn(request, { email, password: PALESA.password })).toMatchObject({ kind: "signed-in" });
  });

  test("of somebody who belongs to no programme is not replaced", async () => {
    await openAccount(database, { name: "Nobody", email: "nobody@example.org", password: PALESA.password });
    for (const unknown of ["nobody@example.org", "stranger@example.org"])
      expect(await replaceLostPassword(database, unknown)).toMatchObject({ code: "accounts/unknown-account" });
  });

  test("is printed once at the terminal, alone, and a wrong address is refused in words", async () => {
    await lose();
    vi.stubEnv("DATABASE_URL", url);
    onTestFinished(() => void vi.unstubAllEnvs());
    const stranger = await tern("password", "stranger@example.org");
    expect(stranger).toMatchObject({ code: 2, out: "", err: expect.stringContaining("stranger@example.org") });
    const usage = "Usage: npm run tern -- password E-MAIL";
    expect(await tern("password")).toMatchObject({ code: 2, out: "", err: expect.stringContaining(usage) });
    const given = await tern("password", email);
    expect(given).toMatchObject({ code: 0, out: expect.stringMatching(/^([a-z2-9]{5}-){3}[a-z2-9]{5}\n$/) });
    expect(await trySignIn(request, { email, password: given.out.trim() })).toMatchObject({ kind: "signed-in" });
  });
});

test("a command without a database says how to come by one", async () => {
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("TERN_STATE", "/nowhere");
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const command of [
    ["password", PALESA.email],
    ["export", "needs"],
  ])
    expect(await tern(...command)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("bin/start") });
});

test("a made password has a hundred bits, in groups that can be read out", () => {
  expect(makePassword()).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  expect(makePassword()).not.toBe(makePassword());
});
