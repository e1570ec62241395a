import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { newId } from "#app/lib/ids.ts";
import { inLocale } from "#app/lib/locale.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { tern } from "#app/planning/cli/testing/run-tern.ts";
import { testDatabase } from "#test/database.ts";
import { addMember, joinProgramme } from "#test/members.ts";
import { PALESA } from "#test/people.ts";
import { asSentBack, codeOfApp, requestOf } from "#test/signing-in.ts";
import { openAccount } from "./account.commands.server.ts";
import { checkCode, passCode } from "./code.commands.server.ts";
import { takeAwaySecondFactor } from "./lost-factor.commands.server.ts";
import {
  offerSecondFactor,
  readOffer,
  removeSecondFactor,
  renewRecoveryCodes,
  setUpSecondFactor,
} from "./second-factor.commands.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { trySignIn } from "./sign-in.commands.server.ts";

const own = await testDatabase();
const { database, context, asSuperuser, auditLines } = own;
const request = requestOf(own);
const rwanda = await own.anotherProgramme("rwanda");

const accountId = await openAccount(database, PALESA);
for (const { programmeId } of [context, rwanda])
  await joinProgramme(asSuperuser, { programmeId, accountId, organisationId: newId(), role: "administrator" });

const REFUSED = (code: string) => ({ kind: "refusal", code });
const NOWHERE = new Headers();

beforeEach(async () => {
  for (const table of ["sign_in_attempt", "sign_in_session", "second_factor", "recovery_code", "outbox_message"])
    await asSuperuser(`delete from ${table}`);
  await asSuperuser("update account set second_factor_at = null");
});

describe("setting up a second factor", () => {
  // ASVS V7.2.4, V7.5.1
  test("takes the password and a code of the app, and then leaves lines in every record, and a letter", async () => {
    const palesa = await halfSignedIn();
    const offer = offerSecondFactor(request, palesa);
    const code = codeOfApp(offer.secret);
    const given = { offer, typed: code, current: PALESA.password, headers: NOWHERE };
    expect(await setUpSecondFactor(request, palesa, { ...given, current: "wrong" })).toMatchObject(
      REFUSED("accounts/wrong-password"),
    );
    expect(await setUpSecondFactor(request, palesa, { ...given, typed: "000" })).toMatchObject(
      REFUSED("accounts/wrong-code"),
    );
    expect(await sessionsOf()).toEqual([{ id: palesa.sessionId, strong: false }]);
    const before = (await auditLines("accounts/add-second-factor")).length;
    const outcome = await setUpSecondFactor(request, palesa, given);
    expect(outcome).toMatchObject({ kind: "set-up" });
    expect(await sessionsOf()).toEqual([{ id: expect.not.stringMatching(palesa.sessionId) as string, strong: true }]);
    expect((await auditLines("accounts/add-second-factor")).length - before).toBe(2);
    expect(await letters()).toEqual(["Tern: A second factor was set up for your account."]);
    expect(await setUpSecondFactor(request, palesa, given)).toMatchObject(REFUSED("accounts/has-second-factor"));
    expect(await passCode(request, await halfSignedIn(), { typed: code, headers: NOWHERE })).toMatchObject(
      REFUSED("accounts/code-used"),
    );
  });

  test("keeps neither the key nor a recovery code so that a copy of the database would tell them", async () => {
    const { secret, codes } = await withFactor();
    const tables = ["second_factor", "recovery_code", "audit_line", "outbox_message", "account", "verification"];
    const kept = await Promise.all(tables.map((table) => asSuperuser(`select t::text from ${table} t`)));
    const text = JSON.stringify(kept.map(({ rows }) => rows as unknown));
    expect(codes).toHaveLength(10);
    for (const hidden of [secret, ...codes, ...codes.map((code) => code.replace("-", ""))])
      expect(text).not.toContain(hidden);
  });

  test("is told in the language in which its owner last signed in", async () => {
    const palesa = await inLocale("fr", halfSignedIn);
    await withFactor(palesa);
    expect(await letters()).toEqual(["Tern : Un second facteur a été mis en place pour votre compte."]);
  });

  test("is not begun with a key that was offered to somebody else, or made up", async () => {
    const palesa = await halfSignedIn();
    const { sealed, secret } = offerSecondFactor(request, palesa);
    expect(readOffer(request, palesa, sealed)).toMatchObject({ secret });
    expect(readOffer(request, { ...palesa, accountId: newId() }, sealed)).toBeNull();
    expect(readOffer(request, palesa, secret)).toBeNull();
  });
});

describe("a code", () => {
  // ASVS V6.5.1, V7.2.4
  test("of the app lets in once, in a new session, however many send it at the same time", async () => {
    const { secret } = await withFactor();
    const halves = [await halfSignedIn(), await halfSignedIn(), await halfSignedIn(), await halfSignedIn()];
    const given = { typed: codeOfApp(secret), headers: NOWHERE };
    const outcomes = await Promise.all(halves.map((half) => passCode(request, half, given)));
    expect(outcomes.filter(({ kind }) => kind === "signed-in")).toHaveLength(1);
    expect(outcomes.filter((outcome) => isRefusal(outcome) && outcome.code === "accounts/code-used")).toHaveLength(3);
    // The one that comes with setting up the factor, and the one that was let in.
    expect((await sessionsOf()).filter(({ strong }) => strong)).toHaveLength(2);
  });

  // ASVS V6.5.1
  test("for recovery lets in once, leaves a line in every record, and is told by letter", async () => {
    const { codes } = await withFactor();
    const before = (await auditLines("accounts/use-recovery-code")).length;
    const given = { typed: ` ${codes[3]?.toUpperCase()} `, headers: NOWHERE };
    expect(await passCode(request, await halfSignedIn(), given)).toMatchObject({ kind: "signed-in" });
    expect(await passCode(request, await halfSignedIn(), given)).toMatchObject(REFUSED("accounts/wrong-code"));
    expect((await auditLines("accounts/use-recovery-code")).length - before).toBe(2);
    expect(await letters()).toContain("Tern: A recovery code of your account was used.");
  });

  test("of somebody else lets nobody in", async () => {
    const { codes } = await withFactor();
    const keza = { ...PALESA, email: "keza@example.org" };
    const other = { accountId: await openAccount(database, keza), email: keza.email, sessionId: newId() };
    for (const typed of codes.slice(0, 2)) expect(await checkCode(request, other, typed)).not.toBeNull();
  });

  // ASVS V6.3.1, V6.6.3
  test("that is wrong five times ends the session, which takes the password to begin again", async () => {
    const { secret } = await withFactor();
    const half = await halfSignedIn();
    for (let tries = 1; tries < LIMITS.codesOfSession; tries++)
      expect(await passCode(request, half, { typed: "000000", headers: NOWHERE })).toMatchObject(
        REFUSED("accounts/wrong-code"),
      );
    const last = await passCode(request, half, { typed: "000000", headers: NOWHERE });
    expect(last).toMatchObject(REFUSED("accounts/code-session-over"));
    expect((await sessionsOf()).map(({ id }) => id)).not.toContain(half.sessionId);
    const right = { typed: codeOfApp(secret), headers: NOWHERE };
    expect(await passCode(request, half, right)).toMatchObject(REFUSED("accounts/code-session-over"));
  });

  // ASVS V6.3.1, V6.6.3
  test("that others guess, who have the password, never keeps out the browser that has signed in before", async () => {
    const { secret, cookies } = await withFactor();
    for (let tries = 0; tries < LIMITS.codesOfAccount; tries++)
      await passCode(request, await halfSignedIn(), { typed: "000000", headers: NOWHERE });
    const right = codeOfApp(secret);
    const elsewhere = await passCode(request, await halfSignedIn(), { typed: right, headers: NOWHERE });
    expect(elsewhere).toMatchObject(REFUSED("accounts/code-too-often"));
    const known = { typed: right, headers: asSentBack(cookies) };
    expect(await passCode(request, await halfSignedIn(), known)).toMatchObject({ kind: "signed-in" });
  });

  test("still missing, the browser is not taken for a known one", async () => {
    await withFactor();
    const outcome = await trySignIn(request, PALESA);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    expect(outcome.cookies.getSetCookie().join("\n")).not.toContain("known");
  });
});

describe("changing the second factor", () => {
  // ASVS V7.5.1
  test("takes the password and a code", async () => {
    const { secret, palesa } = await withFactor();
    const right = { current: PALESA.password, code: codeOfApp(secret) };
    for (const change of [removeSecondFactor, renewRecoveryCodes]) {
      expect(await change(request, palesa, { ...right, current: "wrong" })).toMatchObject(
        REFUSED("accounts/wrong-password"),
      );
      expect(await change(request, palesa, { ...right, code: "000000" })).toMatchObject(REFUSED("accounts/wrong-code"));
    }
  });

  test("renews the recovery codes, and makes the old ones useless", async () => {
    const { secret, palesa, codes } = await withFactor();
    const renewed = await renewRecoveryCodes(request, palesa, { current: PALESA.password, code: codeOfApp(secret) });
    if (isRefusal(renewed)) throw new Error(renewed.code);
    expect(await checkCode(request, palesa, codes[0] ?? "")).toMatchObject(REFUSED("accounts/wrong-code"));
    expect(await checkCode(request, palesa, renewed.codes[0] ?? "")).toBeNull();
    expect(await letters()).toContain("Tern: New recovery codes were made for your account.");
    expect(await auditLines("accounts/renew-recovery-codes")).toHaveLength(2);
  });

  // ASVS V7.4.3
  test("takes it away with its recovery codes, and leaves this session with one factor only", async () => {
    const { secret, palesa } = await withFactor();
    await halfSignedIn();
    const given = { current: PALESA.password, code: codeOfApp(secret) };
    expect(await removeSecondFactor(request, palesa, given)).toBeNull();
    expect(await sessionsOf()).toEqual([{ id: palesa.sessionId, strong: false }]);
    for (const table of ["second_factor", "recovery_code"])
      expect((await asSuperuser(`select from ${table}`)).rowCount).toBe(0);
    expect(await letters()).toContain("Tern: The second factor of your account was taken away.");
    expect(await auditLines("accounts/remove-second-factor")).toHaveLength(2);
  });
});

describe("a lost second factor", () => {
  const taken = "Tern: An administrator took the second factor of your account away.";

  // ASVS V6.4.4
  test("is taken away by who administers every programme of its owner, and by nobody else", async () => {
    await withFactor();
    const alone = await addMember(asSuperuser, context, { role: "administrator", email: `${newId()}@example.org` });
    const by = { accountId: alone, requestId: "test" };
    expect(await takeAwaySecondFactor(database, accountId, by)).toMatchObject(REFUSED("accounts/not-yours-alone"));
    await joinProgramme(asSuperuser, { ...rwanda, accountId: alone, organisationId: newId(), role: "manager" });
    expect(await takeAwaySecondFactor(database, accountId, by)).toMatchObject(REFUSED("accounts/not-yours-alone"));
    await asSuperuser("update membership set role = 'administrator' where account_id = $1", [alone]);
    expect(await takeAwaySecondFactor(database, accountId, by)).toBeNull();
    expect(await sessionsOf()).toEqual([]);
    expect((await letters()).some((letter) => letter.startsWith(taken))).toBe(true);
    const lines = await auditLines("accounts/take-away-second-factor");
    expect(lines.map((line) => line.accountId)).toEqual([alone, alone]);
    expect(await takeAwaySecondFactor(database, accountId, by)).toMatchObject(REFUSED("accounts/no-second-factor"));
  });

  test("is not taken away on the page of members by its owner, who would not be asked for anything", async () => {
    await withFactor();
    const by = { accountId, requestId: "test" };
    expect(await takeAwaySecondFactor(database, accountId, by)).toMatchObject(REFUSED("accounts/not-yours-alone"));
  });

  test("is taken away at the terminal by who runs Tern", async () => {
    await withFactor();
    vi.stubEnv("DATABASE_URL", own.url);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await tern("second-factor", "stranger@example.org")).toMatchObject({ code: 2, out: "" });
    expect(await tern("second-factor")).toMatchObject({ code: 2, err: expect.stringContaining("Usage") as string });
    expect(await tern("second-factor", PALESA.email)).toMatchObject({ code: 0 });
    expect((await asSuperuser("select from second_factor")).rowCount).toBe(0);
    expect(await tern("second-factor", PALESA.email)).toMatchObject({ code: 2 });
  });
});

/** Palesa, who has just given her password in a browser that nobody knows. */
async function halfSignedIn() {
  const outcome = await trySignIn(request, PALESA);
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return { accountId, email: PALESA.email, sessionId: await sessionOf(outcome.cookies), hasFactor: true };
}

/** Gives Palesa a second factor, and the session that comes with it. The code that proved it can be used again. */
async function withFactor(palesa?: Awaited<ReturnType<typeof halfSignedIn>>) {
  const half = palesa ?? (await halfSignedIn());
  const offer = offerSecondFactor(request, half);
  const given = { offer, typed: codeOfApp(offer.secret), current: PALESA.password, headers: NOWHERE };
  const outcome = await setUpSecondFactor(request, half, given);
  if (isRefusal(outcome)) throw new Error(outcome.code);
  await asSuperuser("update second_factor set last_step = 0");
  const { codes, cookies } = outcome;
  return { secret: offer.secret, codes, cookies, palesa: { ...half, sessionId: await sessionOf(cookies) } };
}

async function sessionOf(cookies: Headers): Promise<string> {
  const token = /tern\.session_token=([^.;]+)/.exec(cookies.getSetCookie().join("\n"))?.[1];
  const { rows } = await asSuperuser("select id from sign_in_session where token = $1", [token]);
  return (rows as { id: string }[])[0]?.id ?? "";
}

async function sessionsOf(): Promise<{ id: string; strong: boolean }[]> {
  const { rows } = await asSuperuser("select id, second_factor_at is not null as strong from sign_in_session");
  return rows as { id: string; strong: boolean }[];
}

async function letters(): Promise<string[]> {
  const { rows } = await asSuperuser(`
    select payload ->> 'subject' as subject from outbox_message
    where idempotency_key like 'account-news/%' order by created_at`);
  return (rows as { subject: string }[]).map(({ subject }) => subject);
}
