import { RouterContextProvider } from "react-router";
import { beforeEach, describe, expect, test } from "vitest";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { testDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";
import { openAccount } from "./account.commands.server.ts";
import { clientNetworkContext } from "./client-network.server.ts";
import { brakeAttempt } from "./sign-in-brake.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { trySignIn } from "./sign-in.commands.server.ts";
import { createSignIn, signInContext } from "./sign-in.server.ts";

const { database, url, asSuperuser } = await testDatabase();
const environment = readEnvironment({ DATABASE_URL: url, TERN_SECRET: "a secret of the tests, long enough" });
const signIn = createSignIn(database, environment);
await openAccount(database, PALESA);

const HOME = "198.51.100.1";
const AWAY = "203.0.113.7";
const REFUSED = { code: "accounts/too-often" };
const SIGNED_IN = { kind: "signed-in" };
const WRONG = { ...PALESA, password: "seven-grey-herons" };

beforeEach(async () => void (await asSuperuser("delete from sign_in_attempt")));

describe("failures", () => {
  // ASVS V6.3.1
  test("for an address from one network close it to this network, and to no other", async () => {
    for (let tries = 0; tries < LIMITS.addressFromNetwork; tries++)
      expect(await trySignIn(from(HOME), WRONG)).toMatchObject({ code: "accounts/wrong-sign-in" });
    expect(await trySignIn(from(HOME), PALESA)).toMatchObject(REFUSED);
    expect(await trySignIn(from(AWAY), PALESA)).toMatchObject(SIGNED_IN);
  });

  test("for many addresses close all of them to the network that they come from", async () => {
    for (let tries = 0; tries < LIMITS.network; tries++)
      expect(await brake(`person-${tries}@example.org`, AWAY)).not.toBeNull();
    expect(await brake("another@example.org", AWAY)).toBeNull();
    expect(await brake("another@example.org", HOME)).not.toBeNull();
  });

  test("for an address from many networks make everybody wait, and refuse nobody", async () => {
    for (let tries = 0; tries < LIMITS.address; tries++)
      expect(await brake(PALESA.email, `192.0.2.${tries}`)).not.toBeNull();
    await brake(PALESA.email, "192.0.2.254");
    const beganAt = performance.now();
    expect(await trySignIn(from(HOME), PALESA)).toMatchObject(SIGNED_IN);
    // The second attempt beyond the limit waits for two steps of a quarter of a second.
    expect(performance.now() - beganAt).toBeGreaterThan(490);
  });

  test("of others never hold up a browser that has signed in before", async () => {
    const headers = await knownBrowser();
    await brake(PALESA.email, HOME);
    await asSuperuser("update sign_in_attempt set attempts = 100000");
    expect(await trySignIn(from(HOME), PALESA)).toMatchObject(REFUSED);
    const beganAt = performance.now();
    expect(await trySignIn(from(HOME), PALESA, headers)).toMatchObject(SIGNED_IN);
    expect(performance.now() - beganAt).toBeLessThan(4000);
  });

  test("of a known browser itself make it one like any other, so that a stolen mark opens nothing", async () => {
    const headers = await knownBrowser();
    await trySignIn(from(HOME), WRONG, headers);
    await asSuperuser("update sign_in_attempt set attempts = 100000");
    for (let tries = 0; tries < LIMITS.addressFromNetwork; tries++) await brake(PALESA.email, HOME);
    expect(await trySignIn(from(HOME), PALESA, headers)).toMatchObject(REFUSED);
  });

  test("are kept as keyed hashes and a quarter of an hour, and not at all when it succeeded", async () => {
    for (let tries = 0; tries <= LIMITS.addressFromNetwork; tries++)
      expect(await trySignIn(from(HOME), PALESA)).toMatchObject(SIGNED_IN);
    expect((await asSuperuser("select from sign_in_attempt")).rowCount).toBe(0);
    await trySignIn(from(HOME), WRONG);
    const { rows } = await asSuperuser("select length(subject_hash) as bytes, attempts from sign_in_attempt");
    expect(rows).toEqual([1, 2, 3].map(() => ({ bytes: 32, attempts: 1 })));
  });
});

test("an unknown address takes as long as a wrong password", async () => {
  const took = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 24; round++) {
    took.known.push(await timeOf(PALESA.email));
    took.unknown.push(await timeOf(`nobody-${round}@example.org`));
  }
  // Ratios of the quarters of both distributions: a look-up without a hash would be twenty times as quick.
  for (const part of [0.25, 0.5, 0.75]) {
    const ratio = quantile(took.known, part) / quantile(took.unknown, part);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.67);
  }
});

async function timeOf(email: string): Promise<number> {
  await asSuperuser("delete from sign_in_attempt");
  const beganAt = performance.now();
  await trySignIn(from(HOME), { ...WRONG, email });
  return performance.now() - beganAt;
}

function quantile(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? NaN;
}

function from(network: string): RouterContextProvider {
  const context = new RouterContextProvider();
  context.set(databaseContext, database);
  context.set(requestContext, { requestId: "test", nonce: "", routePattern: "/sign-in" });
  context.set(signInContext, signIn);
  context.set(clientNetworkContext, network);
  return context;
}

async function brake(email: string, network: string) {
  return await brakeAttempt(database, environment.TERN_SECRET, { email, network, browser: null });
}

/** The headers of a browser in which Palesa has signed in. */
async function knownBrowser(): Promise<Headers> {
  const outcome = await trySignIn(from(HOME), PALESA);
  if (outcome.kind !== "signed-in") throw new Error(outcome.code);
  const cookies = outcome.cookies.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return new Headers({ cookie: cookies.join("; ") });
}
