import { join } from "node:path";
import { z } from "zod";
import { makeAdministrator, makePassword, openAccount, setPassword } from "#app/accounts/account.commands.server.ts";
import { findAccount, findPasswordHash } from "#app/accounts/account.queries.server.ts";
import { isPassword } from "#app/accounts/password.server.ts";
import { type Database, inProgramme } from "#app/lib/database.server.ts";
import { isDemonstrationLoaded, loadDemonstration } from "#db/demo/load.ts";
import { keep } from "../supervisor/state.ts";

const signInSchema = z.object({ email: z.string(), password: z.string() });

/** Loads the demonstration programmes, and makes sure that the account which signs in to them does so with the password that is printed.
 *  @param folder where the sign-in is kept: the only password that is kept readable, because people come back and everybody in
 *                the demonstration is invented
 *  @returns how to sign in
 *  @throws when the database holds an installation for real people
 *  @source docs/decisions/0040-a-password-is-shown-once.md */
export async function prepareDemonstration(database: Database, folder: string): Promise<string> {
  if (!(await isDemonstrationLoaded(database)) && (await findAccount(database)) !== null)
    throw new Error(
      "This installation has a programme of its own, so the demonstration is not added to it. For the demonstration in another folder:\n" +
        "  TERN_STATE=.tern-demo bin/demo",
    );
  const programmes = await loadDemonstration(database);
  const signIn = keep(join(folder, "sign-in.json"), signInSchema, () => ({
    email: "administrator@example.org",
    password: makePassword(),
  }));
  const accountId = await openAccount(database, { name: "Demonstration administrator", ...signIn });
  // A start that was killed half way, or `tern password`, can have left the account with another one.
  const hash = await findPasswordHash(database, accountId);
  if (!(await isPassword(signIn.password, hash ?? ""))) await setPassword(database, accountId, signIn.password);
  for (const { programmeId } of programmes) {
    const context = { programmeId, accountId: null, requestId: "first-start" };
    await inProgramme(database, context, (transaction) => makeAdministrator(transaction, context, accountId));
  }
  return `  E-mail   ${signIn.email}\n  Password ${signIn.password}`;
}
