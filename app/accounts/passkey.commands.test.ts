import { RouterContextProvider } from "react-router";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { newId } from "#app/lib/ids.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { testDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";
import { softwarePasskey } from "#test/software-passkey.ts";
import { makeAdministrator, openAccount } from "./account.commands.server.ts";
import { ANSWER_SECONDS } from "./passkey-question.server.ts";
import {
  addPasskey,
  askForPasskey,
  hasPasskeys,
  offerPasskey,
  removePasskey,
  signInByPasskey,
} from "./passkey.commands.server.ts";
import { createSignIn, signInContext } from "./sign-in.server.ts";

const OWN = new URL("https://tern.example.org/sign-in/passkey");
const HONEST = { origin: OWN.origin, site: OWN.hostname };
const CONFIRMED = { current: PALESA.password, code: "", own: OWN };

const own = await testDatabase();
const { database, asSuperuser } = own;
const environment = readEnvironment({ DATABASE_URL: own.url, TERN_SECRET: "a secret of the tests, long enough" });
const context = new RouterContextProvider();
context.set(databaseContext, database);
context.set(requestContext, { requestId: "test", nonce: "", routePattern: "/account/passkeys" });
context.set(signInContext, createSignIn(database, environment));
const accountId = await openAccount(database, PALESA);
const byItself = { ...own.context, accountId: null };
await inProgramme(database, byItself, (transaction) => makeAdministrator(transaction, byItself, accountId));
const palesa = { ...PALESA, accountId, memberships: [], sessionId: newId(), hasFactor: false };

beforeEach(async () => {
  vi.useRealTimers();
  await asSuperuser("delete from passkey");
  await asSuperuser("delete from sign_in_attempt");
});

describe("a passkey is added", () => {
  test("by who confirms the password, with a line in the record, and signs in with two factors at once", async () => {
    const device = softwarePasskey();
    expect(await add(device)).toBeNull();
    expect(await own.auditLines("accounts/add-passkey")).toMatchObject([{ accountId }]);
    const cookies = await signIn(device);
    expect(isRefusal(cookies)).toBe(false);
    const { rows } = await asSuperuser("select account_id, second_factor_at from sign_in_session");
    expect(rows).toMatchObject([{ account_id: accountId, second_factor_at: expect.any(Date) }]);
  });

  // ASVS V7.5.1
  test("not with a wrong password", async () => {
    expect(await offerPasskey(context, palesa, { ...CONFIRMED, current: "seven-grey-herons" })).toMatchObject({
      code: "accounts/wrong-password",
    });
  });

  test("not twice", async () => {
    const device = softwarePasskey();
    await add(device);
    expect(await add(device)).toMatchObject({ code: "accounts/passkey-known" });
  });

  test.each([
    ["made for another site", { site: "evil.example" }],
    ["made on a page of another site", { origin: "https://evil.example" }],
    ["by a device that did not check who holds it", { isVerified: false }],
  ])("not %s", async (_, saying) => {
    expect(await add(softwarePasskey(), saying)).toMatchObject({ code: "accounts/passkey-unusable" });
  });

  test("not in another session, not by another account, and not after ten minutes", async () => {
    const offer = await offered();
    const credential = softwarePasskey().register(offer, HONEST);
    const made = { credential, name: "phone", own: OWN };
    const refused = { code: "accounts/passkey-unusable" };
    expect(await addPasskey(context, { ...palesa, sessionId: newId() }, made)).toMatchObject(refused);
    expect(await addPasskey(context, { ...palesa, accountId: newId() }, made)).toMatchObject(refused);
    waitSeconds(ANSWER_SECONDS + 1);
    expect(await addPasskey(context, palesa, made)).toMatchObject(refused);
  });

  test("not from what is no answer of a browser", async () => {
    for (const credential of ["", "{", "null", "[]", '{"id":7}', '{"id":"x"}'])
      expect(await addPasskey(context, palesa, { credential, name: "phone", own: OWN })).toMatchObject({
        code: "accounts/passkey-unusable",
      });
  });
});

describe("signing in is refused", () => {
  const REFUSED = { code: "accounts/passkey-refused" };

  test.each([
    ["on another site", { site: "evil.example" }],
    ["on a page of another site", { origin: "https://evil.example" }],
    ["by a device that did not check who holds it", { isVerified: false }],
  ])("%s", async (_, saying) => {
    const device = softwarePasskey();
    await add(device);
    expect(await signIn(device, saying)).toMatchObject(REFUSED);
    expect(isRefusal(await signIn(device))).toBe(false);
  });

  test("with a passkey that nobody has added, or another's signature", async () => {
    const [device, another] = [softwarePasskey(), softwarePasskey()];
    await add(device);
    expect(await signIn(another)).toMatchObject(REFUSED);
    const stolen = another
      .signIn(await askForPasskey(context, OWN), HONEST)
      .replaceAll(another.credentialId, device.credentialId);
    expect(await answer(stolen)).toMatchObject(REFUSED);
  });

  test("a second time with the same answer, and with an older one", async () => {
    const device = softwarePasskey();
    await add(device);
    const [first, second] = [await askForPasskey(context, OWN), await askForPasskey(context, OWN)];
    const given = device.signIn(second, HONEST);
    expect(isRefusal(await answer(given))).toBe(false);
    expect(await answer(given)).toMatchObject(REFUSED);
    expect(await answer(device.signIn(first, HONEST))).toMatchObject(REFUSED);
  });

  test("with an answer to a question that was asked to add a passkey, that nobody asked, or ten minutes ago", async () => {
    const device = softwarePasskey();
    await add(device);
    expect(await answer(device.signIn(await offered(), HONEST))).toMatchObject(REFUSED);
    expect(await answer(device.signIn('{"challenge":"AAAA"}', HONEST))).toMatchObject(REFUSED);
    const options = await askForPasskey(context, OWN);
    waitSeconds(ANSWER_SECONDS + 1);
    expect(await answer(device.signIn(options, HONEST))).toMatchObject(REFUSED);
  });

  test("when a device counts backwards, as a copy of it would", async () => {
    const device = softwarePasskey();
    await add(device, { timesUsed: 5 });
    expect(await signIn(device, { timesUsed: 4 })).toMatchObject(REFUSED);
    expect(isRefusal(await signIn(device, { timesUsed: 6 }))).toBe(false);
  });
});

// ASVS V7.5.1
test("a passkey is taken away by its owner, who confirms the password, and opens nothing afterwards", async () => {
  const device = softwarePasskey();
  await add(device);
  const { credentialId } = device;
  const remove = (change: object) => removePasskey(context, { ...palesa, ...change }, { ...CONFIRMED, credentialId });
  expect(await removePasskey(context, palesa, { ...CONFIRMED, current: "x", credentialId })).toMatchObject({
    code: "accounts/wrong-password",
  });
  const keza = await openAccount(database, { ...PALESA, name: "Keza Uwase", email: "keza@example.org" });
  expect(await remove({ accountId: keza })).toMatchObject({ code: "accounts/no-passkey" });
  expect(await remove({})).toBeNull();
  expect(await own.auditLines("accounts/remove-passkey")).toMatchObject([{ accountId }]);
  expect(await signIn(device)).toMatchObject({ code: "accounts/passkey-refused" });
});

test.each([
  ["https://tern.example.org/", true],
  ["http://localhost:4040/", true],
  ["http://127.0.0.1:4040/", false],
  ["http://[::1]:4040/", false],
])("browsers give passkeys to %s: %s", (address, may) => {
  expect(hasPasskeys(new URL(address))).toBe(may);
});

type Device = ReturnType<typeof softwarePasskey>;

async function offered(): Promise<string> {
  const offer = await offerPasskey(context, palesa, CONFIRMED);
  if (isRefusal(offer)) throw new Error(offer.code);
  return offer.options;
}

async function add(device: Device, saying: object = {}) {
  const credential = device.register(await offered(), { ...HONEST, ...saying });
  return await addPasskey(context, palesa, { credential, name: "phone", own: OWN });
}

async function signIn(device: Device, saying: object = {}) {
  return await answer(device.signIn(await askForPasskey(context, OWN), { ...HONEST, ...saying }));
}

async function answer(given: string) {
  return await signInByPasskey(context, { answer: given, own: OWN, headers: new Headers() });
}

/** Only the clock of this process goes on. */
function waitSeconds(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
}
