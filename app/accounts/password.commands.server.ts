import type { RouterContextProvider } from "react-router";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { log } from "#app/lib/log.server.ts";
import { type Refusal, refuse } from "#app/lib/refusal.ts";
import { replacePasswordOnRecord } from "./account.commands.server.ts";
import { findPasswordHash } from "./account.queries.server.ts";
import { isBreached } from "./breached-passwords.server.ts";
import { checkPassword } from "./password-rules.ts";
import { hashPassword, isPassword } from "./password.server.ts";
import { countAttempt, type Subject, takeBackAttempts } from "./sign-in-attempt.queries.server.ts";
import { LIMITS } from "./sign-in-limits.ts";
import { signInContext } from "./sign-in.server.ts";
import type { SignedIn } from "./viewer.server.ts";

/** Gives the signed-in person the password that they want, and ends their sessions in all other browsers. The record of each of their
 *  programmes has a line.
 *  @returns null when it is done
 *  @refuses what {@link checkPassword} refuses; accounts/password-not-repeated when it was typed differently the second time;
 *           accounts/password-tried-too-often after ten wrong current ones in a quarter of an hour;
 *           accounts/wrong-password when the current one is wrong */
export async function changePassword(
  context: Readonly<RouterContextProvider>,
  person: SignedIn,
  given: { current: string; wanted: string; repeated: string },
): Promise<Refusal | null> {
  const { requestId } = context.get(requestContext);
  const { accountId, sessionId } = person;
  const programmes = person.memberships.flatMap(({ programme }) => [programme.name, programme.code]);
  const fault = checkPassword(given.wanted, [person.name, person.email, ...programmes], isBreached);
  if (fault !== null) return fault;
  if (given.wanted !== given.repeated) return refuse("accounts/password-not-repeated");
  const wrong = await checkCurrentPassword(context, accountId, given.current);
  if (wrong !== null) return wrong;
  const passwordHash = await hashPassword(given.wanted);
  const change = { accountId, passwordHash, act: "accounts/change-password", by: accountId, requestId };
  await replacePasswordOnRecord(context.get(databaseContext), { ...change, keptSessionId: sessionId });
  log.info({ requestId, accountId }, "password changed");
  return null;
}

/** Asks for the password again. Whoever finds a browser signed in can try ten and then waits; signing in elsewhere goes on.
 *  @returns null when it is right
 *  @refuses accounts/wrong-password; accounts/password-tried-too-often after ten wrong ones in a quarter of an hour */
export async function checkCurrentPassword(
  context: Readonly<RouterContextProvider>,
  accountId: string,
  password: string,
): Promise<Refusal<"accounts/password-tried-too-often" | "accounts/wrong-password"> | null> {
  const database = context.get(databaseContext);
  const { secret } = context.get(signInContext).options;
  const subject: Subject = ["current password", accountId];
  if ((await countAttempt(database, secret, subject)) > LIMITS.currentPassword)
    return refuse("accounts/password-tried-too-often");
  if (!(await isPassword(password, (await findPasswordHash(database, accountId)) ?? "")))
    return refuse("accounts/wrong-password");
  await takeBackAttempts(database, secret, [subject]);
  return null;
}
