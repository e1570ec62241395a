import { z } from "zod";
import { openDatabase } from "#app/lib/database.server.ts";
import { migrate } from "#db/migrate.ts";
import { prepareDemonstration } from "./prepare/demonstration.ts";
import { prepareInstallation } from "./prepare/installation.ts";
import { openState } from "./supervisor/state.ts";

// Brings the database to this version of Tern and makes sure that there is something to sign in to: the demonstration, or a programme of
// one's own. Prints how to sign in. Doing it again changes nothing.
const args = process.argv.slice(2);
const url = z.string().parse(process.env["DATABASE_URL"]);
const database = openDatabase(url);
try {
  await migrate(process.env["DATABASE_OWNER_URL"] ?? url);
  const isDemonstration = args.length === 1 && args[0] === "--demonstration";
  console.log(
    isDemonstration
      ? await prepareDemonstration(database, openState().folder)
      : await prepareInstallation(database, args),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await database.destroy();
}
