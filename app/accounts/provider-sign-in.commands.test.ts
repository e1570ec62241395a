import { RouterContextProvider } from "react-router";
import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { newId } from "#app/lib/ids.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { testDatabase } from "#test/database.ts";
import { addMember, joinProgramme, organisationOf } from "#test/members.ts";
import { entryOf, startOpenIdProvider } from "#test/openid-provider.ts";
import { clientNetworkContext } from "./client-network.server.ts";
import { removeProvider, saveProvider } from "./identity-provider.commands.server.ts";
import { tryProvider } from "./openid.server.ts";
import { comeBackFromProvider, leaveForProvider } from "./provider-sign-in.commands.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { createSignIn, signInContext } from "./sign-in.server.ts";

const RETURN_TO = "http://127.0.0.1:4040/sign-in/organisation/back";
const LINEO = { subject: "person-1", email: "lineo@health.example.org", email_verified: true };

const own = await testDatabase();
const { database, asSuperuser } = own;
const secret = "a secret of the tests, long enough";
const environment = readEnvironment({ DATABASE_URL: own.url, TERN_SECRET: secret });
const context = new RouterContextProvider();
context.set(databaseContext, database);
context.set(requestContext, { requestId: "test", nonce: "", routePattern: "/sign-in/organisation/back" });
context.set(signInContext, createSignIn(database, environment));
context.set(clientNetworkContext, "198.51.100.1");

const ministry = await startOpenIdProvider(() => RETURN_TO);
const another = await startOpenIdProvider(() => RETURN_TO);
const lineo = await addMember(asSuperuser, own.context, { role: "ministry-officer", email: LINEO.email });
const health = await organisationOf(asSuperuser, lineo);
await own.inProgramme((transaction) =>
  saveProvider(transaction, { ...own.context, secret }, { ...entryOf(ministry), organisationId: health }),
);

beforeEach(async () => {
  await asSuperuser("delete from sign_in_attempt");
  await asSuperuser("delete from credential where provider <> 'credential'");
  Object.assign(ministry, { person: LINEO, forged: {}, isSignedByAnother: false });
});

describe("a member of an organisation", () => {
  test("signs in at its provider, and is known by the provider's own name from then on", async () => {
    const signedIn = await signIn();
    expect(signedIn).toMatchObject({ to: "/programmes/lesotho" });
    if (isRefusal(signedIn)) return;
    expect(signedIn.cookies.getSetCookie()[0]).toMatch(/^tern\.session_token=/);
    expect(await own.auditLines("accounts/link-provider")).toMatchObject([{ accountId: lineo }]);
    // The address changed at the ministry, and nobody checked it: the name is enough.
    ministry.person = { ...LINEO, email: "lineo.m@health.example.org", email_verified: false };
    expect(await signIn()).toMatchObject({ to: "/programmes/lesotho" });
    expect(await own.auditLines("accounts/link-provider")).toHaveLength(1);
  });

  test("is not signed in by an address that the provider has not verified", async () => {
    ministry.person = { ...LINEO, email_verified: false };
    expect(await signIn()).toMatchObject({ code: "accounts/provider-email" });
    ministry.person = { subject: LINEO.subject, email: LINEO.email };
    expect(await signIn()).toMatchObject({ code: "accounts/provider-email" });
  });

  // ASVS V6.8.1
  test("is not signed in by an address of a domain that the provider does not speak for", async () => {
    await addMember(asSuperuser, own.context, { role: "officer", email: "officer@example.org" });
    ministry.person = { ...LINEO, email: "officer@example.org" };
    expect(await signIn()).toMatchObject({ code: "accounts/provider-domain" });
  });

  test("is not signed in when it is a member for another organisation", async () => {
    await addMember(asSuperuser, own.context, { role: "officer", email: "officer@health.example.org" });
    ministry.person = { ...LINEO, subject: "person-2", email: "officer@health.example.org" };
    expect(await signIn()).toMatchObject({ code: "accounts/provider-stranger" });
  });

  // ASVS V10.5.2
  test("is not followed by whoever is given the address afterwards", async () => {
    await signIn();
    ministry.person = { ...LINEO, subject: "a successor" };
    expect(await signIn()).toMatchObject({ code: "accounts/provider-stranger" });
  });
});

test("nobody is let in whom no administrator has invited", async () => {
  ministry.person = { ...LINEO, subject: "person-3", email: "nobody@health.example.org" };
  expect(await signIn()).toMatchObject({ code: "accounts/provider-stranger" });
});

test("a membership that has ended opens nothing, although the person is known", async () => {
  await signIn();
  await asSuperuser("update membership set during = daterange('2020-01-01', '2020-02-01') where account_id = $1", [
    lineo,
  ]);
  expect(await signIn()).toMatchObject({ code: "accounts/provider-stranger" });
  await asSuperuser("update membership set during = daterange('2020-01-01', null) where account_id = $1", [lineo]);
});

// ASVS V6.8.1
test("a provider opens no account of a programme that has not left its members to it", async () => {
  const rwanda = await own.anotherProgramme("rwanda");
  const there = newId();
  await joinProgramme(asSuperuser, {
    programmeId: rwanda.programmeId,
    accountId: lineo,
    organisationId: there,
    role: "professional",
  });
  expect(await signIn()).toMatchObject({ code: "accounts/provider-stranger" });
  await inProgramme(database, rwanda, (transaction) =>
    saveProvider(transaction, { ...rwanda, secret }, { ...entryOf(ministry), organisationId: there }),
  );
  expect(await signIn()).toMatchObject({ to: "/programmes/lesotho" });
  await asSuperuser("delete from membership where account_id = $1 and programme_id = $2", [lineo, rwanda.programmeId]);
});

describe("an answer is refused", () => {
  const REFUSED = { code: "accounts/provider-answer" };

  // ASVS V7.6.1, V9.2.1, V9.2.3, V10.5.1, V10.5.4
  test.each([
    ["for another question", { nonce: "another" }],
    ["by another issuer", { iss: "https://id.example.org" }],
    ["for another client", { aud: "another" }],
    ["that has run out", { exp: Math.floor(Date.now() / 1000) - 60 }],
    ["by somebody who signed in there yesterday", { auth_time: Math.floor(Date.now() / 1000) - 24 * 60 * 60 }],
    ["that does not say when the person signed in", { auth_time: undefined }],
  ])("%s", async (_, forged) => {
    ministry.forged = forged;
    expect(await signIn()).toMatchObject(REFUSED);
  });

  // ASVS V6.3.4, V6.8.4
  test("but not when its token holds, which these tests sign anew; two kinds of proof there are two factors here", async () => {
    const isStrong = async () => {
      expect(await signIn()).toMatchObject({ to: "/programmes/lesotho" });
      const { rows } = await asSuperuser(
        "select second_factor_at from sign_in_session order by created_at desc limit 1",
      );
      return (rows as { second_factor_at: Date | null }[])[0]?.second_factor_at instanceof Date;
    };
    ministry.forged = { amr: ["pwd", "otp"] };
    expect(await isStrong()).toBe(true);
    ministry.forged = { amr: ["pwd"] };
    expect(await isStrong()).toBe(false);
  });

  // ASVS V6.8.2, V9.1.1, V9.1.3
  test("that the provider's published keys have not signed", async () => {
    ministry.isSignedByAnother = true;
    expect(await signIn()).toMatchObject(REFUSED);
  });

  // ASVS V6.8.1, V10.2.2
  test("of another provider than the one that was asked", async () => {
    another.person = LINEO;
    const { address, secret: browser } = await leave();
    const mixedUp = new URL(address);
    mixedUp.host = new URL(another.issuer).host;
    const back = await another.signInAt(mixedUp.href);
    expect(await comeBack(back, browser)).toMatchObject(REFUSED);
  });

  // ASVS V10.2.1
  test("when the code was asked for by somebody else, who has no verifier for it", async () => {
    const [mine, theirs] = [await leave(), await leave()];
    const back = await ministry.signInAt(theirs.address);
    const { searchParams } = new URL(mine.address);
    back.searchParams.set("state", searchParams.get("state") ?? "");
    expect(await comeBack(back, mine.secret)).toMatchObject(REFUSED);
  });

  test("when the provider refuses the person", async () => {
    const { address, secret: browser } = await leave();
    const state = new URL(address).searchParams.get("state") ?? "";
    const back = new URL(
      `${RETURN_TO}?${new URLSearchParams({ error: "access_denied", state, iss: ministry.issuer })}`,
    );
    expect(await comeBack(back, browser)).toMatchObject(REFUSED);
  });
});

// ASVS V10.1.2, V10.2.1
describe("coming back is for the browser that left, once, within ten minutes", () => {
  const OVER = { code: "accounts/provider-over" };

  test("so that nobody can be signed in as somebody else by a link", async () => {
    const { address } = await leave();
    const back = await ministry.signInAt(address);
    expect(await comeBack(back, "")).toMatchObject(OVER);
    expect(await comeBack(back, (await leave()).secret)).toMatchObject(OVER);
  });

  test("with the state that it left with", async () => {
    const { address, secret: browser } = await leave();
    const back = await ministry.signInAt(address);
    const altered = new URL(back);
    altered.searchParams.set("state", "another");
    expect(await comeBack(altered, browser)).toMatchObject(OVER);
    expect(await comeBack(back, browser)).not.toMatchObject(OVER);
  });

  test("and not a second time", async () => {
    const { address, secret: browser } = await leave();
    const back = await ministry.signInAt(address);
    expect(isRefusal(await comeBack(back, browser))).toBe(false);
    expect(await comeBack(back, browser)).toMatchObject(OVER);
  });

  test("and not later", async () => {
    const { address, secret: browser } = await leave();
    const back = await ministry.signInAt(address);
    await asSuperuser("update verification set expires_at = now() - interval '1 second'");
    expect(await comeBack(back, browser)).toMatchObject(OVER);
  });
});

// ASVS V10.5.3
test("a provider is set up only when it answers, under the very name that it was given", async () => {
  const here = new URL(RETURN_TO);
  expect(await tryProvider(ministry.issuer, here)).toBeNull();
  for (const other of [`${ministry.issuer}/health`, ministry.issuer.replace("127.0.0.1", "localhost")])
    expect(await tryProvider(other, here)).toMatchObject({ code: "accounts/provider-silent" });
  expect(await tryProvider(ministry.issuer, new URL("https://tern.example.org"))).toMatchObject({
    code: "accounts/provider-address",
  });
});

test("an organisation that takes no part any more has no sign-in", async () => {
  const { address, secret: browser } = await leave();
  const back = await ministry.signInAt(address);
  await asSuperuser("update organisation set closed_on = current_date where organisation_id = $1", [health]);
  expect(await comeBack(back, browser)).toMatchObject({ code: "accounts/provider-over" });
  expect(await leaveForProvider(context, health, { returnTo: RETURN_TO, to: "/" })).toBeNull();
  await asSuperuser("update organisation set closed_on = null where organisation_id = $1", [health]);
});

test("a network that leaves for providers too often has to wait", async () => {
  await leave();
  await asSuperuser("update sign_in_attempt set attempts = $1", [LIMITS.network]);
  expect(await leaveForProvider(context, health, { returnTo: RETURN_TO, to: "/" })).toMatchObject({
    code: "accounts/too-often",
  });
});

describe("an administrator", () => {
  const byAdministrator = { ...own.context, secret };
  const save = (change: object) =>
    own.inProgramme((transaction) =>
      saveProvider(transaction, byAdministrator, {
        ...entryOf(ministry),
        organisationId: health,
        clientSecret: null,
        ...change,
      }),
    );

  test("changes domains without the secret, which neither a record nor a table tells", async () => {
    expect(await save({ domains: ["health.example.org", "moh.example.org"] })).toBeNull();
    expect(isRefusal(await signIn())).toBe(false);
    const [line] = await own.auditLines("accounts/set-provider");
    expect(line).toMatchObject({ accountId: own.context.accountId, after: { clientId: "tern", newSecret: false } });
    const { rows } = await asSuperuser("select i.*, a.before, a.after from identity_provider i, audit_line a");
    expect(JSON.stringify(rows)).not.toContain(ministry.clientSecret);
  });

  test("gives a secret with every new address, so that no secret is shown to another provider", async () => {
    expect(await save({ issuer: another.issuer })).toMatchObject({ code: "accounts/provider-secret" });
  });

  test("sets none up for an organisation that there is not", async () => {
    expect(await save({ organisationId: newId() })).toMatchObject({ code: "accounts/unknown-organisation" });
  });

  test("takes it away once, with a line in the record", async () => {
    const remove = () => own.inProgramme((transaction) => removeProvider(transaction, byAdministrator, health));
    expect(await remove()).toBeNull();
    expect(await remove()).toMatchObject({ code: "accounts/no-provider" });
    expect(await own.auditLines("accounts/remove-provider")).toMatchObject([{ before: { issuer: ministry.issuer } }]);
    expect(await leaveForProvider(context, health, { returnTo: RETURN_TO, to: "/" })).toBeNull();
  });
});

async function leave(): Promise<{ address: string; secret: string }> {
  const left = await leaveForProvider(context, health, { returnTo: RETURN_TO, to: "/programmes/lesotho" });
  if (left === null || isRefusal(left)) throw new Error(`cannot leave: ${left?.code}`);
  return left;
}

async function comeBack(to: URL, browser: string) {
  return await comeBackFromProvider(context, to, { secret: browser, headers: new Headers() });
}

async function signIn() {
  const { address, secret: browser } = await leave();
  return await comeBack(await ministry.signInAt(address), browser);
}
