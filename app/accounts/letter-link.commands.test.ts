import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#app/lib/ids.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { openSealed } from "#app/lib/seal.server.ts";
import { testDatabase } from "#test/database.ts";
import { joinProgramme } from "#test/members.ts";
import { PALESA } from "#test/people.ts";
import { requestOf, TEST_SECRET } from "#test/signing-in.ts";
import { openAccount } from "./account.commands.server.ts";
import {
  askForEmailChange,
  askForLetter,
  changeEmailByLink,
  choosePasswordByLink,
  readLetterLink,
  signInByLink,
} from "./letter-link.commands.server.ts";
import type { Role } from "./policy.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { trySignIn } from "./sign-in.commands.server.ts";

const own = await testDatabase();
const { database, context, asSuperuser, auditLines } = own;
const request = requestOf(own);

const THABO = { name: "Thabo Nkosi", email: "thabo@example.org", password: "two-blue-kingfishers" };
const palesa = await openAccount(database, PALESA);
const thabo = await openAccount(database, THABO);
await joinProgramme(asSuperuser, { ...context, accountId: palesa, organisationId: newId(), role: "administrator" });
await joinProgramme(asSuperuser, { ...context, accountId: thabo, organisationId: newId(), role: "professional" });

const ORIGIN = "https://tern.example.org";
const headers = new Headers();
const OVER = { code: "accounts/link-over" };
const WANTED = { wanted: "nine-grey-warblers", repeated: "nine-grey-warblers" };

beforeEach(async () => {
  for (const table of ["sign_in_attempt", "outbox_message", "letter_link", "sign_in_session"])
    await asSuperuser(`delete from ${table}`);
});

describe("a link to sign in", () => {
  // ASVS V6.5.1, V7.6.2
  test("is sent to a professional, lets in once, and is not used up by looking at it", async () => {
    expect(await ask("sign-in", " THABO@example.org")).toBeNull();
    const token = (await tokens())[0] ?? "";
    expect(await readLetterLink(request, token)).toEqual({ purpose: "sign-in", name: THABO.name, email: null });
    expect(await readLetterLink(request, token)).not.toBeNull();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => signInByLink(request, token, headers)));
    expect(outcomes.filter(({ kind }) => kind === "signed-in")).toHaveLength(1);
    expect(await sessionsOf(thabo)).toBe(1);
    expect(await readLetterLink(request, token)).toBeNull();
  });

  // ASVS V6.3.3, V6.3.4
  test("is sent neither to staff nor to an address that nobody has; the answer is the same and comes as late", async () => {
    const took: number[] = [];
    for (const email of [PALESA.email, "nobody@example.org", THABO.email]) {
      const beganAt = performance.now();
      expect(await ask("sign-in", email)).toBeNull();
      took.push(performance.now() - beganAt);
    }
    expect(await tokens()).toHaveLength(1);
    expect(Math.min(...took)).toBeGreaterThan(790);
  });

  test("leads nowhere after a quarter of an hour, made up, for another purpose, or once its owner is staff", async () => {
    await ask("sign-in", THABO.email);
    await ask("password", THABO.email);
    const [signIn = "", password = ""] = await tokens();
    expect(await signInByLink(request, password, headers)).toMatchObject(OVER);
    expect(await choosePasswordByLink(request, signIn, WANTED)).toMatchObject(OVER);
    expect(await changeEmailByLink(request, signIn)).toMatchObject(OVER);
    expect(await signInByLink(request, "x".repeat(43), headers)).toMatchObject(OVER);
    await becomes("association");
    expect(await readLetterLink(request, signIn)).not.toBeNull();
    await becomes("council-clerk");
    expect(await signInByLink(request, signIn, headers)).toMatchObject(OVER);
    await becomes("professional");
    await asSuperuser("update letter_link set expires_at = now() - interval '1 second'");
    expect(await readLetterLink(request, signIn)).toBeNull();
    expect(await signInByLink(request, signIn, headers)).toMatchObject(OVER);
    expect(await sessionsOf(thabo)).toBe(0);
  });

  // ASVS V6.5.4
  test("is kept as a hash only, and the letter with it encrypted", async () => {
    await ask("sign-in", THABO.email);
    const [token = ""] = await tokens();
    const kept = await Promise.all(
      ["letter_link", "outbox_message"].map((table) => asSuperuser(`select t::text from ${table} t`)),
    );
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(kept.map(({ rows }) => rows as unknown))).not.toContain(token);
  });

  test("is sent three times in a quarter of an hour, not more, and all three lead in", async () => {
    for (let letters = 0; letters <= LIMITS.letters; letters++) expect(await ask("sign-in", THABO.email)).toBeNull();
    const sent = await tokens();
    expect(sent).toHaveLength(LIMITS.letters);
    for (const token of sent) expect(await signInByLink(request, token, headers)).toMatchObject({ kind: "signed-in" });
  });

  // ASVS V6.3.1, V6.6.3
  test("is counted with the failures of the network that asks for it", async () => {
    const flooding = requestOf(own, "203.0.113.7");
    await ask("sign-in", THABO.email, flooding);
    await asSuperuser("update sign_in_attempt set attempts = $1", [LIMITS.network]);
    expect(await ask("sign-in", "another@example.org", flooding)).toMatchObject({ code: "accounts/too-often" });
    expect(await ask("sign-in", "another@example.org", requestOf(own, "198.51.100.1"))).toBeNull();
  });

  // ASVS V6.3.4
  test("begins a session with one factor only, so that a second one is still asked for", async () => {
    await ask("sign-in", THABO.email);
    await signInByLink(request, (await tokens())[0] ?? "", headers);
    const { rows } = await asSuperuser("select second_factor_at from sign_in_session where account_id = $1", [thabo]);
    expect(rows).toEqual([{ second_factor_at: null }]);
  });
});

describe("a link for a new password", () => {
  // ASVS V6.4.3, V6.5.1, V7.4.3
  test("keeps to the rules of passwords, works once, signs out everywhere, and leaves a line and a letter", async () => {
    await trySignIn(request, PALESA);
    await ask("password", PALESA.email);
    await ask("password", PALESA.email);
    const [token = "", another = ""] = await tokens();
    const choose = (given: Partial<typeof WANTED>) => choosePasswordByLink(request, token, { ...WANTED, ...given });
    expect(await choose({ wanted: "short" })).toMatchObject({ code: "accounts/password-short" });
    expect(await choose({ wanted: "Palesa Mokoena 1990" })).toMatchObject({ code: "accounts/password-expected" });
    expect(await choose({ repeated: "nine-grey-wobblers" })).toMatchObject({ code: "accounts/password-not-repeated" });
    expect(await sessionsOf(palesa)).toBe(1);
    expect(await choose({})).toBeNull();
    expect(await choose({})).toMatchObject(OVER);
    expect(await choosePasswordByLink(request, another, WANTED)).toMatchObject(OVER);
    expect(await sessionsOf(palesa)).toBe(0);
    expect(await trySignIn(request, PALESA)).toMatchObject({ code: "accounts/wrong-sign-in" });
    expect(await trySignIn(request, { ...PALESA, password: WANTED.wanted })).toMatchObject({ kind: "signed-in" });
    expect(await auditLines("accounts/reset-password")).toMatchObject([{ accountId: palesa }]);
    expect(await subjects()).toContain("Tern: The password of your account was changed.");
  });
});

describe("a change of the e-mail address", () => {
  const NEW = "thabo@new.example.org";
  const person = {
    ...THABO,
    accountId: thabo,
    sessionId: newId(),
    hasFactor: false,
    memberships: [],
  };
  const change = (email: string, current = THABO.password) =>
    askForEmailChange(request, person, { email, current, code: "", origin: ORIGIN });

  // ASVS V7.4.3, V7.5.1
  test("takes the password, and happens when the link sent to the new address is followed; the old one is told", async () => {
    expect(await change(NEW, "wrong")).toMatchObject({ code: "accounts/wrong-password" });
    expect(await tokens()).toEqual([]);
    expect(await change(` ${NEW.toUpperCase()} `)).toBeNull();
    const [token = ""] = await tokens();
    expect((await letters()).map(({ address }) => address)).toEqual([NEW]);
    expect(await trySignIn(request, THABO)).toMatchObject({ kind: "signed-in" });
    expect(await changeEmailByLink(request, token)).toBeNull();
    expect(await sessionsOf(thabo)).toBe(0);
    expect(await trySignIn(request, THABO)).toMatchObject({ code: "accounts/wrong-sign-in" });
    expect(await trySignIn(request, { ...THABO, email: NEW })).toMatchObject({ kind: "signed-in" });
    expect(await changeEmailByLink(request, token)).toMatchObject(OVER);
    expect((await letters()).map(({ address }) => address)).toContain(THABO.email);
    expect(await subjects()).toContain("Tern: The e-mail address of your account was changed.");
    const lines = await auditLines("accounts/change-email");
    expect(lines).toMatchObject([{ accountId: thabo }]);
    expect(JSON.stringify(lines)).not.toContain("@");
    await asSuperuser("update account set email = $2 where id = $1", [thabo, THABO.email]);
  });

  test("to the address of somebody else is answered the same, and sends nothing", async () => {
    expect(await change(PALESA.email)).toBeNull();
    expect(await tokens()).toEqual([]);
  });

  test("to an address that somebody took meanwhile does not happen", async () => {
    await change(NEW);
    await openAccount(database, { ...PALESA, email: NEW });
    expect(await changeEmailByLink(request, (await tokens())[0] ?? "")).toMatchObject(OVER);
    expect(await trySignIn(request, THABO)).toMatchObject({ kind: "signed-in" });
  });

  test("sends three letters in a quarter of an hour, and then says so", async () => {
    for (let sent = 0; sent < LIMITS.letters; sent++) expect(await change(`t${sent}@example.org`)).toBeNull();
    expect(await change("t9@example.org")).toMatchObject({ code: "accounts/too-many-letters" });
  });
});

/** Gives Thabo's membership another role. */
async function becomes(role: Role) {
  await asSuperuser("delete from membership where account_id = $1", [thabo]);
  await joinProgramme(asSuperuser, { ...context, accountId: thabo, organisationId: newId(), role });
}

async function ask(purpose: "sign-in" | "password", email: string, asking = request) {
  const refusal = await askForLetter(asking, { email, purpose, origin: ORIGIN, headers });
  return isRefusal(refusal) ? refusal : null;
}

/** What the sealed letters in the outbox say, the first first. */
async function letters(): Promise<{ text: string; address?: string }[]> {
  const { rows } = await asSuperuser(
    "select payload ->> 'to' as to, payload ->> 'sealed' as sealed from outbox_message where payload ? 'sealed' order by created_at",
  );
  return (rows as { to: string; sealed: string }[]).map(
    ({ to, sealed }) =>
      JSON.parse(openSealed({ secret: TEST_SECRET, purpose: `letter to ${to}` }, sealed) ?? "{}") as { text: string },
  );
}

/** The tokens of the links that wait in the outbox. */
async function tokens(): Promise<string[]> {
  const sent = (await letters()).map(({ text }) => /\/letter\/([\w-]+)/.exec(text)?.[1]);
  return sent.filter((token) => token !== undefined);
}

async function subjects(): Promise<string[]> {
  const { rows } = await asSuperuser("select payload ->> 'subject' as subject from outbox_message");
  return (rows as { subject: string }[]).map(({ subject }) => subject);
}

async function sessionsOf(accountId: string): Promise<number> {
  return (await asSuperuser("select from sign_in_session where account_id = $1", [accountId])).rowCount ?? 0;
}
