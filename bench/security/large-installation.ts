import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { makeAdministrator, openAccountIn } from "#app/accounts/account.commands.server.ts";
import { type Database, inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { openProgramme } from "#app/programme/programme.commands.server.ts";
import { migrate } from "#db/migrate.ts";
import { startTemporaryPostgres } from "#db/temporary-postgres.ts";
import type { DB } from "#db/types.ts";
import { aFacility, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";

export const PEOPLE = 10_000;
const HOSPITALS = 20;
const COUNTRIES = ["ZA", "GB", "US", "BE", "FR", "DE"];
const SPECIALTIES = ["anaesthetics", "midwife", "paediatrics", "general-surgery"];
const GIVEN_NAMES = ["Lineo", "Thabo", "Keza", "Palesa", "Mpho", "Eric", "Aline", "Teboho"];

export type LargeInstallation = {
  /** As the application. */
  database: Database;
  applicationUrl: string;
  /** As a superuser, whom no row-level security binds. */
  unbound: Database;
  context: { programmeId: string; accountId: string; requestId: string };
  stop(): Promise<void>;
};

/** A programme of 10,000 people with its administrator, in a PostgreSQL of its own that does not wait for the disk. */
export async function startLargeInstallation(administrator: {
  email: string;
  password: string;
}): Promise<LargeInstallation> {
  const postgres = await startTemporaryPostgres();
  await migrate(postgres.ownerUrl("tern"));
  const applicationUrl = postgres.applicationUrl("tern");
  const database = openDatabase(applicationUrl);
  const unbound = unboundDatabase(postgres.superuserUrl.replace(/\/postgres$/, "/tern"));
  const byItself = { programmeId: newId(), accountId: null, requestId: "bench" };
  const accountId = await inProgramme(database, byItself, async (transaction) => {
    const place = { countryCode: "LS", currency: "USD", timeZone: "Africa/Maseru" };
    const opened = await openProgramme(transaction, byItself, { name: "Lesotho", ...place });
    if (isRefusal(opened)) throw new Error(opened.code);
    const id = await openAccountIn(transaction, { name: "Palesa Mokoena", ...administrator });
    await makeAdministrator(transaction, byItself, id);
    return id;
  });
  const context = { ...byItself, accountId };
  await inProgramme(database, context, (transaction) => fillProgramme(transaction, context, largeProgramme()));
  await sql`vacuum analyze`.execute(unbound);
  return {
    database,
    applicationUrl,
    unbound,
    context,
    async stop() {
      await database.destroy();
      await unbound.destroy();
      await postgres.stop();
    },
  };
}

function largeProgramme() {
  const facilities = Array.from({ length: HOSPITALS }, (_, index) =>
    aFacility({ code: `F${index}`, name: `Hospital ${index}` }),
  );
  const professionals = Array.from({ length: PEOPLE }, (_, index) =>
    aProfessional({
      code: `P${String(index).padStart(5, "0")}`,
      name: `${GIVEN_NAMES[index % GIVEN_NAMES.length]} Family${(index * 7919) % PEOPLE}`,
      residenceCountry: COUNTRIES[index % COUNTRIES.length] ?? "ZA",
      specialties: [{ specialtyCode: SPECIALTIES[index % SPECIALTIES.length] ?? "midwife", level: 1 + (index % 3) }],
    }),
  );
  const requests = Array.from({ length: 3 * HOSPITALS }, (_, index) =>
    aRequest({
      code: `N${index}`,
      facilityCode: `F${index % HOSPITALS}`,
      specialtyCode: SPECIALTIES[index % SPECIALTIES.length] ?? "midwife",
    }),
  );
  return smallProgramme({ facilities, professionals, requests });
}

function unboundDatabase(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 2, options: "-c timezone=UTC" });
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins });
}
