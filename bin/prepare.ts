import { join } from "node:path";
import { z } from "zod";
import { makeAdministrator, makePassword, openAccount, setPassword } from "#app/accounts/account.commands.server.ts";
import { inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { loadDemonstration } from "#db/demo/load.ts";
import { migrate } from "#db/migrate.ts";
import { keep, openState } from "./supervisor/state.ts";

// Brings the database to this version of Tern, loads the demonstration programmes, and makes sure that the account
// which signs in to them exists. Prints how to sign in. Doing it again changes nothing.
const url = z.string().parse(process.env["DATABASE_URL"]);
await migrate(process.env["DATABASE_OWNER_URL"] ?? url);
const database = openDatabase(url);
const programmes = await loadDemonstration(database);

const file = join(openState().folder, "sign-in.json");
const schema = z.object({ email: z.string(), password: z.string() });
let isNew = false;
// The only password that is kept readable: people come back to the demonstration, and its people are invented.
const signIn = keep(file, schema, () => {
  isNew = true;
  return { email: "administrator@example.org", password: makePassword() };
});
const accountId = await openAccount(database, { name: "Demonstration administrator", ...signIn });
if (isNew) await setPassword(database, accountId, signIn.password);
for (const { programmeId } of programmes) {
  const context = { programmeId, accountId: null, requestId: "first-start" };
  await inProgramme(database, context, (transaction) => makeAdministrator(transaction, context, accountId));
}
await database.destroy();
console.log(`  E-mail   ${signIn.email}\n  Password ${signIn.password}`);
