import type { TestProject } from "vitest/node";
import { migrate } from "#db/migrate.ts";
import { startTemporaryPostgres } from "#db/temporary-postgres.ts";

export type TestServer = { superuserUrl: string; applicationUrl: string };

declare module "vitest" {
  // Vitest takes what a set-up provides from this interface only.
  interface ProvidedContext {
    postgres: TestServer;
  }
}

/** Starts one PostgreSQL for all database tests and migrates the database they are copied from.
 *  TERN_TEST_POSTGRES names the folder of another PostgreSQL's binaries. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres(process.env["TERN_TEST_POSTGRES"]);
  await migrate(postgres.ownerUrl("tern"));
  project.provide("postgres", {
    superuserUrl: postgres.superuserUrl,
    applicationUrl: postgres.applicationUrl("tern"),
  });
  return () => postgres.stop();
}
