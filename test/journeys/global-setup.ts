import pg from "pg";
import { makeAdministrator, openAccount } from "#app/accounts/account.commands.server.ts";
import { inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { loadDemonstration } from "#db/demo/load.ts";
import { migrate } from "#db/migrate.ts";
import { startTemporaryPostgres } from "#db/temporary-postgres.ts";
import { buildWhenChanged } from "../../bin/supervisor/build.ts";
import { PALESA } from "#test/people.ts";
import { EMPTY_PROGRAMME, POSTGRES_VARIABLE, type JourneyPostgres } from "./tern.ts";

/** Builds what has changed, starts one PostgreSQL for all journeys and fills the database that each of them copies: the demonstration programmes,
 *  and an empty one for those who begin at the beginning. */
export default async function setUp(): Promise<() => Promise<void>> {
  await buildWhenChanged();
  const postgres = await startTemporaryPostgres();
  await migrate(postgres.ownerUrl("tern"));
  await addEmptyProgramme(postgres.ownerUrl("tern"));
  const database = openDatabase(postgres.applicationUrl("tern"));
  const programmes = [...(await loadDemonstration(database)), { programmeId: EMPTY_PROGRAMME.id }];
  const accountId = await openAccount(database, PALESA);
  for (const { programmeId } of programmes) {
    const context = { programmeId, accountId: null, requestId: newId() };
    await inProgramme(database, context, (transaction) => makeAdministrator(transaction, context, accountId));
  }
  await database.destroy();
  const addresses: JourneyPostgres = {
    superuserUrl: postgres.superuserUrl,
    applicationUrl: postgres.applicationUrl("tern"),
  };
  process.env[POSTGRES_VARIABLE] = JSON.stringify(addresses);
  return () => postgres.stop();
}

async function addEmptyProgramme(ownerUrl: string): Promise<void> {
  const { id, code, name } = EMPTY_PROGRAMME;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("begin");
  await client.query(`set local "tern.programme" = '${id}'`);
  await client.query(
    `insert into programme (programme_id, code, name, country_code, currency, time_zone, demonstration)
     values ($1, $2, $3, 'LS', 'USD', 'Africa/Maseru', true)`,
    [id, code, name],
  );
  await client.query("commit");
  await client.end();
}
