import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { newId } from "#app/lib/ids.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { testDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";
import { openAccount } from "./account.commands.server.ts";
import { changePassword } from "./password.commands.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { createSignIn, signInContext } from "./sign-in.server.ts";

const { database, url, asSuperuser } = await testDatabase();
const environment = readEnvironment({ DATABASE_URL: url, TERN_SECRET: "a secret of the tests, long enough" });
const request = new RouterContextProvider();
request.set(databaseContext, database);
request.set(requestContext, { requestId: "test", nonce: "", routePattern: "/account" });
request.set(signInContext, createSignIn(database, environment));

const accountId = await openAccount(database, PALESA);
const palesa = { ...PALESA, accountId, memberships: [], sessionId: newId(), hasFactor: false };
const wish = { current: PALESA.password, wanted: "nine-grey-warblers", repeated: "nine-grey-warblers" };

// What follows upon a change, test/server/account.test.ts shows in the browser's place.
test("a password is changed when it is good, typed twice alike, and the current one is right", async () => {
  const change = (fields: Partial<typeof wish>) => changePassword(request, palesa, { ...wish, ...fields });
  expect(await change({ wanted: "nine herons" })).toMatchObject({ code: "accounts/password-short" });
  expect(await change({ repeated: "nine-grey-wobblers" })).toMatchObject({ code: "accounts/password-not-repeated" });
  expect(await change({ current: "nine herons" })).toMatchObject({ code: "accounts/wrong-password" });
  expect(await change({})).toBeNull();
  expect(await change({})).toMatchObject({ code: "accounts/wrong-password" });
});

test("after too many wrong current passwords even the right one has to wait", async () => {
  await asSuperuser("delete from sign_in_attempt");
  const change = (current: string) => changePassword(request, palesa, { ...wish, current });
  for (let tries = 0; tries < LIMITS.currentPassword; tries++)
    expect(await change("nine herons")).toMatchObject({ code: "accounts/wrong-password" });
  expect(await change(wish.wanted)).toMatchObject({ code: "accounts/password-tried-too-often" });
});
